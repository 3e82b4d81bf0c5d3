"""What people ask about tasks: lists, one task with its history, and what waits for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened
from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.files import Desk, StoredFile
from libs.law.clocks import calendar_days_late
from libs.permissions import Role, may, permit
from services.planning.escalation.queries import escalated_to
from services.planning.meetings.rules import MeetingKind, kinds_seen
from services.planning.meetings.tables import Meeting
from services.planning.plans.views import PlanView
from services.planning.rules import PlanState, TaskOrigin, TaskState
from services.planning.tables import Plan, Progress, Task, Unit
from services.planning.tasks.views import (
    FileView,
    InboxView,
    ProgressView,
    TaskDetailView,
    TaskListView,
    TaskView,
    UnitNameView,
)
from services.planning.tasks.words import SENTENCES
from services.planning.urging.letters import letters_about, letters_to_number, unanswered
from services.planning.urging.views import urging_shown

INBOX_MAX = 200
Names = dict[UUID, str]


@dataclass(frozen=True)
class Filter:
    """Which tasks are asked for."""

    plan_id: UUID | None = None
    unit_id: UUID | None = None
    state: TaskState | None = None
    kind: str | None = None
    due_before: date | None = None
    late: bool | None = None
    limit: int = 50
    offset: int = 0


async def tasks_seen(session: AsyncSession, by: Actor, asked: Filter, today: date) -> TaskListView:
    """A page of the ward's tasks, late ones first, then by due day, undated ones last."""
    permit(by, "see_tasks")
    where = [Task.ward_id == by.ward_id, in_the_open_for(by), *_where(asked, today)]
    total = (await session.execute(select(func.count(Task.id)).where(*where))).scalar_one()
    query = select(Task).where(*where).order_by(*_late_first(today))
    rows = (await session.execute(query.limit(asked.limit).offset(asked.offset))).scalars()
    names = await names_of(session, by.ward_id)
    return TaskListView(total=total, tasks=[shown(row, names, today) for row in rows])


async def task_seen(
    session: AsyncSession, by: Actor, task_id: UUID, desk: Desk, now: datetime
) -> TaskDetailView:
    """One task with progress, urgings and history."""
    permit(by, "see_tasks")
    task = await task_in_sight(session, by, task_id)
    done = select(Progress).where(Progress.ward_id == by.ward_id, Progress.task_id == task.id)
    progress = (await session.execute(done.order_by(Progress.on, Progress.id))).scalars()
    urgings = await letters_about(session, by.ward_id, [task.id])
    names = await names_of(session, by.ward_id)
    return TaskDetailView(
        task=shown(task, names, now.date()),
        reason=task.reason,
        clock=task.clock,
        progress=[progress_shown(row, desk, now) for row in progress],
        urgings=[urging_shown(row, now.date()) for row in urgings],
        timeline=await _timeline(session, task),
    )


async def task_in_sight(session: AsyncSession, by: Actor, task_id: UUID) -> Task:
    """A task that `by` may read; for others it does not exist."""
    query = select(Task).where(Task.ward_id == by.ward_id, Task.id == task_id, in_the_open_for(by))
    task = (await session.execute(query)).scalar_one_or_none()
    if task is None:
        raise NotFound
    return task


def in_the_open_for(by: Actor) -> ColumnElement[bool]:
    """What a meeting concluded is read by whoever sees that meeting, and the unit it binds."""
    kinds = kinds_seen(by.roles) if may(by, "see_meetings") else frozenset[MeetingKind]()
    seen = select(Meeting.id).where(Meeting.ward_id == by.ward_id, Meeting.kind.in_(kinds))
    elsewhere = Task.origin != TaskOrigin.CONCLUSION
    return or_(elsewhere, Task.origin_id.in_(seen), Task.lead_unit_id == by.unit_id)


async def _timeline(session: AsyncSession, task: Task) -> list[HappenedView]:
    """What happened to it; how it ended with the reason that was given."""
    lines = await happened(session, SENTENCES, task.id)
    ended = {"finish_task": task.reason or ""}
    return [line.model_copy(update={"note": ended.get(line.action, "")}) for line in lines]


