"""How corrections are shown to everybody: both sums, why, and on which day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.correcting.tables import Correction


class CorrectionView(BaseModel):
    """A count that was put right."""

    round_id: UUID
    corrected_on: date
    reason: str
    before: dict[str, int]
    after: dict[str, int]


async def corrections_of(
    session: AsyncSession, round_ids: Collection[UUID]
) -> list[CorrectionView]:
    """Every correction of some rounds, the oldest first."""
    query = (
        select(Correction)
        .where(Correction.ward_id == ward_of(session), Correction.round_id.in_(round_ids))
        .order_by(Correction.corrected_on, Correction.id)
    )
    return [
        CorrectionView(**{name: getattr(row, name) for name in CorrectionView.model_fields})
        for row in (await session.scalars(query)).all()
    ]
