"""What units' own steps say of the ward's tasks, and which plans of units wait for whom."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import may, permit
from services.planning.plans.queries import plan_seen
from services.planning.rules import OUTSIDE_COMMITTEE
from services.planning.tables import Task, Unit
from services.planning.tasks.queries import task_in_sight
from services.planning.unit_plans.rules import READERS, UnitPlanState
from services.planning.unit_plans.tables import UnitPlan, UnitPlanItem
from services.planning.unit_plans.views import (
    CountsView,
    StepsView,
    UnitStepView,
    WaitingUnitPlanView,
)

STEPS_MAX = 500


async def steps_of(session: AsyncSession, by: Actor, task_id: UUID) -> StepsView:
    """The steps of plans in force that serve a ward task, and how many of them are done.

    They say how far the task is, and are never counted as tasks themselves.
    """
    permit(by, "see_tasks")
    await task_in_sight(session, by, task_id)
    query = (
        select(UnitPlanItem, UnitPlan, Unit.name)
        .join(UnitPlan, UnitPlan.id == UnitPlanItem.unit_plan_id)
        .join(Unit, Unit.id == UnitPlan.unit_id)
        .where(
            UnitPlanItem.ward_id == by.ward_id,
            UnitPlanItem.task_id == task_id,
            UnitPlan.state == UnitPlanState.APPROVED,
        )
        .order_by(Unit.name, UnitPlanItem.id)
        .limit(STEPS_MAX)
    )
    steps = [
        UnitStepView(
            unit_plan_id=plan.id,
            unit=name,
            title=item.title,
            due_on=item.due_on,
            done_on=item.done_on,
        )
        for item, plan, name in await session.execute(query)
    ]
    done = sum(step.done_on is not None for step in steps)
    return StepsView(total=len(steps), done=done, steps=steps)


async def counts_of(session: AsyncSession, by: Actor, plan_id: UUID) -> dict[UUID, CountsView]:
    """For each task of a ward's plan that some step serves: how many there are and are done."""
    permit(by, "see_tasks")
    await plan_seen(session, by, plan_id)
    query = (
        select(UnitPlanItem.task_id, func.count(UnitPlanItem.id), func.count(UnitPlanItem.done_on))
        .join(UnitPlan, UnitPlan.id == UnitPlanItem.unit_plan_id)
        .join(Task, Task.id == UnitPlanItem.task_id)
        .where(
            UnitPlanItem.ward_id == by.ward_id,
            Task.plan_id == plan_id,
            UnitPlan.state == UnitPlanState.APPROVED,
        )
        .group_by(UnitPlanItem.task_id)
    )
    return {
        task_id: CountsView(total=total, done=done)
        for task_id, total, done in await session.execute(query)
        if task_id
    }


async def waiting_for(session: AsyncSession, by: Actor) -> list[WaitingUnitPlanView]:
    """The plans of units on which somebody has to act: the chair, or the unit that got one back.

    Who may read a plan that was handed in sees too that it waits for the chair.
    """
    permit(by, "see_tasks")
    mine = [(UnitPlan.unit_id == by.unit_id) & (UnitPlan.returned_because != "")]
    query = (
        select(UnitPlan, Unit)
        .join(Unit, Unit.id == UnitPlan.unit_id)
        .where(UnitPlan.ward_id == by.ward_id)
    )
    if by.roles & READERS:
        handed_in = UnitPlan.state == UnitPlanState.SUBMITTED
        mine.append(handed_in & Unit.kind.not_in(OUTSIDE_COMMITTEE))
    found: dict[UnitPlanState, list[WaitingUnitPlanView]] = defaultdict(list)
    for plan, unit in await session.execute(query.where(or_(*mine)).limit(STEPS_MAX)):
        state = UnitPlanState(plan.state)
        found[state].append(
            WaitingUnitPlanView(
                id=plan.id,
                unit=unit.name,
                year=plan.year,
                state=state,
                # Nobody approves a plan of their own making.
                to_approve=may(by, "approve_unit_plan") and plan.author_id != by.id,
            )
        )
    return found[UnitPlanState.SUBMITTED] + found[UnitPlanState.DRAFT]
