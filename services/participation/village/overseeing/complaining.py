"""A written complaint about a convention: noted, and answered within the days of article 12.2."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.conventions import ConventionComplaintAnswered
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.calendar import national_calendar
from libs.law.clocks import working_days_late
from libs.permissions import permit
from libs.rows import found
from services.participation.conventions.standings import convention_locked
from services.participation.conventions.tables import Convention
from services.participation.village.overseeing import rules
from services.participation.village.overseeing.queries import open_about
from services.participation.village.overseeing.rules import Source
from services.participation.village.overseeing.tables import ConventionComplaint


@dataclass(frozen=True)
class Reply:
    """A written answer; upheld where the convention was suspended for it."""

    number: str
    text: str
    upheld: bool = False


async def note_convention_complaint(
    session: AsyncSession,
    convention_id: UUID,
    *,
    source: Source,
    number: str,
    gist: str,
    received_on: date,
    by: Actor,
    now: datetime,
) -> ConventionComplaint:
    """A letter about a convention in use came in; from its day the ward has three working days."""
    permit(by, "note_convention_complaint")
    row = await convention_locked(session, convention_id)
    rules.check_kept(row.state)
    assert row.effective_on is not None  # it is in use
    rules.check_received(received_on, row.effective_on, now.date())
    if await open_about(session, row.id) >= rules.OPEN_MAX:
        raise rules.TooManyComplaints
    made = ConventionComplaint(
        convention_id=row.id,
        source=source,
        number=number,
        gist=gist,
        received_on=received_on,
        author_id=by.id,
    )
    session.add(made)
    said = {"source": source, "number": number, "received_on": received_on}
    record(session, by, "note_convention_complaint", row.id, now, **said)
    return made


async def answer_convention_complaint(
    session: AsyncSession, complaint_id: UUID, *, number: str, answer: str, by: Actor, now: datetime
) -> Convention:
    """The ward answers in writing that there is no ground (article 12.2.a)."""
    permit(by, "answer_convention_complaint")
    told = await found(session, ConventionComplaint, complaint_id)
    row = await convention_locked(session, told.convention_id)
    await close_complaint(session, row, complaint_id, Reply(number, answer), by=by, now=now)
    return row


async def close_complaint(
    session: AsyncSession,
    row: Convention,
    complaint_id: UUID,
    reply: Reply,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """It is answered, by a letter or by the suspension it led to."""
    told = await found(session, ConventionComplaint, complaint_id, lock=True)
    if told.convention_id != row.id:
        raise NotFound
    if told.answered_on:
        raise rules.ComplaintAnsweredAlready
    today = now.date()
    told.answered_on, told.upheld = today, reply.upheld
    told.answer_number, told.answer = reply.number, reply.text
    said = {"number": reply.number, "upheld": reply.upheld}
    record(session, by, "close_complaint", row.id, now, **said)
    due_on = rules.answer_by(told.received_on).due_on
    assert due_on is not None  # nothing suspends it
    late = working_days_late(due_on, today, national_calendar())
    event = ConventionComplaintAnswered(
        occurred_at=now,
        convention_id=row.id,
        complaint_id=told.id,
        unit_id=row.unit_id,
        upheld=reply.upheld,
        answered_on=today,
        days_late=late,
    )
    emit(session, event)
