"""The ward, its units by name, and those that can be given work."""

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
