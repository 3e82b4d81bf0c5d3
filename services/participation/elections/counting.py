"""Counts ballots with several candidates: as a yes for who has most, so that the share decides.

More than half of all households can stand behind one candidate only (article 21.1); into a board
that takes several, a ballot names as many.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from services.participation.candidates.queries import candidates_of, election_of
from services.participation.candidates.tables import CandidateVotes
from services.participation.elections import rules
from services.participation.elections.rules import Ballots
from services.participation.handouts.actions import count_handout, handout_for
from services.participation.handouts.rules import HandoutState
from services.participation.handouts.tables import Handout
from services.participation.meetings.actions import meeting_for
from services.participation.meetings.holding import count_meeting
from services.participation.meetings.rules import MeetingState
from services.participation.meetings.tables import Meeting


async def count_election(
    session: AsyncSession,
    meeting_id: UUID,
    *,
    parts: Mapping[UUID, Ballots],
    total: Ballots,
    witness_ids: Collection[UUID],
    course: str,
    by: Actor,
    now: datetime,
) -> Meeting:
    """The ballots of each cluster and candidate, and the sums as they were written."""
    row = await meeting_for(session, meeting_id, "count_election", by, MeetingState.OPENED)
    leader = await _kept(session, row.matter_id, row.round_id, total, list(parts.values()))
    return await count_meeting(
        session,
        meeting_id,
        counts={cluster: each.count(leader) for cluster, each in parts.items()},
        total=total.count(leader),
        witness_ids=witness_ids,
        course=course,
        by=by,
        now=now,
    )


async def count_election_handout(
    session: AsyncSession,
    handout_id: UUID,
    *,
    given: int,
    total: Ballots,
    witness_ids: Collection[UUID],
    by: Actor,
    now: datetime,
) -> Handout:
    """The ballots that came back, for each candidate."""
    row = await handout_for(session, handout_id, "count_election_handout", by, HandoutState.OPENED)
    leader = await _kept(session, row.matter_id, row.round_id, total, [total])
    return await count_handout(
        session,
        handout_id,
        given=given,
        count=total.count(leader),
        witness_ids=witness_ids,
        by=by,
        now=now,
    )


async def _kept(
    session: AsyncSession,
    matter_id: UUID,
    round_id: UUID | None,
    total: Ballots,
    parts: list[Ballots],
) -> UUID:
    """Keep the votes of the round; who has most of them."""
    election = await election_of(session, matter_id)
    order = [each.id for each in await candidates_of(session, election.id)] if election else []
    if election is None or len(order) < 2:
        raise rules.CandidatesDiffer
    leader = rules.leader_of(total, order)
    rules.check_sums(total, parts, order, election.seats)
    assert round_id is not None  # what is open has its round
    session.add_all(
        CandidateVotes(round_id=round_id, candidate_id=each, votes=total.votes[each])
        for each in order
    )
    await session.flush()
    return leader
