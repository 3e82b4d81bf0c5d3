"""Households of the tests, made by the service's own actions. Nobody here is a real person."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from services.participation.households.actions import Entry, add_household
from services.participation.households.rules import Adult
from services.participation.households.tables import Household
from tests.participation import ward

DAY = date(2026, 3, 2)


def somebody(number: int, born_year: int = 1970) -> Adult:
    """An adult with a name of his own."""
    return Adult(f"Người Mẫu {number}", born_year)


def entry(number: int | None = None, person: int = 1) -> Entry:
    """A household as it is entered."""
    return Entry(address=f"Số nhà {person}, ngõ mẫu", adult=somebody(person), number=number)


async def households(
    session: AsyncSession,
    count: int,
    *,
    neighbourhood_id: UUID = ward.NORTH,
    by: Actor = ward.OFFICIAL,
    day: date = DAY,
) -> list[Household]:
    """So many households on the roll of a neighbourhood, numbered from one."""
    now = ward.at(day)
    return [
        await add_household(session, neighbourhood_id, entry=entry(number, number), by=by, now=now)
        for number in range(1, count + 1)
    ]
