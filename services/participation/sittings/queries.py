"""Reads the sessions of the council."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.sittings.tables import CouncilSession

SHOWN_MAX = 60
Sessions = Sequence[CouncilSession]


async def council_sessions(session: AsyncSession) -> Sessions:
    """Every session that is known, the latest first."""
    query = (
        select(CouncilSession)
        .where(CouncilSession.ward_id == ward_of(session))
        .order_by(CouncilSession.on.desc())
        .limit(SHOWN_MAX)
    )
    return (await session.scalars(query)).all()


async def waiting_sessions(session: AsyncSession) -> list[date]:
    """The days of sessions that got no report yet."""
    return [row.on for row in await council_sessions(session) if row.sent_on is None]
