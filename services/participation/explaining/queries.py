"""Reads how consultations ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.explaining.tables import Conclusion


async def conclusion_of(session: AsyncSession, consultation_id: UUID) -> Conclusion | None:
    """What became of one consultation, once it was explained."""
    query = select(Conclusion).where(
        Conclusion.ward_id == ward_of(session), Conclusion.consultation_id == consultation_id
    )
    return await session.scalar(query)


async def unreported_conclusions(session: AsyncSession, until: date) -> Sequence[Conclusion]:
    """The consultations explained up to a day that the council has not heard of."""
    query = (
        select(Conclusion)
        .where(Conclusion.ward_id == ward_of(session), Conclusion.explained_on <= until)
        .where(Conclusion.council_reported_on.is_(None))
        .order_by(Conclusion.explained_on, Conclusion.id)
    )
    return (await session.scalars(query)).all()
