"""The units of reception that can be given work."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import Refusal
from libs.remembered import queries as units
from libs.rows import found
from services.reception.tables import Unit


class NotANeighbourhood(Refusal):
    """Hãy chọn một khu dân cư của phường."""


async def working_unit(session: AsyncSession, unit_id: UUID) -> Unit:
    """A unit that can be given work. Raises NotFound and UnitClosedNow."""
    return await units.working_unit(session, Unit, unit_id)


async def neighbourhood(session: AsyncSession, unit_id: UUID) -> Unit:
    """A neighbourhood of today. Raises NotFound and NotANeighbourhood."""
    unit = await found(session, Unit, unit_id)
    if unit.kind != "neighbourhood" or unit.closed_on:
        raise NotANeighbourhood
    return unit


async def working_units(session: AsyncSession) -> list[Unit]:
    """Every unit of the ward that still works, in the order of their names."""
    return await units.working_units(session, Unit)
