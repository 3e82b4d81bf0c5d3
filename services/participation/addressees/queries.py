"""Reads how those were heard whom a decision binds."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.addressees.rules import Heard, Hearing
from services.participation.addressees.tables import AddresseeHearing, HearingMinutes


async def hearing_of(session: AsyncSession, consultation_id: UUID) -> AddresseeHearing | None:
    """How the addressees of one decision were heard, if that is noted."""
    query = select(AddresseeHearing).where(
        AddresseeHearing.ward_id == ward_of(session),
        AddresseeHearing.consultation_id == consultation_id,
    )
    return await session.scalar(query)


async def minutes_of(session: AsyncSession, consultation_id: UUID) -> HearingMinutes | None:
    """The minutes of it, if they are written."""
    query = select(HearingMinutes).where(
        HearingMinutes.ward_id == ward_of(session),
        HearingMinutes.consultation_id == consultation_id,
    )
    return await session.scalar(query)


def as_noted(row: AddresseeHearing | None) -> Hearing | None:
    """What was noted, for the rules."""
    if row is None:
        return None
    said = {name: getattr(row, name) for name in Hearing.__dataclass_fields__}
    return Hearing(**said | {"outcome": Heard(row.outcome)})
