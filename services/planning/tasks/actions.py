"""What people do about what they owe: note progress, finish; what the clock flags."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.evidence import Evidence
from libs.contracts.planning.tasks import TaskDone, TaskOverdue, TaskProgressed
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.clocks import calendar_days_late
from libs.permissions import permit
from libs.rows import found
from services.planning import rules
from services.planning.rules import BINDING_STATES, OUTSIDE_COMMITTEE, TaskOrigin, TaskState
from services.planning.tables import Plan, Progress, Task, Unit


async def note_progress(
    session: AsyncSession,
    task_id: UUID,
    *,
    on: date,
    note: str,
    quantity: int | None,
    measure: str | None,
    evidence: Sequence[StoredFile],
    by: Actor,
    now: datetime,
) -> Progress:
    """Write down what was done for a task on a day, how much of it, and what proves it."""
    task = await owed_task(session, task_id)
    own = by.unit_id if str(by.unit_id) in task.cooperating else task.lead_unit_id
    permit(by, "note_progress", unit_id=own)
    await refuse_to_speak_for(session, task.lead_unit_id, by)
    if on > now.date():
        raise rules.NotYetHappened(on=f"{on:%d/%m/%Y}")
    if quantity is not None and not measure:
        raise rules.MeasureMissing(fields={"measure": "Cần điền đơn vị tính."})
    record(session, by, "note_progress", task.id, now, on=on, quantity=quantity)
    return add_progress(
        session,
        task,
        Progress(
            task_id=task.id,
            on=on,
            noted_at=now,
            author_id=by.id,
            note=note,
            quantity=quantity,
            measure=measure,
            evidence=[asdict(file) for file in evidence],
        ),
    )


def add_progress(
    session: AsyncSession, task: Task, progress: Progress, *, activity_id: UUID | None = None
) -> Progress:
    """Keep a progress row and tell it; its note stays here."""
    session.add(progress)
    emit(
        session,
        TaskProgressed(
            occurred_at=progress.noted_at,
            task_id=task.id,
            kind=task.kind,
            on=progress.on,
            quantity=progress.quantity,
            measure=progress.measure,
            evidence=tuple(Evidence(**file) for file in progress.evidence),
            activity_id=activity_id,
        ),
    )
    return progress


async def finish_task(
    session: AsyncSession,
    task_id: UUID,
    *,
    outcome: TaskState,
    reason: str,
    evidence: Sequence[StoredFile],
    by: Actor,
    now: datetime,
) -> Task:
    """Report a task as done, partly done or not done; done needs proof, the others a reason."""
    task = await owed_task(session, task_id)
    permit(by, "finish_task", unit_id=task.lead_unit_id)
    if task.origin == TaskOrigin.LAW:
        raise rules.FinishedByItsAct
    await refuse_to_speak_for(session, task.lead_unit_id, by)
    query = select(Progress.evidence).where(
        Progress.ward_id == by.ward_id, Progress.task_id == task.id
    )
    earlier = [file for noted in (await session.execute(query)).scalars() for file in noted]
    files = [*earlier, *(asdict(file) for file in evidence)]
    proofs = {file["sha256"]: Evidence(**file) for file in files}
    rules.check_outcome(TaskState(task.state), outcome, reason, proven=bool(proofs))
    if evidence:
        session.add(
            Progress(
                task_id=task.id,
                on=now.date(),
                noted_at=now,
                author_id=by.id,
                note="",
                evidence=[asdict(file) for file in evidence],
            )
        )
    told = list(proofs.values())
    finish(session, task, outcome, reason, now.date(), told, now, by_unit_id=by.unit_id)
    record(session, by, "finish_task", task.id, now, outcome=outcome)
    return task


def finish(
    session: AsyncSession,
    task: Task,
    outcome: TaskState,
    reason: str,
    on: date,
    proofs: Sequence[Evidence],
    now: datetime,
    *,
    by_unit_id: UUID | None = None,
) -> None:
    """Set a task's outcome on a day and tell it; the reason stays here."""
    task.state, task.reason, task.finished_on = outcome, reason, on
    task.days_late = calendar_days_late(task.due_on, on)
    emit(
        session,
        TaskDone(
            occurred_at=now,
            task_id=task.id,
            kind=task.kind,
            outcome=outcome,
            on=on,
            days_late=task.days_late,
            evidence=tuple(proofs),
            origin_id=task.origin_id,
            by_unit_id=by_unit_id,
        ),
    )


async def flag_overdue(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: tell once of every task whose day has passed and that is not finished."""
    query = select(Task).where(
        Task.ward_id == by.ward_id,
        Task.state == TaskState.OPEN,
        Task.due_on <= now.date() - timedelta(days=1),
        Task.overdue_on.is_(None),
    )
    for task in (await session.execute(query.order_by(Task.due_on).with_for_update())).scalars():
        assert task.due_on is not None, "the query asks for a passed day"
        task.overdue_on = now.date()
        record(session, by, "flag_overdue", task.id, now, due_on=task.due_on)
        emit(
            session,
            TaskOverdue(
                occurred_at=now,
                task_id=task.id,
                kind=task.kind,
                title=task.told_title,
                lead_unit_id=task.lead_unit_id,
                due_on=task.due_on,
            ),
        )


async def owed_task(session: AsyncSession, task_id: UUID) -> Task:
    """A task of a plan that binds, or of what needs no plan, held for this transaction."""
    task = await found(session, Task, task_id, lock=True)
    if task.state == TaskState.WITHDRAWN:
        raise rules.NoLongerAsked
    plan = await session.get(Plan, task.plan_id) if task.plan_id else None
    if plan and plan.state not in BINDING_STATES:
        raise rules.PlanNotBinding
    return task


async def refuse_to_speak_for(session: AsyncSession, unit_id: UUID | None, by: Actor) -> None:
    """The Front and its like answer for themselves: nobody of the committee does it for them."""
    unit = await session.get(Unit, unit_id) if unit_id else None
    if unit and unit.kind in OUTSIDE_COMMITTEE and by.unit_id != unit.id:
        raise rules.SpeaksForItself
