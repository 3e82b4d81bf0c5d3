"""Makes tasks: those of an approved plan, one for each unit and each time; and those beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.plans import Duty as DutyTold
from libs.contracts.planning.tasks import TaskAssigned
from libs.kernel.outbox import emit
from services.planning.days import calendar_known_on
from services.planning.reception_days.actions import Policy
from services.planning.review.rules import WANTED, PlannedDuty
from services.planning.rules import TaskOrigin, TaskState
from services.planning.tables import Plan, Task
from services.planning.tasks.rules import Duty, Occurrence, occurrences

TITLE_MAX = 300


@dataclass(frozen=True)
class Owed:
    """A task that no plan made: what binds the unit, where that is written, and by when."""

    origin: TaskOrigin
    origin_id: UUID | None
    kind: str
    title: str
    lead_unit_id: UUID | None
    occurrence: Occurrence
    source_path: str
    source_sentence: str


def title_of(text: str) -> str:
    """A sentence as a title in one line; the whole of it stays as the source."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE_MAX else f"{line[: TITLE_MAX - 1].rstrip()}…"


def assign_task(session: AsyncSession, owed: Owed, *, now: datetime) -> Task:
    """Add one task that no plan made, and tell its unit."""
    task = Task(
        plan_id=None,
        proposal_id=None,
        place=0,
        group="",
        kind=owed.kind,
        title=owed.title,
        lead_unit_id=owed.lead_unit_id,
        cooperating=[],
        cadence="once",
        period=owed.occurrence.period,
        due_on=owed.occurrence.due_on,
        clock=owed.occurrence.clock,
        source_path=owed.source_path,
        source_sentence=owed.source_sentence,
        also_from=[],
        origin=owed.origin,
        origin_id=owed.origin_id,
    )
    session.add(task)
    emit(session, assigned(task, now))
    return task


def assign_tasks(
    session: AsyncSession,
    plan: Plan,
    duties: Sequence[PlannedDuty],
    policy: Policy,
    *,
    now: datetime,
) -> tuple[DutyTold, ...]:
    """Add every task of the plan and tell each unit; returns the duties now owed.

    What was due before the plan was signed is kept as lapsed: nobody could have owed it.
    """
    assert plan.signed_on, "tasks are of a signed plan"
    tasks = tasks_of(plan, duties, policy, signed_on=plan.signed_on, now=now)
    session.add_all(tasks)
    owed = [task for task in tasks if task.state == TaskState.OPEN]
    for task in owed:
        emit(session, assigned(task, now))
    return tuple(duty_told(task) for task in owed)


def tasks_of(
    plan: Plan,
    duties: Sequence[PlannedDuty],
    policy: Policy,
    *,
    signed_on: date,
    now: datetime,
) -> list[Task]:
    """Every task a plan asks for when signed on a day, in its order, not yet kept anywhere."""
    calendar = calendar_known_on(now.date())
    asked = [
        (duty, occurrence, unit_id)
        for duty in duties
        for occurrence in occurrences(
            Duty(duty.kind, duty.cadence, duty.due, duty.path),
            plan.year,
            calendar,
            policy.policy,
            policy.chosen,
        )
        for unit_id in duty.lead_unit_ids
    ]
    return [_task(plan.id, signed_on, place, *one) for place, one in enumerate(asked, start=1)]


def assigned(task: Task, now: datetime) -> TaskAssigned:
    """What is told when a unit comes to owe a task."""
    return TaskAssigned(
        occurred_at=now,
        task_id=task.id,
        plan_id=task.plan_id,
        kind=task.kind,
        title=task.told_title,
        source_path=task.source_path,
        lead_unit_id=task.lead_unit_id,
        due_on=task.due_on,
    )


def _task(
    plan_id: UUID,
    signed_on: date,
    place: int,
    duty: PlannedDuty,
    occurrence: Occurrence,
    unit_id: UUID,
) -> Task:
    due_on = occurrence.due_on
    lapsed = due_on is not None and due_on < signed_on
    return Task(
        plan_id=plan_id,
        proposal_id=duty.proposal_id,
        place=place,
        group=duty.group,
        kind=duty.kind,
        title=duty.title,
        lead_unit_id=unit_id,
        cooperating=[str(each) for each in duty.cooperating],
        cadence=duty.cadence or "once",
        period=occurrence.period,
        due_on=due_on,
        clock=occurrence.clock,
        source_path=duty.path,
        source_sentence=duty.sentence,
        also_from=list(duty.also_from),
        **{name: getattr(duty, name) for name in WANTED},
        state=TaskState.LAPSED if lapsed else TaskState.OPEN,
    )


def duty_told(task: Task) -> DutyTold:
    """A task as the duty that is told with its plan."""
    return DutyTold(
        task_id=task.id,
        kind=task.kind,
        title=task.title,
        source_path=task.source_path,
        source_sentence=task.source_sentence,
        lead_unit_id=task.lead_unit_id,
        cadence=task.cadence,
        due_on=task.due_on,
        period=task.period,
    )
