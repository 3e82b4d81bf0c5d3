"""Reads conferences, what was asked there, and which neighbourhoods owe one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.participation.conferences.rules import ConferenceState
from services.participation.conferences.tables import (
    CommunityConference,
    CommunityDuty,
    ConferenceQuestion,
)

SHOWN_MAX = 200
# What everybody sees: that they are invited, and what came of it.
PUBLIC = (ConferenceState.INVITED, ConferenceState.HELD, ConferenceState.CONCLUDED)


async def community_conferences(
    session: AsyncSession, *, unit_id: UUID | None = None, public: bool
) -> Sequence[CommunityConference]:
    """Conferences, the latest day first."""
    query = select(CommunityConference).where(CommunityConference.ward_id == ward_of(session))
    if unit_id:
        query = query.where(CommunityConference.unit_id == unit_id)
    if public:
        query = query.where(CommunityConference.state.in_(PUBLIC))
    ordered = query.order_by(CommunityConference.on.desc(), CommunityConference.id.desc())
    return (await session.scalars(ordered.limit(SHOWN_MAX))).all()


async def public_conference(session: AsyncSession, conference_id: UUID) -> CommunityConference:
    """A conference to which households were invited; raises NotFound for any other."""
    row = await found(session, CommunityConference, conference_id)
    if row.state not in PUBLIC:
        raise NotFound
    return row


async def questions_of(session: AsyncSession, conference_id: UUID) -> Sequence[ConferenceQuestion]:
    """What was asked at one conference, in its order."""
    query = select(ConferenceQuestion).where(
        ConferenceQuestion.ward_id == ward_of(session),
        ConferenceQuestion.conference_id == conference_id,
    )
    return (await session.scalars(query.order_by(ConferenceQuestion.ordinal))).all()


async def duties_of(session: AsyncSession, year: int) -> Sequence[CommunityDuty]:
    """What every neighbourhood owes for a year."""
    query = select(CommunityDuty).where(
        CommunityDuty.ward_id == ward_of(session), CommunityDuty.year == year
    )
    return (await session.scalars(query.order_by(CommunityDuty.id))).all()


async def duty_of(
    session: AsyncSession, unit_id: UUID, year: int, *, lock: bool = False
) -> CommunityDuty | None:
    """What one neighbourhood owes for a year, if it does."""
    query = select(CommunityDuty).where(
        CommunityDuty.ward_id == ward_of(session),
        CommunityDuty.unit_id == unit_id,
        CommunityDuty.year == year,
    )
    row: CommunityDuty | None = await session.scalar(query.with_for_update() if lock else query)
    return row
