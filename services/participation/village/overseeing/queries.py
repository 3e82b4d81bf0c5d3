"""Reads complaints about conventions and their reviews."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.village.overseeing.tables import (
    ConventionComplaint,
    ConventionReview,
)

SHOWN_MAX = 200


async def complaints_about(
    session: AsyncSession, convention_id: UUID
) -> Sequence[ConventionComplaint]:
    """Every complaint about one convention, the newest first."""
    query = (
        select(ConventionComplaint)
        .where(ConventionComplaint.ward_id == ward_of(session))
        .where(ConventionComplaint.convention_id == convention_id)
        .order_by(ConventionComplaint.received_on.desc(), ConventionComplaint.id.desc())
        .limit(SHOWN_MAX)
    )
    return (await session.scalars(query)).all()


async def open_complaints(
    session: AsyncSession, *, lock: bool = False
) -> Sequence[ConventionComplaint]:
    """Every complaint of the ward that nobody answered yet, the oldest first."""
    query = (
        select(ConventionComplaint)
        .where(ConventionComplaint.ward_id == ward_of(session))
        .where(ConventionComplaint.answered_on.is_(None))
        .order_by(ConventionComplaint.received_on, ConventionComplaint.id)
    )
    return (await session.scalars(query.with_for_update() if lock else query)).all()


async def open_about(session: AsyncSession, convention_id: UUID) -> int:
    """How many about one convention are not answered."""
    query = (
        select(func.count())
        .select_from(ConventionComplaint)
        .where(ConventionComplaint.ward_id == ward_of(session))
        .where(ConventionComplaint.convention_id == convention_id)
        .where(ConventionComplaint.answered_on.is_(None))
    )
    return (await session.execute(query)).scalar_one()


async def reviews_of(session: AsyncSession, convention_id: UUID) -> Sequence[ConventionReview]:
    """The reviews of one convention, the newest first."""
    query = (
        select(ConventionReview)
        .where(ConventionReview.ward_id == ward_of(session))
        .where(ConventionReview.convention_id == convention_id)
        .order_by(ConventionReview.year.desc())
    )
    return (await session.scalars(query)).all()


async def reviewed_since(session: AsyncSession, year: int) -> frozenset[tuple[UUID, int]]:
    """The conventions with the years, from that one on, whose review is written down."""
    query = select(ConventionReview.convention_id, ConventionReview.year).where(
        ConventionReview.ward_id == ward_of(session), ConventionReview.year >= year
    )
    return frozenset((row[0], row[1]) for row in await session.execute(query))
