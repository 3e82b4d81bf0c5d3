"""When sheets were last seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.disclosures.tables import PostingCheck


async def last_seen(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, date]:
    """The newest check of each of these sheets; none for a sheet that nobody checked."""
    query = (
        select(PostingCheck.posting_id, func.max(PostingCheck.on).label("last"))
        .where(PostingCheck.ward_id == ward_of(session), PostingCheck.posting_id.in_(ids))
        .group_by(PostingCheck.posting_id)
    )
    return {row.posting_id: row.last for row in await session.execute(query)}
