"""What classes and activities share: whose they are, and the task of the plan they carry out."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound, Refusal
from services.planning.rules import AlreadyFinished, TaskState
from services.planning.tables import Progress, Task, Unit
from services.planning.tasks.actions import add_progress, owed_task, refuse_to_speak_for


class NotThisUnitsTask(Refusal):
    """Nhiệm vụ này do đơn vị khác chủ trì và đơn vị này không phối hợp."""


class UnitNoLonger(Refusal):
    """Đơn vị này đã kết thúc hoạt động."""


async def speaks_for(session: AsyncSession, unit_id: UUID, by: Actor) -> Unit:
    """The unit, if the caller may act for it: the Front and its like act for themselves."""
    unit = await session.get(Unit, unit_id)
    if unit is None:
        raise NotFound
    await refuse_to_speak_for(session, unit_id, by)
    if unit.closed_on:
        raise UnitNoLonger
    return unit


async def carries_out(session: AsyncSession, task_id: UUID, unit_id: UUID) -> Task:
    """The open task that a unit leads or helps with."""
    task = await owed_task(session, task_id)
    if task.state != TaskState.OPEN:
        raise AlreadyFinished
    if task.lead_unit_id != unit_id and str(unit_id) not in task.cooperating:
        raise NotThisUnitsTask(fields={"task_id": "Chọn nhiệm vụ của đơn vị."})
    return task


async def note_on_task(session: AsyncSession, progress: Progress, activity_id: UUID) -> None:
    """The progress of a task by what was held; the amounts are counted by the activity's event."""
    task = await session.get(Task, progress.task_id, with_for_update=True, populate_existing=True)
    assert task is not None, "it was there when the activity was planned"
    add_progress(session, task, progress, activity_id=activity_id)
