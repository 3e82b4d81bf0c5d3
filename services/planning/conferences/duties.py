"""The duties of a place of work as tasks: its conference once a year, its checks twice."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.evidence import Evidence
from libs.contracts.planning.conferences import StaffConferenceDue
from libs.contracts.planning.tasks import TaskMoved
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from services.planning.conferences import rules
from services.planning.conferences.queries import latest_conference, workplaces_of
from services.planning.conferences.tables import Conference
from services.planning.days import calendar_known_on
from services.planning.rules import TaskOrigin, TaskState
from services.planning.tables import Task, Unit
from services.planning.tasks.actions import finish
from services.planning.tasks.assigning import Owed, assign_task
from services.planning.tasks.rules import Occurrence, TaskKind, by_law


async def owe_conferences(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: places whose working year is over owe their conference.

    One whose day had passed before the ward began to use the product is not raised.
    """
    today, calendar = now.date(), calendar_known_on(now.date())
    described = await workplaces_of(session, by.ward_id)
    places = select(Unit).where(
        Unit.ward_id == by.ward_id, Unit.closed_on.is_(None), Unit.kind.in_(rules.KINDS)
    )
    for unit in (await session.execute(places.order_by(Unit.id))).scalars().all():
        place = described.get(unit.id)
        chosen = (place.year_end_day, place.year_end_month) if place else None
        ended_on = rules.year_ended_on(unit.kind, chosen, today)
        latest = await latest_conference(session, by.ward_id, unit.id)
        known = latest is not None and latest.ended_on >= ended_on
        if known or rules.is_optional(place.staff_count if place else None, today):
            continue
        occurrence = by_law(rules.DUE, ended_on, calendar)
        if occurrence.due_on and occurrence.due_on >= today:
            _owe(session, unit, ended_on, occurrence, by, now)


def _owe(
    session: AsyncSession,
    unit: Unit,
    ended_on: date,
    occurrence: Occurrence,
    by: Actor,
    now: datetime,
) -> None:
    assert occurrence.due_on is not None, "a period of months has a last day"
    conference = Conference(unit_id=unit.id, ended_on=ended_on, due_on=occurrence.due_on)
    session.add(conference)
    _assign(session, unit.id, TaskKind.STAFF_CONFERENCE, occurrence, now)
    due_on = occurrence.due_on
    record(session, by, "owe_conference", conference.id, now, due_on=due_on)
    emit(
        session,
        StaffConferenceDue(
            occurred_at=now,
            conference_id=conference.id,
            unit_id=unit.id,
            unit_kind=unit.kind,
            due_on=due_on,
        ),
    )


async def finish_duty(
    session: AsyncSession,
    unit_id: UUID,
    kind: TaskKind,
    on: date,
    proof: Evidence | None,
    *,
    since: date | None = None,
    by: Actor,
    now: datetime,
) -> int:
    """What was owed is done on a day; returns how many days late."""
    task = await open_duty(session, by.ward_id, unit_id, kind, since)
    if task is None:
        return 0
    finish(session, task, TaskState.DONE, "", on, (proof,) if proof else (), now)
    record(session, by, "finish_task", task.id, now, outcome=TaskState.DONE)
    return task.days_late


async def waive_duty(
    session: AsyncSession, unit_id: UUID, since: date, *, by: Actor, now: datetime
) -> None:
    """So few people work there that nobody obliges them: what that year owed is not done, and why.

    A year before, when more people worked there, stays owed.
    """
    task = await open_duty(session, by.ward_id, unit_id, TaskKind.STAFF_CONFERENCE, since)
    if task:
        reason = "Đơn vị có ít người nên không bắt buộc tổ chức hội nghị (Điều 51)."
        finish(session, task, TaskState.NOT_DONE, reason, now.date(), (), now)
        record(session, by, "finish_task", task.id, now, outcome=TaskState.NOT_DONE)


async def owe_check(
    session: AsyncSession, unit_id: UUID, since: date, *, by: Actor, now: datetime
) -> None:
    """The next check is owed, counted from the conference or the last check.

    A new conference moves a check that is still ahead; one that is overdue stays owed.
    """
    occurrence = by_law(rules.CHECK, since, calendar_known_on(now.date()))
    task = await open_duty(session, by.ward_id, unit_id, TaskKind.STAFF_CHECK)
    if task is None:
        _assign(session, unit_id, TaskKind.STAFF_CHECK, occurrence, now)
        return
    was_due_on, due_on = task.due_on, occurrence.due_on
    if was_due_on is None or due_on is None or was_due_on < now.date():
        return
    task.due_on, task.clock = due_on, occurrence.clock
    record(session, by, "move_task", task.id, now, was_due_on=was_due_on, due_on=due_on)
    emit(
        session,
        TaskMoved(
            occurred_at=now,
            task_id=task.id,
            kind=task.kind,
            lead_unit_id=task.lead_unit_id,
            was_due_on=was_due_on,
            due_on=due_on,
        ),
    )


async def open_duty(
    session: AsyncSession, ward_id: str, unit_id: UUID, kind: TaskKind, since: date | None = None
) -> Task | None:
    """The task of a kind that a place of work owes: the one counted from a day, else the oldest."""
    query = select(Task).where(
        Task.ward_id == ward_id,
        Task.kind == kind,
        Task.origin == TaskOrigin.LAW,
        Task.origin_id == unit_id,
        Task.state == TaskState.OPEN,
    )
    if since:
        query = query.where(Task.clock["start_on"].astext == since.isoformat())
    oldest = query.order_by(Task.due_on).limit(1).with_for_update()
    return (await session.execute(oldest)).scalar_one_or_none()


def _assign(
    session: AsyncSession, unit_id: UUID, kind: TaskKind, occurrence: Occurrence, now: datetime
) -> None:
    conference = kind is TaskKind.STAFF_CONFERENCE
    owed = Owed(
        origin=TaskOrigin.LAW,
        origin_id=unit_id,
        kind=kind,
        title=rules.TITLE if conference else rules.CHECK_TITLE,
        lead_unit_id=unit_id,
        occurrence=occurrence,
        source_path=occurrence.clock["basis"],
        source_sentence=rules.SENTENCE if conference else rules.CHECK_SENTENCE,
    )
    assign_task(session, owed, now=now)
