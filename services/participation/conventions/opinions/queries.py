"""Reads opinions on drafts: of one convention, how many wait, how many came today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.conventions.opinions.tables import DraftOpinion
from services.participation.opinions.rules import UNSEEN, Channel, Standing

PAGE_OPINIONS = 500


async def opinions_on(
    session: AsyncSession,
    convention_id: UUID,
    standings: Sequence[Standing] = (),
    page: int = 1,
    size: int | None = None,
) -> Sequence[DraftOpinion]:
    """One page of the opinions on a draft: what nobody looked at first, then the oldest."""
    query = select(DraftOpinion).where(
        DraftOpinion.ward_id == ward_of(session), DraftOpinion.convention_id == convention_id
    )
    if standings:
        query = query.where(DraftOpinion.standing.in_(standings))
    looked_at = DraftOpinion.standing.not_in(UNSEEN)
    ordered = query.order_by(looked_at, DraftOpinion.received_on, DraftOpinion.id)
    size = size or PAGE_OPINIONS
    return (await session.scalars(ordered.offset((page - 1) * size).limit(size))).all()


async def by_standing(session: AsyncSession, convention_id: UUID) -> Counter[Standing]:
    """How many opinions on one draft stand how."""
    query = (
        select(DraftOpinion.standing, func.count())
        .where(DraftOpinion.ward_id == ward_of(session))
        .where(DraftOpinion.convention_id == convention_id)
        .group_by(DraftOpinion.standing)
    )
    return Counter({Standing(row[0]): row[1] for row in await session.execute(query)})


async def waiting(session: AsyncSession) -> Mapping[UUID, int]:
    """How many opinions nobody has looked at yet, by convention."""
    query = (
        select(DraftOpinion.convention_id, func.count())
        .where(DraftOpinion.ward_id == ward_of(session), DraftOpinion.standing.in_(UNSEEN))
        .group_by(DraftOpinion.convention_id)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def online_on(session: AsyncSession, on: date) -> int:
    """How many came from the web on a day."""
    query = (
        select(func.count())
        .select_from(DraftOpinion)
        .where(DraftOpinion.ward_id == ward_of(session), DraftOpinion.received_on == on)
        .where(DraftOpinion.channel == Channel.WEB)
    )
    return (await session.execute(query)).scalar_one()
