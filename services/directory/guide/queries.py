"""Whether the guide was put away."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.directory.guide.tables import GuidePutAway


async def put_away(session: AsyncSession) -> GuidePutAway | None:
    """What says that the guide was put away; None while it is not."""
    wanted = select(GuidePutAway).where(GuidePutAway.ward_id == ward_of(session))
    return (await session.scalars(wanted)).one_or_none()
