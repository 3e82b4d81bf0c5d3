"""A matter is taken back before residents vote, and what hangs on it is free again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.decisions import Clause
from libs.law.moves import Given
from services.participation.conventions import following
from services.participation.matters import rules
from services.participation.matters.actions import matter_for_leader
from services.participation.matters.standings import take
from services.participation.matters.tables import Matter


async def withdraw_matter(
    session: AsyncSession, matter_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Matter:
    """Whoever put it forward takes it back before residents vote; never what residents demand."""
    row = await matter_for_leader(session, matter_id, "withdraw_matter", by, now)
    rules.check_withdrawing(Clause(row.clause), row.initiative_id)
    take(session, row, "withdraw", Given(now.date(), reason=reason), by=by, now=now)
    row.reason = reason
    await following.withdrawn(session, row, by=by, now=now)
    return row
