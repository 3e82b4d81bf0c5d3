"""Reads critiques and their points."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.participation.critiques.rules import CritiqueState
from services.participation.critiques.tables import Critique, CritiquePoint

SHOWN_MAX = 100
PUBLIC = (CritiqueState.ISSUED, CritiqueState.ANSWERED)


async def critiques(session: AsyncSession) -> Sequence[Critique]:
    """Every draft that went to the Front, the newest first."""
    query = (
        select(Critique)
        .where(Critique.ward_id == ward_of(session))
        .order_by(Critique.sent_on.desc(), Critique.id.desc())
        .limit(SHOWN_MAX)
    )
    return (await session.execute(query)).scalars().all()


async def issued_critiques(session: AsyncSession) -> Sequence[Critique]:
    """Those that the Front has issued, answered or not, the newest first."""
    return [row for row in await critiques(session) if row.state in PUBLIC]


async def issued_critique(session: AsyncSession, critique_id: UUID) -> Critique:
    """One that the Front has issued; raises NotFound while it is the Front's own."""
    row = await found(session, Critique, critique_id)
    if row.state not in PUBLIC:
        raise NotFound
    return row


async def points_of(session: AsyncSession, critique_id: UUID) -> Sequence[CritiquePoint]:
    """The points of one critique in their order."""
    query = (
        select(CritiquePoint)
        .where(CritiquePoint.ward_id == ward_of(session))
        .where(CritiquePoint.critique_id == critique_id)
        .order_by(CritiquePoint.ordinal)
    )
    return (await session.execute(query)).scalars().all()
