"""Which units there are, in the order of a Vietnamese dictionary."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.vietnamese import sort_key
from services.directory.tables import Unit
from services.directory.units.rules import NoSuchUnit, UnitKind

SHOWN_MAX = 2000
ORDER = {kind: number for number, kind in enumerate(UnitKind)}


async def units(session: AsyncSession, *, closed: bool = False) -> list[Unit]:
    """Units at work, by kind and name; with `closed` also those that ended."""
    wanted = select(Unit).where(Unit.ward_id == session.info["ward_id"]).limit(SHOWN_MAX)
    if not closed:
        wanted = wanted.where(Unit.closed_on.is_(None))
    found = (await session.scalars(wanted)).all()
    return sorted(found, key=lambda unit: (ORDER[UnitKind(unit.kind)], sort_key(unit.name)))


async def unit_by_id(session: AsyncSession, unit_id: UUID) -> Unit:
    """One unit, open or closed; refuses an unknown one."""
    unit = await session.get(Unit, unit_id)
    if unit is None:
        raise NoSuchUnit
    return unit
