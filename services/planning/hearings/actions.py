"""The duty to hear the Front every six months: raised by the clock, done by holding the hearing."""

from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.evidence import Evidence
from libs.kernel.actor import Actor
from libs.kernel.history import record
from services.planning.days import calendar_known_on
from services.planning.hearings import rules
from services.planning.meetings.rules import MeetingKind, MeetingState
from services.planning.meetings.tables import Meeting
from services.planning.rules import TaskOrigin, TaskState
from services.planning.tables import Task, Unit
from services.planning.tasks.actions import finish
from services.planning.tasks.assigning import Owed, assign_task
from services.planning.tasks.rules import TaskKind, by_law


async def owe_hearing(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: a ward with a Front owes the next hearing, counted from the last one held."""
    open_units = select(Unit).where(Unit.ward_id == by.ward_id, Unit.closed_on.is_(None))
    units = (await session.execute(open_units.order_by(Unit.id))).scalars().all()
    kinds = {unit.kind: unit.id for unit in reversed(units)}
    if "front" not in kinds or await open_hearing(session, by.ward_id):
        return
    last = await _last_heard_on(session, by.ward_id)
    start_on = rules.counted_from(last, now.date())
    occurrence = by_law(rules.RULE, start_on, calendar_known_on(now.date()))
    owed = Owed(
        origin=TaskOrigin.LAW,
        origin_id=None,
        kind=TaskKind.FRONT_HEARING,
        title=rules.TITLE,
        lead_unit_id=kinds.get("office"),
        occurrence=occurrence,
        source_path=occurrence.clock["basis"],
        source_sentence=rules.SENTENCE,
    )
    task = assign_task(session, owed, now=now)
    record(session, by, "owe_hearing", task.id, now, due_on=task.due_on)


async def finish_hearing(
    session: AsyncSession, on: date, proof: Evidence, *, by: Actor, now: datetime
) -> int:
    """The hearing was held: its duty is done on that day; returns how many days late.

    One written down late, older than what the duty counts from, belongs to the duty before.
    """
    task = await open_hearing(session, by.ward_id)
    if task is None or on <= date.fromisoformat(task.clock["start_on"]):
        return 0
    finish(session, task, TaskState.DONE, "", on, (proof,), now)
    record(session, by, "finish_task", task.id, now, outcome=TaskState.DONE)
    return task.days_late


async def open_hearing(session: AsyncSession, ward_id: str) -> Task | None:
    """The hearing that is owed now."""
    query = select(Task).where(
        Task.ward_id == ward_id,
        Task.kind == TaskKind.FRONT_HEARING,
        Task.state == TaskState.OPEN,
    )
    return (await session.execute(query.with_for_update())).scalar_one_or_none()


async def _last_heard_on(session: AsyncSession, ward_id: str) -> date | None:
    query = select(func.max(Meeting.on)).where(
        Meeting.ward_id == ward_id,
        Meeting.kind == MeetingKind.FRONT,
        Meeting.state == MeetingState.HELD,
    )
    found: date | None = (await session.execute(query)).scalar_one()
    return found
