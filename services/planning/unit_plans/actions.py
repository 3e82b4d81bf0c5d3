"""What a unit does with its plan: drafts it, writes steps, hands it in, does them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.unit_plans import UnitPlanSubmitted
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from services.planning.plans.actions import binding_plan
from services.planning.rules import NotYetHappened, TaskState
from services.planning.tables import Task, Unit
from services.planning.unit_plans import rules
from services.planning.unit_plans.queries import items_of, locked
from services.planning.unit_plans.rules import UnitPlanState
from services.planning.unit_plans.tables import UnitPlan, UnitPlanItem
from services.planning.unit_sources.queries import check_decided


async def draft_unit_plan(
    session: AsyncSession, *, year: int, by: Actor, now: datetime
) -> UnitPlan:
    """Begin a plan of one's own unit: what it has in force, else its tasks of the ward's plan."""
    permit(by, "draft_unit_plan", unit_id=by.unit_id)
    assert by.unit_id, "the permission asks for a unit"
    await one_at_a_time(session, f"unit_plan:{by.unit_id}:{year}")
    ward_plan = await binding_plan(session, by.ward_id, year)
    if ward_plan is None:
        raise rules.NoWardPlan(year=year)
    versions = await _versions(session, by.unit_id, year)
    if any(one.state in (UnitPlanState.DRAFT, UnitPlanState.SUBMITTED) for one in versions):
        raise rules.DraftAlreadyThere(year=year)
    plan = UnitPlan(
        unit_id=by.unit_id,
        year=year,
        version=len(versions) + 1,
        author_id=by.id,
        drafted_at=now,
    )
    session.add(plan)
    await session.flush()
    binding = next((one for one in versions if one.state == UnitPlanState.APPROVED), None)
    if binding:
        session.add_all(await _items_kept(session, plan, binding))
    else:
        session.add_all(await _items_of_tasks(session, plan, ward_plan.id))
    record(session, by, "draft_unit_plan", plan.id, now, year=year, unit_id=by.unit_id)
    return plan


async def add_unit_plan_item(
    session: AsyncSession,
    plan_id: UUID,
    *,
    title: str,
    due_on: date | None,
    task_id: UUID | None,
    by: Actor,
    now: datetime,
) -> UnitPlanItem:
    """Write a step into a draft: towards a task the unit leads or helps with, or its own."""
    plan = await locked(session, plan_id)
    permit(by, "add_unit_plan_item", unit_id=plan.unit_id)
    rules.check_draft(UnitPlanState(plan.state))
    rules.check_due(due_on, plan.year)
    if len(await items_of(session, plan)) >= rules.ITEMS_MAX:
        raise rules.TooManyItems
    if task_id:
        task = await session.get(Task, task_id)
        if task is None:
            raise NotFound
        if task.lead_unit_id != plan.unit_id and str(plan.unit_id) not in task.cooperating:
            raise rules.NotTheUnitsTask
    item = UnitPlanItem(unit_plan_id=plan.id, task_id=task_id, title=title, due_on=due_on)
    session.add(item)
    record(session, by, "add_unit_plan_item", plan.id, now, item_id=item.id, due_on=due_on)
    return item


async def remove_unit_plan_item(
    session: AsyncSession, item_id: UUID, *, by: Actor, now: datetime
) -> UnitPlan:
    """Take a step out of a draft."""
    item = await _item(session, item_id)
    plan = await locked(session, item.unit_plan_id)
    permit(by, "remove_unit_plan_item", unit_id=plan.unit_id)
    rules.check_draft(UnitPlanState(plan.state))
    await session.delete(item)
    record(session, by, "remove_unit_plan_item", plan.id, now, item_id=item.id)
    return plan


async def submit_unit_plan(
    session: AsyncSession, plan_id: UUID, *, by: Actor, now: datetime
) -> UnitPlan:
    """Hand a unit's plan to the chair; bodies outside the committee adopt theirs themselves."""
    plan = await locked(session, plan_id)
    permit(by, "submit_unit_plan", unit_id=plan.unit_id)
    if rules.adopts_itself((await session.get_one(Unit, plan.unit_id)).kind):
        raise rules.AdoptedByItself
    rules.check_move(UnitPlanState(plan.state), UnitPlanState.SUBMITTED)
    await check_decided(session, plan)
    if not await items_of(session, plan):
        raise rules.NoItems
    plan.state, plan.returned_because = UnitPlanState.SUBMITTED, ""
    record(session, by, "submit_unit_plan", plan.id, now)
    told = UnitPlanSubmitted(
        occurred_at=now, unit_plan_id=plan.id, unit_id=plan.unit_id, year=plan.year
    )
    emit(session, told)
    return plan


async def finish_unit_plan_item(
    session: AsyncSession, item_id: UUID, *, on: date, by: Actor, now: datetime
) -> UnitPlan:
    """Say that a step of a plan in force was done on a day; the ward's task stays as it is."""
    item = await _item(session, item_id)
    plan = await locked(session, item.unit_plan_id)
    permit(by, "finish_unit_plan_item", unit_id=plan.unit_id)
    if plan.state != UnitPlanState.APPROVED:
        raise rules.ItemNotOwed
    if item.done_on:
        raise rules.ItemDoneBefore
    if on > now.date():
        raise NotYetHappened(on=f"{on:%d/%m/%Y}")
    item.done_on = on
    record(session, by, "finish_unit_plan_item", plan.id, now, item_id=item.id, on=on)
    return plan


async def _item(session: AsyncSession, item_id: UUID) -> UnitPlanItem:
    item = await session.get(UnitPlanItem, item_id, with_for_update=True, populate_existing=True)
    if item is None:
        raise rules.ItemUnknown
    return item


async def _versions(session: AsyncSession, unit_id: UUID, year: int) -> list[UnitPlan]:
    query = select(UnitPlan).where(
        UnitPlan.ward_id == session.info["ward_id"],
        UnitPlan.unit_id == unit_id,
        UnitPlan.year == year,
    )
    return list((await session.execute(query.order_by(UnitPlan.version))).scalars())


async def _items_kept(
    session: AsyncSession, plan: UnitPlan, binding: UnitPlan
) -> list[UnitPlanItem]:
    """What the plan in force has, with what was done of it."""
    return [
        UnitPlanItem(
            unit_plan_id=plan.id,
            task_id=one.task_id,
            title=one.title,
            due_on=one.due_on,
            done_on=one.done_on,
            source_path=one.source_path,
            source_sentence=one.source_sentence,
        )
        for one in await items_of(session, binding)
    ]


async def _items_of_tasks(
    session: AsyncSession, plan: UnitPlan, ward_plan_id: UUID
) -> list[UnitPlanItem]:
    """A first step for each open task that the ward's plan gives the unit to lead."""
    query = select(Task).where(
        Task.ward_id == session.info["ward_id"],
        Task.plan_id == ward_plan_id,
        Task.lead_unit_id == plan.unit_id,
        Task.state == TaskState.OPEN,
    )
    tasks = (await session.execute(query.order_by(Task.place).limit(rules.ITEMS_MAX))).scalars()
    return [
        UnitPlanItem(
            unit_plan_id=plan.id,
            task_id=task.id,
            title=f"{task.title}, {task.period}" if task.period else task.title,
            due_on=task.due_on if task.due_on and task.due_on.year == plan.year else None,
        )
        for task in tasks
    ]
