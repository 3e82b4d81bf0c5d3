"""A roll that somebody changes: locked, so that changes and votes that open come one by one."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.permissions import permit
from libs.remembered.queries import working_unit
from libs.rows import found
from services.participation.households import rules
from services.participation.households.tables import Household
from services.participation.tables import Unit

NEIGHBOURHOOD = "neighbourhood"


async def locked_neighbourhood(session: AsyncSession, unit_id: UUID) -> Unit:
    """A neighbourhood at work. Raises NotFound, UnitClosedNow, NotANeighbourhood."""
    await found(session, Unit, unit_id, lock=True)
    unit = await working_unit(session, Unit, unit_id)
    if unit.kind != NEIGHBOURHOOD:
        raise rules.NotANeighbourhood
    return unit


async def on_roll(session: AsyncSession, household_id: UUID, action: str, by: Actor) -> Household:
    """A household, and its roll, that `by` may change so. Raises HouseholdEnded."""
    household = await found(session, Household, household_id)
    permit(by, action, unit_id=household.neighbourhood_id)
    await locked_neighbourhood(session, household.neighbourhood_id)
    household = await found(session, Household, household_id, lock=True)
    check_on_roll(household)
    return household


def check_on_roll(household: Household) -> None:
    """What has left the roll is not changed any more."""
    if household.until:
        raise rules.HouseholdEnded(until=f"{household.until:%d/%m/%Y}")
