"""Reads the levels of accounts, and by which decision an account asks on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.participation.contributions.levels.rules import Level, level_on
from services.participation.contributions.queries import funds
from services.participation.contributions.tables import Fund, FundLevel
from services.participation.matters.tables import Matter


async def levels_of(session: AsyncSession, rows: Collection[Fund]) -> dict[UUID, list[Level]]:
    """The levels of each account in the order of their days, that of its opening first."""
    query = (
        select(FundLevel)
        .where(FundLevel.ward_id == ward_of(session))
        .where(FundLevel.fund_id.in_([row.id for row in rows]))
        .order_by(FundLevel.from_on)
    )
    later: dict[UUID, list[Level]] = defaultdict(list)
    for each in await session.scalars(query):
        later[each.fund_id].append(as_level(each))
    return {row.id: [as_level(row), *later[row.id]] for row in rows}


def as_level(row: Fund | FundLevel) -> Level:
    """The level of an opening, or of a later decision."""
    from_on, opening = (
        (row.opened_on, row.opening_dong) if isinstance(row, Fund) else (row.from_on, 0)
    )
    return Level(
        row.level_dong,
        row.level_half_days,
        from_on,
        row.matter_id,
        opening,
        row.written_on,
        row.confirmed_on,
    )


async def level_row(session: AsyncSession, row: Fund, matter_id: UUID) -> Fund | FundLevel:
    """Where the level of that decision is written; raises NotFound."""
    if row.matter_id == matter_id:
        return row
    query = select(FundLevel).where(
        FundLevel.ward_id == ward_of(session),
        FundLevel.fund_id == row.id,
        FundLevel.matter_id == matter_id,
    )
    level: FundLevel | None = await session.scalar(query)
    if level is None:
        raise NotFound
    return level


async def has_account(session: AsyncSession, unit_id: UUID, matter_id: UUID) -> bool:
    """Whether the neighbourhood has an account for this decision, or changed a level by it."""
    used = await levels_of(session, await funds(session, unit_id=unit_id))
    return any(matter_id == each.matter_id for levels in used.values() for each in levels)


async def binding_matter(session: AsyncSession, row: Fund, on: date) -> Matter:
    """The decision by which the account asks on a day."""
    levels = (await levels_of(session, [row]))[row.id]
    return await found(session, Matter, level_on(levels, on).matter_id)


async def decisions_of(session: AsyncSession, row: Fund) -> Sequence[Matter]:
    """Every decision by which the account asks, or asked."""
    ids = [each.matter_id for each in (await levels_of(session, [row]))[row.id]]
    query = select(Matter).where(Matter.ward_id == ward_of(session), Matter.id.in_(ids))
    return (await session.scalars(query)).all()
