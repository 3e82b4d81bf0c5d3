"""Why a draft was sent back."""

from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from services.planning.review.tables import PlanReturn
from services.planning.tables import Plan


class ReturnView(BaseModel):
    """Why a draft was sent back."""

    returned_at: datetime
    reason: str


async def returns_of(session: AsyncSession, plan: Plan) -> list[ReturnView]:
    """When a draft was sent back and why, the newest first."""
    query = select(PlanReturn).where(
        PlanReturn.ward_id == plan.ward_id, PlanReturn.plan_id == plan.id
    )
    rows = (await session.execute(query.order_by(PlanReturn.returned_at.desc()))).scalars()
    return [ReturnView(returned_at=row.returned_at, reason=row.reason) for row in rows]
