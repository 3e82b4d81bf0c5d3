"""How the ward is reached."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.directory.contact.tables import WardContact


async def contact_of(session: AsyncSession) -> WardContact | None:
    """What the ward said; None before it said anything."""
    wanted = select(WardContact).where(WardContact.ward_id == ward_of(session))
    return (await session.scalars(wanted)).one_or_none()
