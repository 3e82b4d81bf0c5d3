"""The year of a plan as everybody may read it: what is due when, and whether it was done."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.planning.plans.views import YearTaskView
from services.planning.rules import TaskState
from services.planning.tables import Plan, Task, Unit

TASKS_MAX = 2_000


async def year_of(session: AsyncSession, plan: Plan) -> list[YearTaskView]:
    """The tasks of a plan in its order, with the bodies that lead them.

    No notes, no files, no reasons, and nobody's lateness: who is late is said inside the ward.
    """
    query = (
        select(Task, Unit.name)
        .outerjoin(Unit, Unit.id == Task.lead_unit_id)
        .where(Task.ward_id == plan.ward_id, Task.plan_id == plan.id)
        .order_by(Task.place)
        .limit(TASKS_MAX)
    )
    return [
        YearTaskView(
            title=task.title,
            group=task.group,
            lead=name or "",
            cadence=task.cadence,
            due_on=task.due_on,
            state=TaskState(task.state),
        )
        for task, name in await session.execute(query)
    ]
