"""A vote on the web: planned with a team, reported, its households frozen, counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.decisions import VoteForm
from libs.permissions import permit
from libs.rows import found
from services.participation.acceptances.queries import accepting
from services.participation.ballots import rules as ballots
from services.participation.ballots.actions import Opening, open_ballots
from services.participation.ballots.counting import count_ballots
from services.participation.ballots.keys import Keyring
from services.participation.ballots.rules import PaperCount
from services.participation.households.queries import frozen_ids
from services.participation.matters.rules import MatterState
from services.participation.matters.standings import matter_locked
from services.participation.rounds.actions import count_round, open_round
from services.participation.rounds.queries import frozen_numbers
from services.participation.rounds.rules import NotOnTheRoll, check_team
from services.participation.rounds.tables import Round
from services.participation.webvotes import rules
from services.participation.webvotes.rules import WebVoteState
from services.participation.webvotes.tables import WebVote


async def plan_web_vote(
    session: AsyncSession,
    matter_id: UUID,
    *,
    opens_at: datetime,
    closes_at: datetime,
    team: Sequence[str],
    by: Actor,
    now: datetime,
) -> WebVote:
    """From when to when households vote, and who counts; the Front's committee heads the team."""
    matter = await matter_locked(session, matter_id)
    permit(by, "plan_web_vote", unit_id=matter.unit_id)
    if matter.state != MatterState.PREPARED or matter.form != VoteForm.ONLINE:
        raise rules.WebVoteNotThisForm
    assert matter.unit_id is not None  # the law has no online vote of the whole ward
    check_team(team, now.date())
    ballots.check_times(opens_at, closes_at, now)
    row = WebVote(
        matter_id=matter.id,
        unit_id=matter.unit_id,
        issued_on=now.date(),
        opens_at=opens_at,
        closes_at=closes_at,
        team=list(team),
    )
    session.add(row)
    said = {"opens_at": opens_at, "closes_at": closes_at, "team": len(team)}
    record(session, by, "plan_web_vote", row.id, now, **said)
    return row


async def report_web_vote(
    session: AsyncSession, web_vote_id: UUID, *, reported_on: date, by: Actor, now: datetime
) -> WebVote:
    """The ward's committee and the Front were told of it (Nghị định 59/2023/NĐ-CP, Điều 5)."""
    row = await _for(session, web_vote_id, "report_web_vote", by, WebVoteState.PLANNED)
    rules.check_reported_on(reported_on, row.issued_on, now.date())
    row.reported_on = reported_on
    record(session, by, "report_web_vote", row.id, now, reported_on=reported_on)
    return row


async def cancel_web_vote(
    session: AsyncSession, web_vote_id: UUID, *, by: Actor, now: datetime
) -> WebVote:
    """It does not take place; another one may be planned."""
    row = await _for(session, web_vote_id, "cancel_web_vote", by, WebVoteState.PLANNED)
    row.state = WebVoteState.CANCELLED
    record(session, by, "cancel_web_vote", row.id, now)
    return row


async def open_web_vote(
    session: AsyncSession, web_vote_id: UUID, *, keys: Keyring, by: Actor, now: datetime
) -> WebVote:
    """The households are frozen and told, with the fingerprint of the keys on the notice.

    That more than half of these households accept the web is weighed now; people vote in the
    hours of the plan, two days later at the earliest.
    """
    row = await _for(session, web_vote_id, "open_web_vote", by, WebVoteState.PLANNED)
    rules.check_reported(row.reported_on)
    matter = await matter_locked(session, row.matter_id)
    opened = await open_round(session, matter, row.unit_id, VoteForm.ONLINE, by=by, now=now)
    roll = await frozen_numbers(session, opened.roll_id)
    opening = Opening(
        neighbourhood_id=row.unit_id,
        title=matter.title,
        roll=roll,
        accepted=len(await accepting(session, matter.id) & roll.keys()),
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        matter_id=matter.id,
    )
    box = await open_ballots(session, opening, keys=keys, by=by, now=now)
    row.state, row.round_id, row.ballot_round_id = WebVoteState.OPENED, opened.id, box.id
    record(session, by, "open_web_vote", row.id, now, households=opened.households)
    return row


async def count_web_vote(
    session: AsyncSession,
    web_vote_id: UUID,
    *,
    paper: PaperCount | None,
    witness_ids: Collection[UUID],
    keys: Keyring,
    by: Actor,
    now: datetime,
) -> WebVote:
    """After closing: the box is opened, papers are added, and the sum decides the matter."""
    row = await _for(session, web_vote_id, "count_web_vote", by, WebVoteState.OPENED)
    assert row.round_id is not None  # an opened one has a round
    assert row.ballot_round_id is not None  # and its ballots
    matter = await matter_locked(session, row.matter_id)
    counted = await found(session, Round, row.round_id, lock=True)
    if set(witness_ids) - await frozen_ids(session, counted.roll_id):
        raise NotOnTheRoll
    tally = await count_ballots(
        session,
        row.ballot_round_id,
        paper=paper,
        tellers=len(row.team),
        witnesses=len(set(witness_ids)),
        keys=keys,
        by=by,
        now=now,
    )
    count = rules.count_of(tally.counts, tally.invalid)
    await count_round(session, matter, counted, count, witness_ids=witness_ids, by=by, now=now)
    row.state = WebVoteState.COUNTED
    record(session, by, "count_web_vote", row.id, now, back=count.present)
    return row


async def _for(
    session: AsyncSession, web_vote_id: UUID, action: str, by: Actor, wanted: WebVoteState
) -> WebVote:
    row = await found(session, WebVote, web_vote_id, lock=True)
    permit(by, action, unit_id=row.unit_id)
    rules.check_state(WebVoteState(row.state), wanted)
    return row
