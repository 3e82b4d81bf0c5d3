"""A unit proposes somebody for a title; it is appraised, and voted on where the title asks."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.awards.commendations import (
    CommendationAppraised,
    CommendationProposed,
    CommendationVoted,
    CommendationVoteVoided,
)
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.titles import Holder, title
from libs.permissions import permit
from libs.remembered.queries import working_unit
from libs.rows import found
from services.awards.commendations import rules
from services.awards.commendations.rules import CommendationState
from services.awards.commendations.tables import Commendation
from services.awards.councils.actions import counted, voided
from services.awards.councils.rules import Count, check_held
from services.awards.models.rules import check_no_part
from services.awards.tables import Unit


async def propose_commendation(
    session: AsyncSession,
    *,
    holder: Holder,
    title_id: str,
    unit_id: UUID,
    person: str,
    position: str,
    listed: bool,
    merit: str,
    by: Actor,
    now: datetime,
) -> Commendation:
    """A unit proposes itself or somebody of its own; two offices propose for any unit."""
    permit(by, "propose_commendation", unit_id=unit_id)
    await working_unit(session, Unit, unit_id)
    rules.check_proposed(title_id, holder, person, now.date())
    of_person = holder is Holder.INDIVIDUAL
    row = Commendation(
        holder=holder,
        title_id=title_id,
        unit_id=unit_id,
        proposer_id=by.unit_id or unit_id,
        person=person if of_person else "",
        position=position if of_person else "",
        listed=listed or not of_person,
        merit=merit,
        proposed_on=now.date(),
        author_id=by.id,
    )
    session.add(row)
    record(session, by, "propose_commendation", row.id, now, holder=holder, title=title_id)
    proposed = CommendationProposed(occurred_at=now, **told(row), proposed_on=now.date())
    emit(session, proposed)
    return row


async def appraise_commendation(
    session: AsyncSession,
    commendation_id: UUID,
    *,
    opinion: str,
    number: str,
    by: Actor,
    now: datetime,
) -> Commendation:
    """Somebody else, not of the unit it is about, says what the merits are worth."""
    row = await locked(session, commendation_id, CommendationState.PROPOSED)
    permit(by, "appraise_commendation", author_id=row.author_id)
    check_no_part(by.unit_id, row.handled_by_others_than)
    row.state, row.opinion = CommendationState.APPRAISED, opinion
    row.appraised_on, row.appraisal_number = now.date(), number
    record(session, by, "appraise_commendation", row.id, now, number=number)
    emit(session, CommendationAppraised(occurred_at=now, **told(row), appraised_on=now.date()))
    return row


async def record_commendation_vote(
    session: AsyncSession,
    commendation_id: UUID,
    *,
    held_on: date,
    count: Count,
    minutes: StoredFile,
    by: Actor,
    now: datetime,
) -> Commendation:
    """The sums of the council's secret vote, as its tellers signed them."""
    row = await locked(session, commendation_id, CommendationState.APPRAISED)
    permit(by, "record_commendation_vote", author_id=row.author_id)
    check_no_part(by.unit_id, row.handled_by_others_than)
    check_held(held_on, row.appraised_on)
    rules.check_put_to_council(title(row.title_id))
    vote = await counted(session, row.id, row.title_id, held_on, count, minutes, by, now)
    row.state = CommendationState.VOTED if vote.adopted else CommendationState.FALLEN
    said = {"held_on": held_on, "adopted": vote.adopted}
    record(session, by, "record_commendation_vote", row.id, now, **said)
    emit(session, CommendationVoted(occurred_at=now, **told(row), **said))
    return row


async def void_commendation_vote(
    session: AsyncSession, commendation_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Commendation:
    """Sums that were mistyped stand no more, and are written down again."""
    row = await locked(session, commendation_id, CommendationState.VOTED, CommendationState.FALLEN)
    check_no_part(by.unit_id, row.handled_by_others_than)
    await voided(session, row.id, "void_commendation_vote", reason, by, now)
    row.state = CommendationState.APPRAISED
    record(session, by, "void_commendation_vote", row.id, now)
    emit(session, CommendationVoteVoided(occurred_at=now, **told(row), voided_on=now.date()))
    return row


async def locked(
    session: AsyncSession, commendation_id: UUID, *wanted: CommendationState
) -> Commendation:
    """The commendation, nobody else's until the end; refuses one in another state."""
    row = await found(session, Commendation, commendation_id, lock=True)
    rules.check_state(CommendationState(row.state), *wanted)
    return row


def told(row: Commendation) -> dict[str, Any]:
    """What every event says of it: never who, not even which unit."""
    return {"commendation_id": row.id, "holder": row.holder, "title": row.title_id}
