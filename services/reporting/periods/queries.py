"""Periods as people ask for them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.history import history_of
from libs.rows import ward_of
from services.reporting.rules import NoSuchPeriod
from services.reporting.tables import Period

PERIODS_MAX = 100
MOVED = "follow_calendar"
CLOSING_MOVED = "move_cutoff"


async def periods(session: AsyncSession, year: int | None) -> list[Period]:
    """The periods of a year, or the latest ones, in the order in which they are due."""
    owed = (Period.ward_id == ward_of(session), Period.dropped_on.is_(None))
    query = select(Period).where(*owed)
    if year is not None:
        query = query.where(Period.year == year)
    latest = query.order_by(Period.due_on.desc(), Period.kind).limit(PERIODS_MAX)
    return list((await session.execute(latest)).scalars())[::-1]


async def period_by_id(
    session: AsyncSession, period_id: UUID, *, for_update: bool = False
) -> Period:
    """A period, on wish held against others until the end; raises NoSuchPeriod."""
    period = await session.get(
        Period, period_id, with_for_update=for_update, populate_existing=for_update
    )
    if period is None:
        raise NoSuchPeriod
    return period


async def moves_of(session: AsyncSession, period_id: UUID) -> list[dict[str, Any]]:
    """What the history says of each move of a period's day, oldest first."""
    lines = await history_of(session, period_id)
    return [line["said"] for line in lines if line["action"] == MOVED]
