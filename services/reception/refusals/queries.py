"""Finds refusals, a page of them at a time, and those whose notice is still owed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.reception.refusals.tables import ReceptionRefusal

PAGE_LINES = 200


async def refusals_page(
    session: AsyncSession, *, owed: bool, page: int, size: int = PAGE_LINES
) -> tuple[int, Sequence[ReceptionRefusal]]:
    """How many there are, and one page: the newest first, or what is due first in front."""
    newest = (ReceptionRefusal.refused_on.desc(), ReceptionRefusal.id.desc())
    whose = [ReceptionRefusal.ward_id == ward_of(session)]
    if owed:
        whose.append(ReceptionRefusal.notice_due_on.is_not(None))
        whose.append(ReceptionRefusal.notice_number.is_(None))
    total = await session.scalar(select(func.count(ReceptionRefusal.id)).where(*whose))
    query = (
        select(ReceptionRefusal)
        .where(*whose)
        .order_by(*((ReceptionRefusal.notice_due_on,) if owed else ()), *newest)
        .limit(size)
        .offset((page - 1) * size)
    )
    return total or 0, (await session.scalars(query)).all()
