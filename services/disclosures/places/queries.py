"""The name of the ward, its open places and neighbourhoods, and the names of its units."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.rows import ward_of
from services.disclosures.places.rules import NEIGHBOURHOOD
from services.disclosures.posting.rules import PlaceKind
from services.disclosures.tables import Place, Unit, Ward


async def ward_name(session: AsyncSession) -> str:
    """The name of the ward, such as "phường Uông Bí"; raises NotFound before it was told of."""
    name = await session.scalar(select(Ward.name).where(Ward.ward_id == ward_of(session)))
    if name is None:
        raise NotFound
    return name


async def open_places(session: AsyncSession) -> Sequence[Place]:
    """Every place that asks for sheets, headquarters first, then by name."""
    query = (
        select(Place)
        .where(Place.ward_id == ward_of(session), Place.closed_on.is_(None))
        .order_by(Place.kind != PlaceKind.HEADQUARTERS, Place.kind, Place.name, Place.id)
    )
    return (await session.execute(query)).scalars().all()


async def open_neighbourhoods(session: AsyncSession) -> Sequence[Unit]:
    """Every neighbourhood, with or without a community house, by name."""
    query = (
        select(Unit)
        .where(Unit.ward_id == ward_of(session), Unit.kind == NEIGHBOURHOOD)
        .where(Unit.closed_on.is_(None))
        .order_by(Unit.name, Unit.id)
    )
    return (await session.execute(query)).scalars().all()


async def open_units(session: AsyncSession) -> Sequence[Unit]:
    """Every unit that goes on, by name."""
    query = (
        select(Unit)
        .where(Unit.ward_id == ward_of(session), Unit.closed_on.is_(None))
        .order_by(Unit.name, Unit.id)
    )
    return (await session.execute(query)).scalars().all()


async def unit_names(session: AsyncSession) -> dict[UUID, str]:
    """The names of all units, closed ones too; a unit not yet told of is missing."""
    rows = await session.execute(select(Unit.id, Unit.name).where(Unit.ward_id == ward_of(session)))
    return {row.id: row.name for row in rows}


async def name_of(session: AsyncSession, unit_id: UUID | None) -> dict[UUID, str]:
    """The same of one unit alone; nothing is asked for what belongs to no unit."""
    if unit_id is None:
        return {}
    query = select(Unit.name).where(Unit.ward_id == ward_of(session), Unit.id == unit_id)
    name = await session.scalar(query)
    return {} if name is None else {unit_id: name}
