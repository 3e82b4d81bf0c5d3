"""The chair sends a submitted plan back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.amendments import PlanReturned
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from services.planning.approving.rules import check_return
from services.planning.plans.actions import locked
from services.planning.review.tables import PlanReturn
from services.planning.rules import PlanState
from services.planning.tables import Plan


async def return_plan(
    session: AsyncSession, plan_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Plan:
    """Make a submitted plan a draft again, and say to whoever drafts it what is to change."""
    permit(by, "return_plan")
    plan = await locked(session, plan_id)
    check_return(PlanState(plan.state))
    plan.state = PlanState.DRAFT
    row = PlanReturn(plan_id=plan.id, returned_at=now, author_id=by.id, reason=reason)
    session.add(row)
    record(session, by, "return_plan", plan.id, now)
    emit(session, PlanReturned(occurred_at=now, plan_id=plan.id, year=plan.year))
    return plan
