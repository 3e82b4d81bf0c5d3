"""What people do with a plan as a whole: import it, submit it, approve it; what time does to it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.plans import PlanApproved, PlanClosed, PlanSubmitted
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import history_of, record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.planning import rules
from services.planning.plans.sources import Source
from services.planning.plans.tree import store_tree
from services.planning.reception_days.actions import set_days_of
from services.planning.review.actions import check_ready
from services.planning.review.content import check_read
from services.planning.rules import BINDING_STATES, PlanState, Signature, TaskOrigin, TaskState
from services.planning.tables import Plan, Task
from services.planning.tasks.assigning import assign_tasks
from services.planning.tasks.withdrawing import withdraw

REVIEWING = {"review_plan", "merge_proposals", "split_proposal", "undo_reshaping"}
WRITING = {"import_plan", "submit_plan", *REVIEWING}
ENDED = "Kế hoạch năm {year} đã kết thúc; việc không định ngày hết hiệu lực cùng kế hoạch."


async def import_plan(
    session: AsyncSession, *, year: int, source: Source, by: Actor, now: datetime
) -> Plan:
    """Keep a plan as read, with every proposal and flag; nothing is decided yet."""
    permit(by, "import_plan")
    rules.check_year(year, now.date())
    draft = source.review.draft
    await one_at_a_time(session, f"plan:{year}")
    latest = select(func.coalesce(func.max(Plan.version), 0)).where(
        Plan.ward_id == by.ward_id, Plan.year == year
    )
    plan = Plan(
        year=year,
        version=(await session.execute(latest)).scalar_one() + 1,
        title=draft.title,
        author_id=by.id,
        imported_at=now,
        source_kind=source.kind,
        source_sha256=source.sha256,
        source_bytes=source.size_bytes,
        source_text=source.text,
        as_read={
            "year": draft.year,
            "number": draft.number,
            "signed_on": draft.signed_on.isoformat() if draft.signed_on else None,
            "signing_form": list(draft.signing_form),
            "signer_position": draft.signer_position,
        },
        left_out=list(draft.left_out),
    )
    session.add(plan)
    await store_tree(session, plan, source.review)
    record(session, by, "import_plan", plan.id, now, year=year, sha256=source.sha256)
    return plan


async def submit_plan(session: AsyncSession, plan_id: UUID, *, by: Actor, now: datetime) -> Plan:
    """Hand a fully reviewed plan to the chair."""
    permit(by, "submit_plan")
    plan = await locked(session, plan_id)
    rules.check_move(PlanState(plan.state), PlanState.SUBMITTED)
    await check_ready(session, plan)
    plan.state = PlanState.SUBMITTED
    record(session, by, "submit_plan", plan.id, now)
    emit(session, PlanSubmitted(occurred_at=now, plan_id=plan.id, year=plan.year))
    return plan


async def approve_plan(
    session: AsyncSession,
    plan_id: UUID,
    *,
    signature: Signature,
    content_sha256: str,
    by: Actor,
    now: datetime,
) -> Plan:
    """Put the plan that was read in force under its number: from now on units owe its tasks."""
    plan = await locked(session, plan_id)
    permit(by, "approve_plan", author_id=by.id if await wrote(session, plan, by) else None)
    rules.check_move(PlanState(plan.state), PlanState.APPROVED)
    rules.check_signature(signature, plan.year, now.date())
    await one_at_a_time(session, f"plan:{plan.year}")
    if other := await binding_plan(session, by.ward_id, plan.year):
        raise rules.AnotherPlanInForce(year=plan.year, number=other.number)
    duties = await check_ready(session, plan)
    check_read(plan, duties, content_sha256)
    starts_on, ends_on = sign(plan, signature, by)
    said = {"number": signature.number, "signed_on": signature.signed_on}
    record(session, by, "approve_plan", plan.id, now, **said)
    days = await set_days_of(session, plan, now=now)
    approved = PlanApproved(
        occurred_at=now,
        plan_id=plan.id,
        year=plan.year,
        version=plan.version,
        number=signature.number,
        signed_on=signature.signed_on,
        signer_position=signature.position,
        starts_on=starts_on,
        ends_on=ends_on,
        duties=assign_tasks(session, plan, duties, days, now=now),
    )
    emit(session, approved)
    start_if_due(session, plan, by, now)
    return plan


async def wrote(session: AsyncSession, plan: Plan, by: Actor) -> bool:
    """Whether somebody imported, reviewed or submitted the plan: four eyes are two people's."""
    mine = {
        line["action"] for line in await history_of(session, plan.id) if line["actor_id"] == by.id
    }
    return bool(mine & WRITING)


def sign(plan: Plan, signature: Signature, by: Actor) -> tuple[date, date]:
    """Write down how the plan was signed; returns the first and the last day it holds."""
    plan.state = PlanState.APPROVED
    plan.number, plan.signed_on = signature.number, signature.signed_on
    plan.signing_form, plan.signer_position = signature.form, signature.position
    plan.signer_id = by.id
    plan.starts_on, plan.ends_on = held = rules.span(plan.year, signature.signed_on)
    return held


async def turn_plans(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: plans whose first day has come begin; those of a past year end.

    A past plan ends once no dated task of it is open: what is owed stays owed. What it asked for
    without a day ends with it.
    """
    query = select(Plan).where(Plan.ward_id == by.ward_id, Plan.state.in_(BINDING_STATES))
    for plan in (await session.execute(query.with_for_update())).scalars():
        start_if_due(session, plan, by, now)
        if plan.ends_on and plan.ends_on < now.date() and not await _owes(session, plan):
            await _close(session, plan, plan.ends_on, by, now)


async def _close(
    session: AsyncSession, plan: Plan, held_until: date, by: Actor, now: datetime
) -> None:
    plan.state = PlanState.CLOSED
    query = select(Task).where(
        Task.ward_id == plan.ward_id,
        Task.plan_id == plan.id,
        Task.state == TaskState.OPEN,
        Task.origin == TaskOrigin.PLAN,
    )
    reason, number = ENDED.format(year=plan.year), plan.number or ""
    for task in (await session.execute(query.with_for_update())).scalars():
        withdraw(session, task, reason, number=number, on=held_until, now=now)
    record(session, by, "close_plan", plan.id, now)
    emit(
        session,
        PlanClosed(occurred_at=now, plan_id=plan.id, year=plan.year, closed_on=now.date()),
    )


async def binding_plan(session: AsyncSession, ward_id: str, year: int) -> Plan | None:
    """The approved plan of a year, in force or about to be."""
    query = select(Plan).where(
        Plan.ward_id == ward_id, Plan.year == year, Plan.state.in_(BINDING_STATES)
    )
    return (await session.execute(query)).scalar_one_or_none()


def start_if_due(session: AsyncSession, plan: Plan, by: Actor, now: datetime) -> None:
    """A plan whose first day has come is in force."""
    if plan.state == PlanState.APPROVED and plan.starts_on and plan.starts_on <= now.date():
        plan.state = PlanState.IN_FORCE
        record(session, by, "start_plan", plan.id, now)


async def _owes(session: AsyncSession, plan: Plan) -> bool:
    query = select(Task.id).where(
        Task.ward_id == plan.ward_id,
        Task.plan_id == plan.id,
        Task.state == TaskState.OPEN,
        Task.due_on.is_not(None),
    )
    return (await session.execute(query.limit(1))).first() is not None


async def locked(session: AsyncSession, plan_id: UUID) -> Plan:
    """A plan of the ward, held for this transaction."""
    return await found(session, Plan, plan_id, lock=True)
