"""What is done about a dialogue: planned, told, moved, called off, held."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from services.reception.cases.queries import case_for
from services.reception.dialogues import rules, telling
from services.reception.dialogues.of_cases import (
    check_day_of,
    check_names,
    note_minutes,
    note_notice,
    noted_late,
)
from services.reception.dialogues.owing import meet_duty
from services.reception.dialogues.reaching import reached
from services.reception.dialogues.rules import DialogueKind, DialogueState
from services.reception.dialogues.tables import Dialogue

PLANNED = DialogueState.PLANNED


@dataclass(frozen=True)
class Plan:
    """What is planned; nobody is named."""

    title: str
    on: date
    starts_at: time
    place: str
    agenda: str


@dataclass(frozen=True)
class Attendance:
    """Who came, by number, and how many questions were asked and answered."""

    residents: int
    officials: int
    questions: int
    answered: int


async def plan_dialogue(
    session: AsyncSession, plan: Plan, *, kind: DialogueKind, by: Actor, now: datetime
) -> Dialogue:
    """A day is set, and public from then on. Raises NeedsItsCase for that of a complaint."""
    permit(by, "plan_dialogue")
    if kind is DialogueKind.COMPLAINT:
        raise rules.NeedsItsCase
    rules.check_day(plan.on, now.date())
    row = Dialogue(kind=kind, author_id=by.id, **asdict(plan))
    session.add(row)
    record(session, by, "plan_dialogue", row.id, now, kind=kind, on=row.on)
    return row


async def notify_dialogue(
    session: AsyncSession,
    dialogue_id: UUID,
    *,
    notified_on: date,
    number: str = "",
    by: Actor,
    now: datetime,
) -> Dialogue:
    """Those concerned were told on a day: in time, or the dialogue has to move."""
    row = await reached(session, dialogue_id, "notify_dialogue", PLANNED, by=by)
    owed = rules.notice(DialogueKind(row.kind), row.on)
    rules.check_notice(owed, notified_on, now.date())
    await note_notice(session, row, number, notified_on, by=by, now=now)
    row.notified_on = notified_on
    record(session, by, "notify_dialogue", row.id, now, notified_on=notified_on)
    return row


async def move_dialogue(
    session: AsyncSession, dialogue_id: UUID, *, on: date, by: Actor, now: datetime
) -> Dialogue:
    """Another day; those concerned have to be told anew."""
    row = await reached(session, dialogue_id, "move_dialogue", PLANNED, by=by)
    if row.case_id:
        await check_day_of(session, await case_for(session, row.case_id, by), on, now)
        row.noted_late_on = noted_late(on, now)
    else:
        rules.check_day(on, now.date())
    was, row.on, row.notified_on = row.on, on, None
    record(session, by, "move_dialogue", row.id, now, was_on=was, on=on)
    return row


async def cancel_dialogue(
    session: AsyncSession, dialogue_id: UUID, *, by: Actor, now: datetime
) -> Dialogue:
    """It does not take place; the duty of the year stays owed."""
    row = await reached(session, dialogue_id, "cancel_dialogue", PLANNED, by=by)
    row.state = DialogueState.CANCELLED
    record(session, by, "cancel_dialogue", row.id, now)
    return row


async def hold_dialogue(
    session: AsyncSession,
    dialogue_id: UUID,
    *,
    came: Attendance,
    summary: str,
    minutes: StoredFile,
    number: str = "",
    by: Actor,
    now: datetime,
) -> Dialogue:
    """It took place: who came by number, the minutes, and what everybody may read of it."""
    row = await reached(session, dialogue_id, "hold_dialogue", PLANNED, by=by)
    kind = DialogueKind(row.kind)
    rules.check_holding(rules.notice(kind, row.on), row.notified_on, row.on, now.date())
    if came.residents < 1:
        raise rules.NobodyCame(fields={"residents": "Cần ít nhất 1 người dân."})
    await check_names(session, row, summary, by=by)
    await note_minutes(session, row, number, by=by, now=now)
    for name, value in asdict(came).items():
        setattr(row, name, value)
    row.state, row.summary, row.minutes = DialogueState.HELD, summary, asdict(minutes)
    record(session, by, "hold_dialogue", row.id, now, **asdict(came))
    if kind is DialogueKind.CONFERENCE:
        await meet_duty(session, row.on, by=by, now=now)
    telling.held(session, row, now)
    return row
