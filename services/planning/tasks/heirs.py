"""Who has the work of a unit that may have closed since it was named."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from services.planning.tables import Unit


async def heir_of(session: AsyncSession, unit_id: UUID) -> UUID | None:
    """The unit itself while it is open, else who succeeded it; None where nobody did.

    One that planning has not heard of yet is taken at its word.
    """
    visited: set[UUID] = set()
    while unit_id not in visited:
        visited.add(unit_id)
        unit = await session.get(Unit, unit_id)
        if unit is None or unit.closed_on is None:
            return unit_id
        if unit.successor_id is None:
            return None
        unit_id = unit.successor_id
    return None
