"""The chair grants, refuses, takes back, or proposes upward what is granted above the ward."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.awards.commendations import (
    CommendationAnswered,
    CommendationGranted,
    CommendationRefused,
    CommendationSent,
    CommendationWithdrawn,
)
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.titles import Holder, title
from libs.permissions import permit
from libs.rows import found
from services.awards.blocks.queries import blocks_on
from services.awards.blocks.rules import check_eligible
from services.awards.commendations import rules
from services.awards.commendations.actions import locked, told
from services.awards.commendations.rules import CommendationState
from services.awards.commendations.tables import Commendation
from services.awards.decisions.granting import grant, take_back
from services.awards.decisions.rules import check_holder
from services.awards.models.rules import check_no_part
from services.awards.tables import Unit

READY = (CommendationState.APPRAISED, CommendationState.VOTED)


async def grant_commendation(
    session: AsyncSession,
    commendation_id: UUID,
    *,
    number: str,
    other_person: bool = False,
    by: Actor,
    now: datetime,
) -> Commendation:
    """The chair grants the title; its certificate and its money are those of that day."""
    row = await locked(session, commendation_id, *READY)
    permit(by, "grant_commendation", author_id=row.author_id)
    check_no_part(by.unit_id, row.involved)
    today = now.date()
    rules.check_ready(CommendationState(row.state), title(row.title_id))
    check_holder(row.title_id, Holder(row.holder), today)
    looked = await _check_eligible(session, row, today, other_person)
    holder = row.person or (await found(session, Unit, row.unit_id)).name
    grant(
        session,
        row.id,
        title_id=row.title_id,
        holder=holder,
        merit=row.merit,
        number=number,
        now=now,
        listed=row.listed,
    )
    row.state = CommendationState.GRANTED
    record(session, by, "grant_commendation", row.id, now, number=number, **looked)
    emit(session, CommendationGranted(occurred_at=now, **told(row), decided_on=today))
    return row


async def refuse_commendation(
    session: AsyncSession, commendation_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Commendation:
    """The chair does not grant it or does not propose it upward, and says why."""
    permit(by, "refuse_commendation")
    row = await locked(session, commendation_id, CommendationState.PROPOSED, *READY)
    row.state, row.reason = CommendationState.REFUSED, reason
    record(session, by, "refuse_commendation", row.id, now)
    emit(session, CommendationRefused(occurred_at=now, **told(row), refused_on=now.date()))
    return row


async def send_commendation(
    session: AsyncSession,
    commendation_id: UUID,
    *,
    number: str,
    other_person: bool = False,
    by: Actor,
    now: datetime,
) -> Commendation:
    """The ward proposes it to whoever grants the title (tờ trình)."""
    row = await locked(session, commendation_id, *READY)
    permit(by, "send_commendation", author_id=row.author_id)
    check_no_part(by.unit_id, row.involved)
    chosen = title(row.title_id)
    rules.check_ready(CommendationState(row.state), chosen)
    rules.check_sent_up(chosen, now.date())
    looked = await _check_eligible(session, row, now.date(), other_person)
    row.state = CommendationState.SENT
    row.sent_on, row.sent_number = now.date(), number
    record(session, by, "send_commendation", row.id, now, number=number, **looked)
    emit(session, CommendationSent(occurred_at=now, **told(row), sent_on=now.date()))
    return row


async def record_commendation_answer(
    session: AsyncSession,
    commendation_id: UUID,
    *,
    granted: bool,
    number: str,
    answered_on: date,
    by: Actor,
    now: datetime,
) -> Commendation:
    """What came back from above; its certificate is theirs, so the ward prints none."""
    permit(by, "record_commendation_answer")
    row = await locked(session, commendation_id, CommendationState.SENT)
    check_no_part(by.unit_id, row.handled_by_others_than)
    rules.check_answered(row.sent_on, answered_on, now.date())
    above = CommendationState.GRANTED_ABOVE if granted else CommendationState.REFUSED_ABOVE
    row.state, row.answered_on, row.answer_number = above, answered_on, number
    said = {"answered_on": answered_on, "granted": granted}
    record(session, by, "record_commendation_answer", row.id, now, number=number, **said)
    emit(session, CommendationAnswered(occurred_at=now, **told(row), **said))
    return row


async def withdraw_commendation(
    session: AsyncSession,
    commendation_id: UUID,
    *,
    number: str,
    reason: str,
    by: Actor,
    now: datetime,
) -> Commendation:
    """What was granted on a dishonest claim is taken back. Luật 06/2022/QH15, chapter VII."""
    permit(by, "withdraw_commendation")
    row = await locked(session, commendation_id, CommendationState.GRANTED)
    row.state, row.reason = CommendationState.WITHDRAWN, reason
    await take_back(session, row.id, number=number, reason=reason, on=now.date())
    record(session, by, "withdraw_commendation", row.id, now, number=number)
    emit(session, CommendationWithdrawn(occurred_at=now, **told(row), withdrawn_on=now.date()))
    return row


async def _check_eligible(
    session: AsyncSession, row: Commendation, today: date, other_person: bool
) -> dict[str, bool]:
    """What the history says of it: that a namesake was looked at, where there is one."""
    found = (await blocks_on(session, today)).of(row.unit_id, row.person)
    check_eligible(found, other_person=other_person)
    return {} if found.eligible else {"other_person": True}
