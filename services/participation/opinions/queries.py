"""Reads opinions: of one consultation, what waits for a clerk, and how many said what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.consultations.rules import Stance
from services.participation.opinions.rules import COUNTING, UNSEEN, Channel, Counted, Standing
from services.participation.opinions.tables import Opinion, OpinionCount

PAGE_OPINIONS = 500


async def opinions_of(
    session: AsyncSession,
    consultation_id: UUID,
    standings: Sequence[Standing] = (),
    page: int = 1,
    size: int | None = None,
) -> Sequence[Opinion]:
    """One page of the opinions on a draft: what nobody looked at first, then the oldest."""
    query = select(Opinion).where(
        Opinion.ward_id == ward_of(session), Opinion.consultation_id == consultation_id
    )
    if standings:
        query = query.where(Opinion.standing.in_(standings))
    looked_at = Opinion.standing.not_in(UNSEEN)
    ordered = query.order_by(looked_at, Opinion.received_on, Opinion.id)
    size = size or PAGE_OPINIONS
    paged = ordered.offset((page - 1) * size).limit(size)
    return (await session.execute(paged)).scalars().all()


async def standing_so(
    session: AsyncSession, consultation_id: UUID, standings: Sequence[Standing]
) -> int:
    """How many opinions on one draft stand so."""
    query = (
        select(func.count())
        .select_from(Opinion)
        .where(Opinion.ward_id == ward_of(session), Opinion.consultation_id == consultation_id)
        .where(Opinion.standing.in_(standings))
    )
    return (await session.execute(query)).scalar_one()


async def unseen(session: AsyncSession, consultation_id: UUID) -> int:
    """How many opinions on one draft nobody has looked at yet."""
    return await standing_so(session, consultation_id, UNSEEN)


async def counts_of(session: AsyncSession, consultation_id: UUID) -> Sequence[OpinionCount]:
    """What meetings and bundles of slips brought."""
    query = (
        select(OpinionCount)
        .where(OpinionCount.ward_id == ward_of(session))
        .where(OpinionCount.consultation_id == consultation_id)
        .order_by(OpinionCount.held_on, OpinionCount.id)
    )
    return (await session.execute(query)).scalars().all()


async def counted(session: AsyncSession, consultation_id: UUID) -> Counted:
    """How many said what to one draft, by how it came."""
    written = (
        select(Opinion.channel, Opinion.stance, func.count())
        .where(Opinion.ward_id == ward_of(session), Opinion.consultation_id == consultation_id)
        .where(Opinion.standing.in_(COUNTING))
        .group_by(Opinion.channel, Opinion.stance)
    )
    sums: dict[Channel, dict[Stance, int]] = {}
    for channel, stance, number in await session.execute(written):
        sums.setdefault(Channel(channel), {})[Stance(stance)] = number
    for row in await counts_of(session, consultation_id):
        of_channel = sums.setdefault(Channel(row.channel), {})
        said = {Stance.FOR: row.in_favour, Stance.AGAINST: row.against, Stance.OTHER: row.other}
        for each, number in said.items():
            of_channel[each] = of_channel.get(each, 0) + number
    return Counted({channel: sums[channel] for channel in Channel if channel in sums})


async def online_on(session: AsyncSession, on: date) -> int:
    """How many opinions came from the web on a day."""
    query = (
        select(func.count())
        .select_from(Opinion)
        .where(Opinion.ward_id == ward_of(session), Opinion.received_on == on)
        .where(Opinion.channel == Channel.WEB)
    )
    return (await session.execute(query)).scalar_one()
