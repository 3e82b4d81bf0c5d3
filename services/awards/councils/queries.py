"""Reads the council and its votes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.awards.councils.tables import CouncilMember, CouncilVote


async def members_on(session: AsyncSession, on: date) -> Sequence[CouncilMember]:
    """Who belongs to the council on a day, in the order in which they came."""
    query = (
        select(CouncilMember)
        .where(CouncilMember.ward_id == ward_of(session), CouncilMember.begins_on <= on)
        .where(or_(CouncilMember.ended_on.is_(None), CouncilMember.ended_on > on))
        .order_by(CouncilMember.id)
    )
    return (await session.execute(query)).scalars().all()


async def sat_on(session: AsyncSession, held_on: date) -> int:
    """How many belonged to the council before it sat on a day, and still then."""
    query = select(func.count(CouncilMember.id)).where(
        CouncilMember.ward_id == ward_of(session),
        CouncilMember.begins_on < held_on,
        or_(CouncilMember.ended_on.is_(None), CouncilMember.ended_on > held_on),
    )
    return (await session.execute(query)).scalar_one()


async def votes_on(session: AsyncSession, subject_ids: Collection[UUID]) -> dict[UUID, CouncilVote]:
    """What the council decided on each of these subjects."""
    query = (
        select(CouncilVote)
        .where(CouncilVote.ward_id == ward_of(session), CouncilVote.subject_id.in_(subject_ids))
        .where(CouncilVote.voided_on.is_(None))
    )
    return {row.subject_id: row for row in (await session.execute(query)).scalars()}


async def vote_on(session: AsyncSession, subject_id: UUID) -> CouncilVote | None:
    """What the council decided on a model or commendation; None before."""
    query = (
        select(CouncilVote)
        .where(CouncilVote.ward_id == ward_of(session), CouncilVote.subject_id == subject_id)
        .where(CouncilVote.voided_on.is_(None))
    )
    return (await session.execute(query)).scalar_one_or_none()
