"""What people do to a plan in force: put a new version in its place, or change one task."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.amendments import PlanAmended
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from services.planning import rules
from services.planning.amending import rules as amending
from services.planning.amending.carrying import carry_over, compare, tell_amended
from services.planning.amending.rules import Document
from services.planning.plans.actions import binding_plan, locked, sign, start_if_due, wrote
from services.planning.reception_days.actions import set_days_of
from services.planning.review.actions import check_ready
from services.planning.review.content import check_read
from services.planning.review.rules import UnitUnknown
from services.planning.rules import OUTSIDE_COMMITTEE, PlanState, Signature, TaskOrigin, TaskState
from services.planning.tables import Plan, Task, Unit
from services.planning.tasks.actions import owed_task
from services.planning.tasks.assigning import duty_told, tasks_of


async def amend_plan(
    session: AsyncSession,
    plan_id: UUID,
    *,
    signature: Signature,
    content_sha256: str,
    by: Actor,
    now: datetime,
) -> Plan:
    """Put the version that was read in place of the plan that binds its year.

    Tasks that stay keep id, work and urgings; changed ones are told; dropped ones are withdrawn.
    """
    plan = await locked(session, plan_id)
    permit(by, "amend_plan", author_id=by.id if await wrote(session, plan, by) else None)
    rules.check_move(PlanState(plan.state), PlanState.APPROVED)
    rules.check_signature(signature, plan.year, now.date())
    before = await _binding(session, plan, signature)
    duties = await check_ready(session, plan)
    check_read(plan, duties, content_sha256)
    document = Document(signature.number, signature.signed_on)
    await _retire(session, before, document, by=by, now=now)
    held = sign(plan, signature, by)
    plan.amends_id = before.id
    said = {"number": document.number, "signed_on": document.signed_on}
    record(session, by, "amend_plan", plan.id, now, amends=before.id, **said)
    policy = await set_days_of(session, plan, now=now)
    wanted = tasks_of(plan, duties, policy, signed_on=signature.signed_on, now=now)
    carried = await compare(session, before, wanted, hold=True)
    owed = carry_over(session, carried, document, by=by, now=now)
    emit(session, _amended(plan, before, signature, held, owed, now))
    start_if_due(session, plan, by, now)
    return plan


async def _binding(session: AsyncSession, plan: Plan, signature: Signature) -> Plan:
    """The plan of the year that binds until now; nobody else replaces it meanwhile."""
    await one_at_a_time(session, f"plan:{plan.year}")
    before = await binding_plan(session, plan.ward_id, plan.year)
    if before is None:
        raise amending.NothingToAmend(year=plan.year)
    amending.check_amendment(before.number, before.signed_on, signature)
    return before


async def _retire(
    session: AsyncSession, before: Plan, document: Document, *, by: Actor, now: datetime
) -> None:
    """The old version binds no more, and stays readable."""
    rules.check_move(PlanState(before.state), PlanState.REPLACED)
    before.state = PlanState.REPLACED
    said = {"number": document.number, "signed_on": document.signed_on}
    record(session, by, "replace_plan", before.id, now, **said)
    await session.flush()  # before another one binds: the database knows one a year


async def amend_task(
    session: AsyncSession,
    task_id: UUID,
    *,
    lead_unit_id: UUID | None,
    due_on: date | None,
    decision: Document,
    by: Actor,
    now: datetime,
) -> Task:
    """Give one open task another lead, another due day or both, by a decision of the committee."""
    permit(by, "amend_task")
    task = await owed_task(session, task_id)
    await _check_decidable(session, task)
    plan = await session.get(Plan, task.plan_id) if task.plan_id else None
    year, since = (plan.year, plan.signed_on) if plan else (now.year, None)
    amending.check_decision(decision, year, since, due_on, now.date())
    was: dict[str, object] = {}
    if lead_unit_id is not None and lead_unit_id != task.lead_unit_id:
        await _check_lead(session, task.lead_unit_id, lead_unit_id)
        was["lead_unit_id"], task.lead_unit_id = task.lead_unit_id, lead_unit_id
        task.cooperating = [each for each in task.cooperating if each != str(lead_unit_id)]
    if due_on is not None and due_on != task.due_on:
        was["due_on"], task.due_on = task.due_on, due_on
        # Without a version of the calendar: a day that people set does not follow it.
        task.clock = {
            "rule": "plan.decision",
            "says": f"ngày {due_on:%d/%m/%Y}, theo quyết định {decision.words}",
            "basis": f"Quyết định {decision.words}",
        }
    if not was:
        raise amending.NothingDecided
    tell_amended(session, task, was, decision, by=by, now=now)
    return task


async def _check_decidable(session: AsyncSession, task: Task) -> None:
    """Refuse what is over, what the law or a check sets, and what a body outside signed for."""
    if task.state != TaskState.OPEN:
        raise rules.AlreadyFinished
    if task.origin == TaskOrigin.LAW:
        raise amending.LawSetsIt
    if task.origin == TaskOrigin.RECOMMENDATION:
        raise amending.RecommendationSetsIt
    lead = await session.get(Unit, task.lead_unit_id) if task.lead_unit_id else None
    # It wrote this into the programme itself, and both signed the day.
    if task.origin == TaskOrigin.PROGRAMME and lead and lead.kind in OUTSIDE_COMMITTEE:
        raise amending.NotByDecision


async def _check_lead(session: AsyncSession, old_id: UUID | None, new_id: UUID) -> None:
    """Refuse a unit that is not open here, and any body that the committee cannot charge."""
    old = await session.get(Unit, old_id) if old_id else None
    new = await session.get(Unit, new_id)
    if new is None or new.closed_on is not None:
        raise UnitUnknown
    if any(unit and unit.kind in OUTSIDE_COMMITTEE for unit in (old, new)):
        raise amending.NotByDecision


def _amended(
    plan: Plan,
    before: Plan,
    signature: Signature,
    held: tuple[date, date],
    owed: list[Task],
    now: datetime,
) -> PlanAmended:
    return PlanAmended(
        occurred_at=now,
        plan_id=plan.id,
        amends_plan_id=before.id,
        year=plan.year,
        version=plan.version,
        number=signature.number,
        signed_on=signature.signed_on,
        signer_position=signature.position,
        starts_on=held[0],
        ends_on=held[1],
        duties=tuple(duty_told(task) for task in owed),
    )
