"""Reads consultations: for everybody from the day the draft is public, for officials all."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.participation.consultations.tables import Consultation

SHOWN_MAX = 100


async def consultations(session: AsyncSession, *, drafts: bool) -> Sequence[Consultation]:
    """Consultations, the newest first; without `drafts` only what is or was public."""
    query = select(Consultation).where(Consultation.ward_id == ward_of(session))
    if not drafts:
        query = query.where(Consultation.published_on.is_not(None))
    ordered = query.order_by(
        Consultation.published_on.desc().nulls_first(), Consultation.id.desc()
    ).limit(SHOWN_MAX)
    return (await session.execute(ordered)).scalars().all()


async def consultation_for(
    session: AsyncSession, consultation_id: UUID, *, drafts: bool
) -> Consultation:
    """One consultation; raises NotFound for what is not public, unless `drafts`."""
    row = await found(session, Consultation, consultation_id)
    if row.published_on is None and not drafts:
        raise NotFound
    return row
