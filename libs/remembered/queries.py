"""The ward, its units by name, those that can be given work, and who succeeded which."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound, Refusal
from libs.remembered.tables import KnownUnit, KnownWard
from libs.rows import found, ward_of
from libs.vietnamese import sort_key

SomeUnit = TypeVar("SomeUnit", bound=KnownUnit)
SomeWard = TypeVar("SomeWard", bound=KnownWard)


class UnitClosedNow(Refusal):
    """Đơn vị {name} không còn hoạt động. Hãy chọn đơn vị khác."""


async def working_unit(session: AsyncSession, kind: type[SomeUnit], unit_id: UUID) -> SomeUnit:
    """A unit that can be given work. Raises NotFound and UnitClosedNow."""
    unit = await found(session, kind, unit_id)
    if unit.closed_on:
        raise UnitClosedNow(name=unit.name)
    return unit


async def working_units(session: AsyncSession, kind: type[SomeUnit]) -> list[SomeUnit]:
    """Every unit of the ward that still works, in the order of their names."""
    query = select(kind).where(kind.ward_id == ward_of(session), kind.closed_on.is_(None))
    return sorted((await session.execute(query)).scalars(), key=lambda unit: sort_key(unit.name))


async def heir_of(session: AsyncSession, kind: type[KnownUnit], unit_id: UUID) -> UUID | None:
    """The unit itself while it is open, else who succeeded it; None where nobody did.

    One that the directory has not told of yet is taken at its word.
    """
    visited: set[UUID] = set()
    while unit_id not in visited:
        visited.add(unit_id)
        unit = await session.get(kind, unit_id)
        if unit is None or unit.closed_on is None:
            return unit_id
        if unit.successor_id is None:
            return None
        unit_id = unit.successor_id
    return None


async def stand_in_for(session: AsyncSession, kind: type[KnownUnit], unit_id: UUID) -> UUID:
    """Who succeeded a unit that ended, or that unit itself where nobody did."""
    return await heir_of(session, kind, unit_id) or unit_id


async def unit_names(session: AsyncSession, kind: type[KnownUnit]) -> dict[UUID, str]:
    """The name of every unit, those that ended too."""
    query = select(kind.id, kind.name).where(kind.ward_id == ward_of(session))
    return dict((await session.execute(query)).all())


async def the_ward(session: AsyncSession, kind: type[SomeWard]) -> SomeWard:
    """The ward, for the head of papers; raises NotFound before the directory told of it."""
    row = await session.scalar(select(kind).where(kind.ward_id == ward_of(session)))
    if row is None:
        raise NotFound
    return row
