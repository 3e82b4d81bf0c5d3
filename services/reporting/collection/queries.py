"""Reads the parts of units, for those who may."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import history_of
from libs.permissions import RULES, permit
from libs.rows import ward_of
from services.reporting.collection.rules import NoSuchPart, PartState
from services.reporting.collection.tables import UnitFigure, UnitPart
from services.reporting.tables import Period

PARTS_MAX = 300
MOVED = "follow_parts"


async def part_by_id(session: AsyncSession, part_id: UUID, *, lock: bool = False) -> UnitPart:
    """A part of this ward, on wish nobody else's until the end; raises NoSuchPart."""
    query = select(UnitPart).where(UnitPart.ward_id == ward_of(session), UnitPart.id == part_id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    part = (await session.execute(query)).scalar_one_or_none()
    if part is None:
        raise NoSuchPart
    return part


async def readable_part(session: AsyncSession, part_id: UUID, by: Actor) -> UnitPart:
    """A part that `by` may read: that of the own unit, or any for those who compile."""
    part = await part_by_id(session, part_id)
    permit(by, "see_parts", unit_id=part.unit_id)
    return part


async def parts(
    session: AsyncSession, period_id: UUID | None, by: Actor
) -> Sequence[tuple[UnitPart, Period]]:
    """The parts somebody may see, those of one period or the newest."""
    permit(by, "see_parts", unit_id=by.unit_id)
    query = (
        select(UnitPart, Period)
        .join(Period, Period.id == UnitPart.period_id)
        .where(UnitPart.ward_id == ward_of(session), Period.ward_id == ward_of(session))
        .order_by(UnitPart.due_on.desc(), UnitPart.id)
        .limit(PARTS_MAX)
    )
    if period_id is not None:
        query = query.where(UnitPart.period_id == period_id)
    if not by.roles & RULES["see_parts"].roles:
        query = query.where(UnitPart.unit_id == by.unit_id)
    return [(part, period) for part, period in await session.execute(query)]


async def owed_parts(session: AsyncSession) -> list[tuple[UnitPart, Period]]:
    """The parts that are still waited for and not late, nobody else's until the end."""
    query = (
        select(UnitPart, Period)
        .join(Period, Period.id == UnitPart.period_id)
        .where(
            UnitPart.ward_id == ward_of(session),
            Period.ward_id == ward_of(session),
            UnitPart.first_handed_in_at.is_(None),
            UnitPart.late_told_on.is_(None),
            Period.first_issued_at.is_(None),
            Period.dropped_on.is_(None),
        )
        .order_by(UnitPart.id)
        .with_for_update(of=UnitPart)
    )
    return [(part, period) for part, period in await session.execute(query)]


async def moves_of_part(session: AsyncSession, part_id: UUID) -> list[dict[str, Any]]:
    """What the history says of each move of a part's day, oldest first."""
    lines = await history_of(session, part_id)
    return [line["said"] for line in lines if line["action"] == MOVED]


async def units_asked(session: AsyncSession, period_id: UUID) -> set[UUID]:
    """The units that were asked for their part of a period's report."""
    query = select(UnitPart.unit_id).where(
        UnitPart.ward_id == ward_of(session), UnitPart.period_id == period_id
    )
    return set((await session.execute(query)).scalars())


async def parts_to_take(session: AsyncSession, period_id: UUID) -> Sequence[UnitPart]:
    """The parts of a period that wait to be taken into a draft, nobody else's until the end."""
    query = (
        select(UnitPart)
        .where(UnitPart.ward_id == ward_of(session), UnitPart.period_id == period_id)
        .where(UnitPart.state == PartState.HANDED_IN, UnitPart.taken_into.is_(None))
        .order_by(UnitPart.id)
        .with_for_update()
    )
    return (await session.execute(query)).scalars().all()


async def figures_by_hand(
    session: AsyncSession, part_ids: Collection[UUID]
) -> Sequence[UnitFigure]:
    """The figures that units entered by hand, in the order in which they did."""
    query = (
        select(UnitFigure)
        .where(UnitFigure.ward_id == ward_of(session), UnitFigure.part_id.in_(part_ids))
        .order_by(UnitFigure.id)
    )
    return (await session.execute(query)).scalars().all()
