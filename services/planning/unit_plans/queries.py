"""Who sees which plan of a unit, with its steps and the ward tasks they serve."""

from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.permissions import permit
from libs.rows import found
from services.planning.plans.actions import binding_plan
from services.planning.rules import TaskState
from services.planning.tables import Task, Unit
from services.planning.unit_plans import rules
from services.planning.unit_plans.rules import UnitPlanState
from services.planning.unit_plans.tables import UnitPlan, UnitPlanItem
from services.planning.unit_plans.views import (
    UnitPlanDetailView,
    UnitPlanItemView,
    UnitPlanView,
    UnitYearView,
    WardTaskView,
)
from services.planning.unit_sources.queries import source_of

IN_PUBLIC = (UnitPlanState.APPROVED, UnitPlanState.REPLACED)
# Bodies that plan: not the committee's leadership, nor those who only supervise it from above.
PLANNING_KINDS = (
    "department",
    "office",
    "service_centre",
    "school",
    "neighbourhood",
    "front",
    "organisation",
)


async def locked(session: AsyncSession, plan_id: UUID) -> UnitPlan:
    """A unit's plan, held for this transaction."""
    return await found(session, UnitPlan, plan_id, lock=True)


async def items_of(session: AsyncSession, plan: UnitPlan) -> list[UnitPlanItem]:
    """The steps of a plan in the order in which they were written."""
    query = select(UnitPlanItem).where(
        UnitPlanItem.ward_id == session.info["ward_id"], UnitPlanItem.unit_plan_id == plan.id
    )
    return list((await session.execute(query.order_by(UnitPlanItem.id))).scalars())


async def content_sha256_of(
    session: AsyncSession, plan: UnitPlan, items: list[UnitPlanItem]
) -> str:
    """What whoever puts the plan in force names as read: its steps, and its text if any."""
    source = await source_of(session, plan)
    said = (
        (one.title, str(one.task_id or ""), one.due_on.isoformat() if one.due_on else "")
        for one in items
    )
    return rules.content_of(said, source.sha256 if source else "")


async def unit_plans_of(session: AsyncSession, by: Actor, year: int) -> list[UnitYearView]:
    """Every unit that plans with its plan of a year, those without one first."""
    permit(by, "see_tasks")
    units = select(Unit).where(
        Unit.ward_id == by.ward_id, Unit.closed_on.is_(None), Unit.kind.in_(PLANNING_KINDS)
    )
    plans = select(UnitPlan).where(UnitPlan.ward_id == by.ward_id, UnitPlan.year == year)
    found = (await session.execute(plans.order_by(UnitPlan.version))).scalars().all()
    lines = []
    for unit in (await session.execute(units)).scalars():
        seen = [plan for plan in found if plan.unit_id == unit.id and _sees(by, plan, unit.kind)]
        binding = next((one for one in seen if one.state == UnitPlanState.APPROVED), None)
        waiting = next((one for one in seen if one.state not in IN_PUBLIC), None)
        lines.append(
            UnitYearView(
                unit_id=unit.id,
                unit=unit.name,
                adopts_itself=rules.adopts_itself(unit.kind),
                in_force=UnitPlanView.model_validate(binding) if binding else None,
                waiting=UnitPlanView.model_validate(waiting) if waiting else None,
            )
        )
    return sorted(lines, key=lambda line: (line.in_force is not None, line.unit))


async def seen_plan(session: AsyncSession, by: Actor, plan_id: UUID) -> UnitPlan:
    """A plan of a unit; for whoever may not see it, it is not there."""
    permit(by, "see_tasks")
    plan = await session.get(UnitPlan, plan_id)
    if plan is None:
        raise NotFound
    unit = await session.get_one(Unit, plan.unit_id)
    if not _sees(by, plan, unit.kind):
        raise NotFound
    return plan


async def unit_plan_seen(session: AsyncSession, by: Actor, plan_id: UUID) -> UnitPlanDetailView:
    """A plan of a unit with its steps, and what the ward asks of the unit besides."""
    plan = await seen_plan(session, by, plan_id)
    unit = await session.get_one(Unit, plan.unit_id)
    items = await items_of(session, plan)
    tasks = await _tasks(session, plan, items)
    used = {item.task_id for item in items}
    return UnitPlanDetailView(
        plan=UnitPlanView.model_validate(plan),
        unit=unit.name,
        adopts_itself=rules.adopts_itself(unit.kind),
        content_sha256=await content_sha256_of(session, plan, items),
        items=[
            UnitPlanItemView(
                id=item.id,
                title=item.title,
                due_on=item.due_on,
                done_on=item.done_on,
                task=tasks.get(item.task_id) if item.task_id else None,
                source_path=item.source_path,
                source_sentence=item.source_sentence,
            )
            for item in items
        ],
        choices=[task for key, task in tasks.items() if task.state == TaskState.OPEN],
        left_out=[
            task.title
            for key, task in tasks.items()
            if key not in used and task.leads and task.state == TaskState.OPEN
        ],
    )


def _sees(by: Actor, plan: UnitPlan, unit_kind: str) -> bool:
    if plan.state in IN_PUBLIC or by.unit_id == plan.unit_id:
        return True
    submitted = plan.state == UnitPlanState.SUBMITTED
    return submitted and not rules.adopts_itself(unit_kind) and bool(by.roles & rules.READERS)


async def _tasks(
    session: AsyncSession, plan: UnitPlan, items: list[UnitPlanItem]
) -> dict[UUID, WardTaskView]:
    """The tasks the ward's plan gives the unit, and those its steps serve."""
    ward_plan = await binding_plan(session, plan.ward_id, plan.year)
    own = Task.cooperating.contains([str(plan.unit_id)]) | (Task.lead_unit_id == plan.unit_id)
    served = Task.id.in_([item.task_id for item in items if item.task_id])
    given = and_(Task.plan_id == (ward_plan.id if ward_plan else None), own)
    query = select(Task).where(Task.ward_id == plan.ward_id, or_(served, given))
    return {
        task.id: WardTaskView(
            id=task.id,
            title=f"{task.title}, {task.period}" if task.period else task.title,
            source_path=task.source_path,
            state=TaskState(task.state),
            due_on=task.due_on,
            leads=task.lead_unit_id == plan.unit_id,
        )
        for task in (await session.execute(query.order_by(Task.place))).scalars()
    }