async def inbox_of(session: AsyncSession, by: Actor, today: date) -> InboxView:
    """What the caller's unit owes, and what waits for the caller's roles."""
    permit(by, "see_tasks")
    owed: Sequence[TaskView] = ()
    if by.unit_id:
        mine = Filter(unit_id=by.unit_id, state=TaskState.OPEN, limit=INBOX_MAX)
        owed = (await tasks_seen(session, by, mine, today)).tasks
    urgings = await unanswered(session, by.ward_id, by.unit_id) if by.unit_id else []
    unnumbered = await letters_to_number(session, by) if may(by, "number_urging") else []
    submitted = await _plans(session, by, PlanState.SUBMITTED) if may(by, "approve_plan") else []
    drafts = await _plans(session, by, PlanState.DRAFT) if may(by, "review_plan") else []
    late = select(func.count(Task.id)).where(Task.ward_id == by.ward_id, is_late(today))
    oversees = by.roles & {Role.CHAIR, Role.OFFICE, Role.CULTURE}
    return InboxView(
        owed=list(owed),
        urgings=[urging_shown(row, today) for row in urgings],
        letters_to_number=[urging_shown(row, today) for row in unnumbered],
        escalated=await escalated_to(session, by),
        # Nobody approves a plan of their own making.
        plans_to_approve=[
            PlanView.model_validate(plan) for plan in submitted if plan.author_id != by.id
        ],
        plans_to_review=[PlanView.model_validate(plan) for plan in drafts],
        late_in_ward=(await session.execute(late)).scalar_one() if oversees else 0,
    )


def progress_shown(row: Progress, desk: Desk, now: datetime) -> ProgressView:
    """A progress row with short links to its files."""
    return ProgressView(
        id=row.id,
        on=row.on,
        noted_at=row.noted_at,
        note=row.note,
        quantity=row.quantity,
        measure=row.measure,
        evidence=[
            FileView(**file, link=desk.link(row.ward_id, StoredFile(**file), now))
            for file in row.evidence
        ],
    )


async def task_shown(session: AsyncSession, task: Task, today: date) -> TaskView:
    """A task as shown after something was done to it."""
    return shown(task, await names_of(session, task.ward_id), today)


def shown(task: Task, names: Names, today: date) -> TaskView:
    """A task with the names of its units."""
    open_ = task.state == TaskState.OPEN
    running_late = calendar_days_late(task.due_on, today) if open_ else task.days_late
    fields: dict[str, Any] = {
        name: getattr(task, name)
        for name in TaskView.model_fields.keys() & set(Task.__table__.columns.keys())
    }
    return TaskView.model_validate(
        {
            **fields,
            "lead_unit": named(task.lead_unit_id, names) if task.lead_unit_id else None,
            "cooperating": [named(UUID(each), names) for each in task.cooperating],
            "rule": task.clock.get("rule", ""),
            "says": task.clock.get("says", ""),
            "basis": task.clock.get("basis", ""),
            "late": running_late > 0 or (open_ and bool(task.late_obligations)),
            "days_late": running_late,
            "late_obligations": len(task.late_obligations),
        }
    )


def named(unit_id: UUID, names: Names) -> UnitNameView:
    """A unit with its present name."""
    return UnitNameView(id=unit_id, name=names.get(unit_id, ""))


async def names_of(session: AsyncSession, ward_id: str) -> Names:
    """The present names of the ward's units."""
    query = select(Unit.id, Unit.name).where(Unit.ward_id == ward_id)
    return {row.id: row.name for row in await session.execute(query)}


async def _plans(session: AsyncSession, by: Actor, state: PlanState) -> list[Plan]:
    query = select(Plan).where(Plan.ward_id == by.ward_id, Plan.state == state)
    return list((await session.execute(query.order_by(Plan.id).limit(INBOX_MAX))).scalars())


def _where(asked: Filter, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.plan_id:
        found.append(Task.plan_id == asked.plan_id)
    if asked.unit_id:
        found.append(Task.lead_unit_id == asked.unit_id)
    if asked.state:
        found.append(Task.state == asked.state)
    if asked.kind:
        found.append(Task.kind == asked.kind)
    if asked.due_before:
        found.append(Task.due_on < asked.due_before)
    if asked.late is not None:
        found.append(is_late(today) if asked.late else ~is_late(today))
    return found


def is_late(today: date) -> ColumnElement[bool]:
    """Open, and its day is over or a publication of it is late."""
    missed = and_(Task.due_on.is_not(None), Task.due_on < today)
    owes = func.jsonb_array_length(Task.late_obligations) > 0
    return and_(Task.state == TaskState.OPEN, or_(missed, owes))


def _late_first(today: date) -> list[ColumnElement[Any]]:
    return [is_late(today).desc(), Task.due_on.asc().nulls_last(), Task.place.asc()]
