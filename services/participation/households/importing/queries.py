"""The roll as a file is compared with it: numbers, addresses, and everybody who speaks."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.households.importing.sheet import Standing
from services.participation.households.tables import Household, Representative


async def standing_now(
    session: AsyncSession, neighbourhood_id: UUID, today: date
) -> list[Standing]:
    """Every household of the roll with each who speaks for it, now or on a later day."""
    query = (
        select(
            Household.number,
            Household.address,
            Representative.name_key,
            Representative.born_year,
            Representative.delegated,
        )
        .join(Representative, Representative.household_id == Household.id)
        .where(
            Household.ward_id == ward_of(session),
            Representative.ward_id == ward_of(session),
            Household.neighbourhood_id == neighbourhood_id,
            Household.until.is_(None),
            or_(Representative.until.is_(None), Representative.until > today),
        )
    )
    return [Standing(**row._mapping) for row in await session.execute(query)]
