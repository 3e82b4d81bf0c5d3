"""Reads conventions and the versions of their text."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.participation.conventions.rules import KEPT, UNDER_WAY, UNSEEN
from services.participation.conventions.tables import Convention, ConventionVersion

SHOWN_MAX = 300


async def conventions(session: AsyncSession, *, own: UUID | None = None) -> Sequence[Convention]:
    """Everything that is public, and what one neighbourhood is still writing."""
    seen = Convention.state.not_in(UNSEEN)
    query = (
        select(Convention)
        .where(Convention.ward_id == ward_of(session))
        .where((seen | (Convention.unit_id == own)) if own else seen)
        .order_by(Convention.last_on.desc(), Convention.id.desc())
        .limit(SHOWN_MAX)
    )
    return (await session.scalars(query)).all()


async def public_convention(session: AsyncSession, convention_id: UUID) -> Convention:
    """A convention that was posted at least once; raises NotFound for any other."""
    row = await found(session, Convention, convention_id)
    if row.state in UNSEEN:
        raise NotFound
    return row


async def convention_of(session: AsyncSession, matter_id: UUID) -> Convention | None:
    """The convention on which a matter decides, locked."""
    query = (
        select(Convention)
        .where(Convention.ward_id == ward_of(session), Convention.matter_id == matter_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def kept_in(session: AsyncSession, unit_id: UUID) -> Sequence[Convention]:
    """The conventions in force, or suspended, in a neighbourhood."""
    return await _in(session, unit_id, KEPT)


async def under_way_in(session: AsyncSession, unit_id: UUID) -> Sequence[Convention]:
    """The drafts of a neighbourhood on their way."""
    return await _in(session, unit_id, UNDER_WAY)


async def _in(session: AsyncSession, unit_id: UUID, states: Sequence[str]) -> Sequence[Convention]:
    query = (
        select(Convention)
        .where(Convention.ward_id == ward_of(session), Convention.unit_id == unit_id)
        .where(Convention.state.in_(states))
        .order_by(Convention.begun_on, Convention.id)
    )
    return (await session.scalars(query)).all()


async def versions_of(session: AsyncSession, convention_id: UUID) -> Sequence[ConventionVersion]:
    """Every version of one text, the oldest first."""
    query = (
        select(ConventionVersion)
        .where(ConventionVersion.ward_id == ward_of(session))
        .where(ConventionVersion.convention_id == convention_id)
        .order_by(ConventionVersion.ordinal)
    )
    return (await session.scalars(query)).all()
