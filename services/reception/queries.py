"""The ward, its units by name, and those that can be given work."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import Refusal
from libs.remembered import queries as directory
from libs.rows import found
from services.reception.tables import Unit, Ward


class NotANeighbourhood(Refusal):
    """Hãy chọn một khu dân cư của phường."""


async def working_unit(session: AsyncSession, unit_id: UUID) -> Unit:
    """A unit that can be given work. Raises NotFound and UnitClosedNow."""
    return await directory.working_unit(session, Unit, unit_id)


async def neighbourhood(session: AsyncSession, unit_id: UUID) -> Unit:
    """A neighbourhood of today. Raises NotFound and NotANeighbourhood."""
    unit = await found(session, Unit, unit_id)
    if unit.kind != "neighbourhood" or unit.closed_on:
        raise NotANeighbourhood
    return unit


async def working_units(session: AsyncSession) -> list[Unit]:
    """Every unit of the ward that still works, in the order of their names."""
    return await directory.working_units(session, Unit)


async def unit_names(session: AsyncSession) -> dict[UUID, str]:
    """The name of every unit, those that ended too."""
    return await directory.unit_names(session, Unit)


async def the_ward(session: AsyncSession) -> Ward:
    """The ward, for the head of papers; raises NotFound before the directory told of it."""
    return await directory.the_ward(session, Ward)
