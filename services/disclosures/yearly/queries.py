"""Finds plans of a year and their lines, as far as whoever asks may see them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.permissions import may
from libs.rows import found, ward_of
from services.disclosures.yearly.rules import PUBLIC, PlanState
from services.disclosures.yearly.tables import DisclosurePlan, PlanLine


async def plans_seen(
    session: AsyncSession, by: Actor, year: int | None = None
) -> Sequence[DisclosurePlan]:
    """The plans of the ward, newest first; drafts only for those who may see drafts."""
    query = select(DisclosurePlan).where(DisclosurePlan.ward_id == ward_of(session))
    if year:
        query = query.where(DisclosurePlan.year == year)
    if not may(by, "see_drafts"):
        query = query.where(DisclosurePlan.state.in_(PUBLIC))
    ordered = query.order_by(DisclosurePlan.year.desc(), DisclosurePlan.version.desc()).limit(60)
    return (await session.execute(ordered)).scalars().all()


async def plan_seen(session: AsyncSession, by: Actor, plan_id: UUID) -> DisclosurePlan:
    """A plan that is public, or that `by` may see as a draft. Raises NotFound."""
    plan = await found(session, DisclosurePlan, plan_id)
    if plan.state not in PUBLIC and not may(by, "see_drafts"):
        raise NotFound
    return plan


async def plan_of_year(
    session: AsyncSession, year: int, *states: PlanState
) -> DisclosurePlan | None:
    """The newest plan of a year in one of these states."""
    return await session.scalar(
        select(DisclosurePlan)
        .where(DisclosurePlan.ward_id == ward_of(session), DisclosurePlan.year == year)
        .where(DisclosurePlan.state.in_(states))
        .order_by(DisclosurePlan.version.desc())
        .limit(1)
    )


async def last_version(session: AsyncSession, year: int) -> int:
    """The number of the newest version of a year, 0 when there is none."""
    query = select(func.coalesce(func.max(DisclosurePlan.version), 0)).where(
        DisclosurePlan.ward_id == ward_of(session), DisclosurePlan.year == year
    )
    return (await session.execute(query)).scalar_one()


async def lines_of(session: AsyncSession, plan_id: UUID) -> Sequence[PlanLine]:
    """The lines of a plan, in the order of the law."""
    query = (
        select(PlanLine)
        .where(PlanLine.ward_id == ward_of(session), PlanLine.plan_id == plan_id)
        .order_by(PlanLine.place)
    )
    return (await session.execute(query)).scalars().all()


async def line_of(session: AsyncSession, plan_id: UUID, item: str) -> PlanLine:
    """The line of an item in a plan, locked. Raises NotFound."""
    line = await session.scalar(
        select(PlanLine)
        .where(PlanLine.ward_id == ward_of(session))
        .where(PlanLine.plan_id == plan_id, PlanLine.item == item)
        .with_for_update()
    )
    if line is None:
        raise NotFound
    return line
