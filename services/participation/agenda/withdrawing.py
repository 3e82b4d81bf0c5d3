"""A matter is taken back before residents vote, and what hangs on it is free again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.decisions import Clause
from libs.law.moves import Given
from libs.law.procedures import matter_procedure
from libs.rows import ward_of
from services.participation.conventions import following
from services.participation.matters import rules
from services.participation.matters.actions import matter_for_leader
from services.participation.matters.standings import matter_locked, take
from services.participation.matters.tables import Matter

NOWHERE = "nowhere"
LAPSED = "Khu dân cư đã sáp nhập, giải thể trước khi quyết định."


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


async def lapse_matters(session: AsyncSession, unit_id: UUID, *, by: Actor, now: datetime) -> None:
    """A neighbourhood ended: what it had not decided is discussed no more, whoever demanded it.

    What it decided stays; the households of its successor may put the rest forward again.
    """
    undecided = matter_procedure().move("lapse").from_
    query = select(Matter.id).where(Matter.ward_id == ward_of(session), Matter.unit_id == unit_id)
    query = query.where(Matter.state.in_(undecided)).order_by(Matter.id)
    for matter_id in (await session.execute(query)).scalars().all():
        row = await matter_locked(session, matter_id)
        row.facts = sorted({*row.facts, NOWHERE})
        on = max(now.date(), row.last_on)
        take(session, row, "lapse", Given(on), by=by, now=now)
        row.reason = LAPSED
        await following.withdrawn(session, row, by=by, now=now)
