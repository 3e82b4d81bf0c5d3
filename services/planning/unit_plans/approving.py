"""A unit's plan is sent back, approved by the chair, or adopted by a body outside the committee."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.unit_plans import UnitPlanApproved, UnitPlanReturned
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from services.planning.tables import Unit
from services.planning.unit_plans import rules
from services.planning.unit_plans.queries import content_sha256_of, items_of, locked
from services.planning.unit_plans.rules import UnitPlanState
from services.planning.unit_plans.tables import UnitPlan, UnitPlanItem
from services.planning.unit_sources.queries import check_decided


@dataclass(frozen=True)
class Signed:
    """The number and day a plan was signed under, and the hash of what was read."""

    number: str
    signed_on: date
    content_sha256: str


async def return_unit_plan(
    session: AsyncSession, plan_id: UUID, *, reason: str, by: Actor, now: datetime
) -> UnitPlan:
    """Send a unit's plan back to be worked on."""
    permit(by, "return_unit_plan")
    plan = await locked(session, plan_id)
    if plan.state != UnitPlanState.SUBMITTED:
        raise rules.UnitPlanMoveNotAllowed(
            now=rules.WORDS[UnitPlanState(plan.state)], to=rules.WORDS[UnitPlanState.DRAFT]
        )
    plan.state, plan.returned_because = UnitPlanState.DRAFT, reason
    record(session, by, "return_unit_plan", plan.id, now)
    told = {"unit_plan_id": plan.id, "unit_id": plan.unit_id, "year": plan.year}
    emit(session, UnitPlanReturned(occurred_at=now, **told))
    return plan


async def approve_unit_plan(
    session: AsyncSession, plan_id: UUID, *, signed: Signed, by: Actor, now: datetime
) -> UnitPlan:
    """Put a submitted plan in force as it was read; it replaces the unit's former one."""
    plan = await locked(session, plan_id)
    permit(by, "approve_unit_plan", author_id=plan.author_id)
    unit = await session.get_one(Unit, plan.unit_id)
    if plan.state == UnitPlanState.DRAFT or rules.adopts_itself(unit.kind):
        raise NotFound  # a draft is its unit's alone, and so is a plan of a body outside
    return await _put_in_force(session, plan, signed, by=by, now=now)


async def adopt_unit_plan(
    session: AsyncSession, plan_id: UUID, *, signed: Signed, by: Actor, now: datetime
) -> UnitPlan:
    """A body outside the committee puts its own plan in force."""
    plan = await locked(session, plan_id)
    permit(by, "adopt_unit_plan", unit_id=plan.unit_id)
    if not rules.adopts_itself((await session.get_one(Unit, plan.unit_id)).kind):
        raise NotFound
    return await _put_in_force(session, plan, signed, by=by, now=now)


async def _put_in_force(
    session: AsyncSession, plan: UnitPlan, signed: Signed, *, by: Actor, now: datetime
) -> UnitPlan:
    rules.check_move(UnitPlanState(plan.state), UnitPlanState.APPROVED)
    rules.check_signature(signed.number, signed.signed_on, now.date())
    await check_decided(session, plan)  # a body outside adopts a draft
    items = await items_of(session, plan)
    if not items:
        raise rules.NoItems
    if await content_sha256_of(session, plan, items) != signed.content_sha256:
        raise rules.UnitPlanChanged
    await one_at_a_time(session, f"unit_plan:{plan.unit_id}:{plan.year}")
    await _replace_former(session, plan, by=by, now=now)
    plan.state = UnitPlanState.APPROVED
    plan.number, plan.signed_on = signed.number, signed.signed_on
    said = {"number": signed.number, "signed_on": signed.signed_on}
    record(session, by, "approve_unit_plan", plan.id, now, **said)
    emit(session, await _told(session, plan, signed, items, now))
    return plan


async def _replace_former(
    session: AsyncSession, plan: UnitPlan, *, by: Actor, now: datetime
) -> None:
    query = select(UnitPlan).where(
        UnitPlan.ward_id == session.info["ward_id"],
        UnitPlan.unit_id == plan.unit_id,
        UnitPlan.year == plan.year,
        UnitPlan.state == UnitPlanState.APPROVED,
    )
    for former in (await session.execute(query.with_for_update())).scalars():
        former.state = UnitPlanState.REPLACED
        record(session, by, "replace_unit_plan", former.id, now)
    await session.flush()  # before another one binds: the database knows one a unit and year


async def _told(
    session: AsyncSession,
    plan: UnitPlan,
    signed: Signed,
    items: list[UnitPlanItem],
    now: datetime,
) -> UnitPlanApproved:
    return UnitPlanApproved(
        occurred_at=now,
        unit_plan_id=plan.id,
        unit_id=plan.unit_id,
        kind=(await session.get_one(Unit, plan.unit_id)).kind,
        year=plan.year,
        version=plan.version,
        number=signed.number,
        signed_on=signed.signed_on,
        steps=len(items),
        steps_for_ward=sum(item.task_id is not None for item in items),
    )
