"""The ward and its units by name."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.remembered import queries as directory
from services.participation.tables import Unit, Ward


async def unit_names(session: AsyncSession) -> dict[UUID, str]:
    """The name of every unit, those that ended too."""
    return await directory.unit_names(session, Unit)


async def the_ward(session: AsyncSession) -> Ward:
    """The ward, for the head of papers; raises NotFound before the directory told of it."""
    return await directory.the_ward(session, Ward)


async def working_ids(session: AsyncSession) -> set[UUID]:
    """The units that still work: what ended owes nothing any more."""
    return {unit.id for unit in await directory.working_units(session, Unit)}
