"""Reads commendations; a unit sees its own only."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.awards.commendations.tables import Commendation
from services.awards.models.queries import SEE_ALL

SHOWN_MAX = 200


async def commendations(session: AsyncSession, by: Actor) -> Sequence[Commendation]:
    """Those that somebody may see, the newest first."""
    query = select(Commendation).where(Commendation.ward_id == ward_of(session))
    if not by.roles & SEE_ALL:
        own = (Commendation.unit_id == by.unit_id, Commendation.proposer_id == by.unit_id)
        query = query.where(or_(*own))
    query = query.order_by(Commendation.proposed_on.desc(), Commendation.id.desc())
    return (await session.execute(query.limit(SHOWN_MAX))).scalars().all()


async def commendation(session: AsyncSession, commendation_id: UUID, by: Actor) -> Commendation:
    """One that somebody may see; another unit's is not there."""
    row = await found(session, Commendation, commendation_id)
    if not by.roles & SEE_ALL and by.unit_id not in row.involved:
        raise NotFound
    return row
