"""Reads the answers of a check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.inspections.checklists.tables import LineEntry


async def entries_of(session: AsyncSession, inspection_id: UUID) -> Sequence[LineEntry]:
    """Every answer of a check, in the order in which it was seen; a correction stands later.

    Also one from a phone whose clock is behind the one that it corrects.
    """
    query = (
        select(LineEntry)
        .where(LineEntry.ward_id == ward_of(session), LineEntry.inspection_id == inspection_id)
        .order_by(LineEntry.at, LineEntry.id)
    )
    rows = (await session.execute(query)).scalars().all()
    seen: dict[UUID, datetime] = {}
    for row in rows:  # what is corrected came before
        former = seen.get(row.corrects) if row.corrects else None
        seen[row.id] = max(row.seen_at, former or row.seen_at)
    return sorted(rows, key=lambda row: seen[row.id])


async def entries_counted(session: AsyncSession, inspection_id: UUID) -> int:
    """How many answers a check has."""
    query = select(func.count()).where(
        LineEntry.ward_id == ward_of(session), LineEntry.inspection_id == inspection_id
    )
    return int(await session.scalar(query) or 0)


async def entry_there(session: AsyncSession, entry_id: UUID) -> LineEntry | None:
    """An answer that a device sent before, by the id it gave it."""
    found: LineEntry | None = await session.scalar(
        select(LineEntry).where(LineEntry.ward_id == ward_of(session), LineEntry.id == entry_id)
    )
    return found
