"""What went up and still stands: the task is open, the document not shown."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import Role
from services.planning.escalation.rules import Level
from services.planning.escalation.tables import Escalation
from services.planning.escalation.views import EscalationView
from services.planning.rules import TaskState
from services.planning.tables import Task, Unit
from services.planning.urging.tables import LateDisclosure

ESCALATED_MAX = 200


async def standing(session: AsyncSession, ward_id: str) -> Sequence[Escalation]:
    """What was told and still holds: done or moved to a later day, it is withdrawn by itself."""
    query = (
        select(Escalation)
        .join(Task, Task.id == Escalation.task_id)
        .where(
            Escalation.ward_id == ward_id,
            Task.state == TaskState.OPEN,
            Task.due_on == Escalation.due_on,
        )
        .order_by(Escalation.due_on, Escalation.id)
    )
    return (await session.execute(query)).scalars().all()


async def escalated_to(session: AsyncSession, by: Actor) -> list[EscalationView]:
    """What went up to the caller: to the chair, or to the head of the caller's unit."""
    if Role.CHAIR in by.roles:
        return [
            *await _tasks(session, by.ward_id, Level.CHAIR, None),
            *await _documents(session, by.ward_id),
        ][:ESCALATED_MAX]
    if by.unit_id:
        return await _tasks(session, by.ward_id, Level.HEAD, by.unit_id)
    return []


async def _tasks(
    session: AsyncSession, ward_id: str, level: Level, unit_id: UUID | None
) -> list[EscalationView]:
    query = (
        select(Escalation, Task, Unit.name)
        .join(Task, Task.id == Escalation.task_id)
        .outerjoin(Unit, Unit.id == Task.lead_unit_id)
        .where(
            Escalation.ward_id == ward_id,
            Escalation.level == level,
            Task.state == TaskState.OPEN,
            Task.due_on == Escalation.due_on,
        )
        .order_by(Escalation.due_on, Escalation.id)
        .limit(ESCALATED_MAX)
    )
    if unit_id:
        query = query.where(Task.lead_unit_id == unit_id)
    return [
        EscalationView(
            task_id=task.id,
            title=task.title,
            unit_id=task.lead_unit_id,
            unit=name or "",
            level=level,
            cause="overdue",
            due_on=row.due_on,
            told_on=row.told_on,
        )
        for row, task, name in await session.execute(query)
    ]


async def _documents(session: AsyncSession, ward_id: str) -> list[EscalationView]:
    query = (
        select(LateDisclosure, Unit.name)
        .outerjoin(Unit, Unit.id == LateDisclosure.unit_id)
        .where(
            LateDisclosure.ward_id == ward_id,
            LateDisclosure.shown_on.is_(None),
            LateDisclosure.escalated_on.is_not(None),
        )
        .order_by(LateDisclosure.due_on, LateDisclosure.id)
        .limit(ESCALATED_MAX)
    )
    return [
        EscalationView(
            task_id=late.task_id,
            title=late.title,
            unit_id=late.unit_id,
            unit=name or "",
            level=Level.CHAIR,
            cause="late_disclosure",
            obligation_id=late.obligation_id,
            due_on=late.due_on,
            told_on=late.escalated_on,
        )
        for late, name in await session.execute(query)
    ]
