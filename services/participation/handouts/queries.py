"""Reads ballots handed out on paper."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.handouts.tables import Handout


async def handouts_of(session: AsyncSession, matter_id: UUID) -> Sequence[Handout]:
    """The handings out for a matter, the newest first."""
    query = (
        select(Handout)
        .where(Handout.ward_id == ward_of(session), Handout.matter_id == matter_id)
        .order_by(Handout.starts_on.desc(), Handout.id.desc())
    )
    return (await session.scalars(query)).all()
