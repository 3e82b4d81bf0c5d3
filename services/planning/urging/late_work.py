"""Everything that is late, with what was urged and whom it was told: the chair's page."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import permit
from services.planning.escalation.queries import standing
from services.planning.tasks.queries import Filter, tasks_seen
from services.planning.tasks.views import TaskView
from services.planning.urging.letters import letters_about
from services.planning.urging.queries import late_documents
from services.planning.urging.views import LateDisclosureView, UrgingView, urging_shown

LATE_MAX = 200


class LateTaskView(BaseModel):
    """A late task: its letters, the oldest first, and when each level was told."""

    task: TaskView
    urgings: list[UrgingView]
    told: dict[str, date]  # head, chair


class LateWorkView(BaseModel):
    """What is late in the ward; `total` counts the tasks, of which the latest are shown."""

    total: int
    tasks: list[LateTaskView]
    documents: list[LateDisclosureView]


async def late_work_of(session: AsyncSession, by: Actor, today: date) -> LateWorkView:
    """Late tasks and documents with what was done about them, the longest late first."""
    permit(by, "see_late_work")
    found = await tasks_seen(session, by, Filter(late=True, limit=LATE_MAX), today)
    ids = [task.id for task in found.tasks]
    letters: dict[UUID, list[UrgingView]] = {}
    for row in await letters_about(session, by.ward_id, ids):
        shown = urging_shown(row, today)
        for task_id in shown.task_ids:
            letters.setdefault(task_id, []).append(shown)
    told: dict[UUID, dict[str, date]] = {}
    for one in await standing(session, by.ward_id):
        told.setdefault(one.task_id, {})[one.level] = one.told_on
    return LateWorkView(
        total=found.total,
        tasks=[
            LateTaskView(task=task, urgings=letters.get(task.id, []), told=told.get(task.id, {}))
            for task in found.tasks
        ],
        documents=await late_documents(session, by),
    )
