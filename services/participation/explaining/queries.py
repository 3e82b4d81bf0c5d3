"""Reads how consultations ended, and whether those whom a decision binds were heard."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.explaining.tables import AddresseeHearing, Conclusion


async def conclusion_of(session: AsyncSession, consultation_id: UUID) -> Conclusion | None:
    """What became of one consultation, once it was explained."""
    query = select(Conclusion).where(
        Conclusion.ward_id == ward_of(session), Conclusion.consultation_id == consultation_id
    )
    return await session.scalar(query)


async def hearing_of(session: AsyncSession, consultation_id: UUID) -> AddresseeHearing | None:
    """How the addressees of one decision were heard, if that is noted."""
    query = select(AddresseeHearing).where(
        AddresseeHearing.ward_id == ward_of(session),
        AddresseeHearing.consultation_id == consultation_id,
    )
    return await session.scalar(query)
