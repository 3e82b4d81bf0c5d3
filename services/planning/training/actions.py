"""A class is planned by its unit, then held with its attendance, or called off with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.evidence import Evidence
from libs.contracts.planning.outreach import TrainingHeld
from libs.contracts.planning.tasks import Quantity
from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.planning.tables import Progress
from services.planning.tasks.carrying import carries_out, note_on_task, speaks_for
from services.planning.training import rules
from services.planning.training.rules import ClassState, Group, Result
from services.planning.training.tables import TrainingClass


async def plan_training(
    session: AsyncSession,
    *,
    unit_id: UUID,
    task_id: UUID | None,
    topic: str,
    trainer: str,
    place: str,
    days: Sequence[date],
    hours: int,
    invited: Mapping[Group, int],
    by: Actor,
    now: datetime,
) -> TrainingClass:
    """Write down a class that a unit will hold, for the task of the plan it carries out."""
    permit(by, "plan_training", unit_id=unit_id)
    await speaks_for(session, unit_id, by)
    ordered = rules.check_days(days, now.date())
    if not sum(invited.values()):
        raise rules.NobodyInvited
    if task_id:
        await carries_out(session, task_id, unit_id)
    row = TrainingClass(
        task_id=task_id,
        unit_id=unit_id,
        topic=topic,
        trainer=trainer,
        place=place,
        days=[day.isoformat() for day in ordered],
        ends_on=ordered[-1],
        hours=hours,
        invited={group: people for group, people in invited.items() if people},
        author_id=by.id,
    )
    session.add(row)
    record(session, by, "plan_training", row.id, now, days=row.days)
    return row


async def hold_training(
    session: AsyncSession,
    class_id: UUID,
    *,
    result: Result,
    evidence: Sequence[StoredFile],
    by: Actor,
    now: datetime,
) -> TrainingClass:
    """Note who came, by group, and what they learned; its task gets its progress by this."""
    row = await _class(session, class_id, "hold_training", by)
    days = [date.fromisoformat(day) for day in row.days]
    invited = sum(row.invited.values())
    rules.check_result(row.state, days, invited, result, bool(evidence), now.date())
    row.state = ClassState.HELD
    row.attendance = {group: people for group, people in result.attendance.items() if people}
    row.tested, row.passed, row.remark = result.tested, result.passed, result.remark
    row.evidence = [asdict(file) for file in evidence]
    record(session, by, "hold_training", row.id, now, people=result.came)
    if row.task_id:
        progress = Progress(
            task_id=row.task_id,
            on=row.ends_on,
            noted_at=now,
            author_id=by.id,
            note=f"Đã tổ chức lớp tập huấn: {row.topic} ({len(days)} buổi, {row.hours} giờ).",
            quantity=result.came,
            measure=Quantity.PEOPLE,
            evidence=row.evidence,
        )
        await note_on_task(session, progress, row.id)
    emit(session, _held(row, result, len(days), now))
    return row


async def cancel_training(
    session: AsyncSession, class_id: UUID, *, reason: str, by: Actor, now: datetime
) -> TrainingClass:
    """Call a class off, with the reason."""
    row = await _class(session, class_id, "cancel_training", by)
    if row.state != ClassState.PLANNED:
        raise rules.ClassSettled
    row.state, row.remark = ClassState.CANCELLED, reason
    record(session, by, "cancel_training", row.id, now)
    return row


async def _class(session: AsyncSession, class_id: UUID, action: str, by: Actor) -> TrainingClass:
    row = await found(session, TrainingClass, class_id, lock=True)
    permit(by, action, unit_id=row.unit_id)
    await speaks_for(session, row.unit_id, by)
    return row


def _held(row: TrainingClass, result: Result, sessions: int, now: datetime) -> TrainingHeld:
    by_group = {group.value: result.attendance.get(group, 0) for group in Group}
    return TrainingHeld(
        occurred_at=now,
        class_id=row.id,
        task_id=row.task_id,
        unit_id=row.unit_id,
        on=row.ends_on,
        sessions=sessions,
        hours=row.hours,
        people=result.came,
        **by_group,
        tested=result.tested,
        passed=result.passed,
        evidence=tuple(Evidence(**file) for file in row.evidence),
    )
