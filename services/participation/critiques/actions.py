"""What is done about a critique: the draft sent, the Front's points, the reply to each."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.critiques import (
    CritiqueAnswered,
    CritiqueAsked,
    CritiqueIssued,
    CritiqueWithdrawn,
)
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.remembered.queries import working_unit
from libs.rows import found
from services.participation.critiques import rules
from services.participation.critiques.queries import points_of
from services.participation.critiques.rules import CritiqueState, Taken
from services.participation.critiques.tables import Critique, CritiquePoint
from services.participation.tables import Unit


async def send_for_critique(
    session: AsyncSession,
    *,
    title: str,
    summary: str,
    unit_id: UUID,
    meets_on: date,
    draft: StoredFile,
    by: Actor,
    now: datetime,
) -> Critique:
    """The draft goes to the Front today, long enough before its day."""
    permit(by, "send_for_critique", unit_id=unit_id)
    rules.check_day(meets_on, now.date())
    await working_unit(session, Unit, unit_id)
    row = Critique(
        title=title,
        summary=summary,
        draft=asdict(draft),
        unit_id=unit_id,
        author_id=by.id,
        sent_on=now.date(),
        meets_on=meets_on,
    )
    session.add(row)
    record(session, by, "send_for_critique", row.id, now, meets_on=meets_on)
    told = {"unit_id": unit_id, "sent_on": row.sent_on, "meets_on": meets_on}
    emit(session, CritiqueAsked(occurred_at=now, critique_id=row.id, **told))
    return row


async def move_critique(
    session: AsyncSession, critique_id: UUID, *, meets_on: date, by: Actor, now: datetime
) -> Critique:
    """The Front chooses another day."""
    permit(by, "move_critique")
    row = await _locked(session, critique_id, CritiqueState.SENT)
    rules.check_day(meets_on, row.sent_on)
    was, row.meets_on = row.meets_on, meets_on
    record(session, by, "move_critique", row.id, now, was_on=was, meets_on=meets_on)
    return row


async def withdraw_critique(
    session: AsyncSession, critique_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Critique:
    """The committee takes back what it sent by mistake, before the Front has begun.

    The Front keeps the draft and reads why; for another draft the days begin anew.
    """
    row = await _locked(session, critique_id, CritiqueState.SENT)
    permit(by, "withdraw_critique", unit_id=row.unit_id)
    rules.check_withdrawing(len(await points_of(session, row.id)), row.meets_on, now.date())
    row.state, row.withdrawn_on = CritiqueState.WITHDRAWN, now.date()
    row.withdrawal_reason = reason
    record(session, by, "withdraw_critique", row.id, now)
    told = {"unit_id": row.unit_id, "withdrawn_on": row.withdrawn_on}
    emit(session, CritiqueWithdrawn(occurred_at=now, critique_id=row.id, **told))
    return row


async def add_critique_point(
    session: AsyncSession, critique_id: UUID, *, text: str, by: Actor, now: datetime
) -> CritiquePoint:
    """The Front writes a point; until it issues them nobody else reads any."""
    permit(by, "add_critique_point")
    row = await _locked(session, critique_id, CritiqueState.SENT)
    before = await points_of(session, row.id)
    if len(before) >= rules.POINTS_MAX:
        raise rules.CritiqueTooLong
    ordinal = max((each.ordinal for each in before), default=0) + 1
    made = CritiquePoint(critique_id=row.id, ordinal=ordinal, text=text)
    session.add(made)
    record(session, by, "add_critique_point", row.id, now, ordinal=ordinal)
    return made


async def remove_critique_point(
    session: AsyncSession, point_id: UUID, *, by: Actor, now: datetime
) -> Critique:
    """The Front takes a point back before it issues them; the others keep their numbers."""
    permit(by, "remove_critique_point")
    point = await found(session, CritiquePoint, point_id)
    row = await _locked(session, point.critique_id, CritiqueState.SENT)
    await session.delete(point)
    record(session, by, "remove_critique_point", row.id, now, ordinal=point.ordinal)
    return row


async def issue_critique(
    session: AsyncSession,
    critique_id: UUID,
    *,
    number: str,
    paper: StoredFile | None,
    agrees: bool,
    by: Actor,
    now: datetime,
) -> Critique:
    """The Front sends its criticism, or that it agrees; nobody changes it any more."""
    permit(by, "issue_critique")
    row = await _locked(session, critique_id, CritiqueState.SENT)
    points = await points_of(session, row.id)
    rules.check_issuing(len(points), row.meets_on, now.date(), agrees=agrees)
    row.state, row.number, row.issued_on = CritiqueState.ISSUED, number, now.date()
    row.paper = asdict(paper) if paper else None
    record(session, by, "issue_critique", row.id, now, number=number, points=len(points))
    told = {"issued_on": now.date(), "points": len(points)}
    emit(session, CritiqueIssued(occurred_at=now, critique_id=row.id, **told))
    return row


async def reply_to_point(
    session: AsyncSession, point_id: UUID, *, taken: Taken, reply: str, by: Actor, now: datetime
) -> CritiquePoint:
    """The committee writes what it does with a point, and why."""
    point = await found(session, CritiquePoint, point_id)
    row = await _locked(session, point.critique_id, CritiqueState.ISSUED)
    permit(by, "reply_to_point", unit_id=row.unit_id)
    point.taken, point.reply = taken, reply
    record(session, by, "reply_to_point", row.id, now, ordinal=point.ordinal, taken=taken)
    return point


async def answer_critique(
    session: AsyncSession, critique_id: UUID, *, number: str, by: Actor, now: datetime
) -> Critique:
    """The chair sends the reply to the Front, once every point has one."""
    permit(by, "answer_critique")
    row = await _locked(session, critique_id, CritiqueState.ISSUED)
    answers = Counter(point.taken for point in await points_of(session, row.id))
    rules.check_answered(answers[None], row.sent_on)
    row.state, row.reply_number, row.answered_on = CritiqueState.ANSWERED, number, now.date()
    record(session, by, "answer_critique", row.id, now, number=number)
    told = {taken.value: answers[taken] for taken in Taken}
    event = CritiqueAnswered(occurred_at=now, critique_id=row.id, answered_on=now.date(), **told)
    emit(session, event)
    return row


async def _locked(session: AsyncSession, critique_id: UUID, wanted: CritiqueState) -> Critique:
    row = await found(session, Critique, critique_id, lock=True)
    rules.check_state(CritiqueState(row.state), wanted)
    return row
