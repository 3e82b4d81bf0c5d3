"""Reads rounds of matters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.decisions import Scope
from libs.rows import ward_of
from services.participation.households.tables import RollEntry
from services.participation.matters.tables import Matter
from services.participation.rounds.rules import RoundState
from services.participation.rounds.tables import Round


async def rounds_of(session: AsyncSession, matter_ids: Collection[UUID]) -> Sequence[Round]:
    """Every round of some matters, the oldest first."""
    query = (
        select(Round)
        .where(Round.ward_id == ward_of(session), Round.matter_id.in_(matter_ids))
        .order_by(Round.opened_on, Round.id)
    )
    return (await session.scalars(query)).all()


async def last_round(
    session: AsyncSession, matter_id: UUID, unit_id: UUID, *, lock: bool = False
) -> Round | None:
    """The latest round of a matter in one neighbourhood."""
    query = (
        select(Round)
        .where(Round.ward_id == ward_of(session), Round.matter_id == matter_id)
        .where(Round.unit_id == unit_id)
        .order_by(Round.opened_on.desc(), Round.id.desc())
        .limit(1)
    )
    found: Round | None = await session.scalar(query.with_for_update() if lock else query)
    return found


async def began_on(session: AsyncSession, matter_id: UUID) -> date | None:
    """The day on which the first neighbourhood voted on a matter."""
    query = select(func.min(Round.opened_on)).where(
        Round.ward_id == ward_of(session), Round.matter_id == matter_id
    )
    day: date | None = await session.scalar(query)
    return day


async def law_day(session: AsyncSession, matter: Matter, row: Round) -> date:
    """By the law of which day a round counts: in the whole ward all by that of the first."""
    first = await began_on(session, matter.id) if matter.scope == Scope.COMMUNE else None
    return first or row.opened_on


async def counted_round(
    session: AsyncSession, matter_id: UUID, unit_id: UUID | None = None
) -> Round | None:
    """The counted round of a matter of one neighbourhood; of the whole ward that of `unit_id`."""
    rounds = await rounds_of(session, [matter_id])
    counted = [each for each in rounds if each.state == RoundState.COUNTED]
    here = [each for each in counted if unit_id in (None, each.unit_id)]
    return here[-1] if here else None


async def frozen_numbers(session: AsyncSession, roll_id: UUID) -> dict[UUID, int]:
    """The number of each household of a frozen roll, in order."""
    query = (
        select(RollEntry.household_id, RollEntry.number)
        .where(RollEntry.ward_id == ward_of(session), RollEntry.roll_id == roll_id)
        .order_by(RollEntry.number)
    )
    return {row[0]: row[1] for row in await session.execute(query)}
