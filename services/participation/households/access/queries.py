"""Which household a code and its secret stand for, and which households have one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import fits
from libs.rows import found, ward_of
from services.participation.households.access import rules
from services.participation.households.access.rules import Access
from services.participation.households.access.tables import HouseholdCode
from services.participation.households.tables import Household


async def household_of(session: AsyncSession, access: Access, *, today: date) -> Household:
    """The household on whose paper this stands; every wrong way is answered alike.

    Raises HouseholdCodeNotGood, also of a household that is on no roll any more.
    """
    code = await code_of(session, access, today=today)
    household = await found(session, Household, code.household_id)
    if household.until:
        raise rules.HouseholdCodeNotGood
    return household


async def code_of(session: AsyncSession, access: Access, *, today: date) -> HouseholdCode:
    """The row of a code that is good today. Raises HouseholdCodeNotGood."""
    query = select(HouseholdCode).where(
        HouseholdCode.ward_id == ward_of(session), HouseholdCode.code == access.code
    )
    row = await session.scalar(query)
    if row is None or not fits(access.secret, row.secret_hash):
        raise rules.HouseholdCodeNotGood
    if row.ended_on or row.last_on < today:
        raise rules.HouseholdCodeNotGood
    return row


async def codes_of(
    session: AsyncSession, household_ids: Collection[UUID]
) -> dict[UUID, HouseholdCode]:
    """The code that each household has and nobody revoked; it may be past its last day."""
    query = select(HouseholdCode).where(
        HouseholdCode.ward_id == ward_of(session),
        HouseholdCode.household_id.in_(household_ids),
        HouseholdCode.ended_on.is_(None),
    )
    return {row.household_id: row for row in await session.scalars(query)}
