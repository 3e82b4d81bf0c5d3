"""A task that is asked for no more: what it came from ended, or an amendment leaves it out."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.amendments import TaskWithdrawn
from libs.kernel.outbox import emit
from services.planning.rules import TaskOrigin, TaskState
from services.planning.tables import Task


async def open_task_of(
    session: AsyncSession, origin: TaskOrigin, origin_id: UUID, ward_id: str
) -> Task | None:
    """The task still open of what it came from, locked."""
    query = (
        select(Task)
        .where(Task.ward_id == ward_id, Task.origin == origin)
        .where(Task.origin_id == origin_id, Task.state == TaskState.OPEN)
        .with_for_update()
    )
    task: Task | None = await session.scalar(query)
    return task


def withdraw(
    session: AsyncSession, task: Task, reason: str, *, number: str, on: date, now: datetime
) -> None:
    """Nobody owes it any more, by the document of that number and day; none where there is none."""
    task.state, task.reason = TaskState.WITHDRAWN, reason
    emit(
        session,
        TaskWithdrawn(
            occurred_at=now,
            task_id=task.id,
            kind=task.kind,
            lead_unit_id=task.lead_unit_id,
            document_number=number,
            document_on=on,
        ),
    )
