"""Reads the sessions of the council, and what no session has heard of yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.council.rules import ItemKind
from services.participation.council.tables import CouncilSession, ReportedItem
from services.participation.explaining.tables import Conclusion
from services.participation.matters.tables import Matter

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


async def unreported_matters(session: AsyncSession, until: date) -> Sequence[Matter]:
    """What residents decided up to a day and no session was told of, the oldest first."""
    told = select(ReportedItem.about_id).where(
        ReportedItem.ward_id == ward_of(session), ReportedItem.kind == ItemKind.MATTER
    )
    query = (
        select(Matter)
        .where(Matter.ward_id == ward_of(session), Matter.decided_on <= until)
        .where(Matter.id.not_in(told))
        .order_by(Matter.decided_on, Matter.id)
    )
    return (await session.scalars(query)).all()


async def unreported_conclusions(session: AsyncSession, until: date) -> Sequence[Conclusion]:
    """The consultations explained up to a day that the council has not heard of."""
    query = (
        select(Conclusion)
        .where(Conclusion.ward_id == ward_of(session), Conclusion.explained_on <= until)
        .where(Conclusion.council_reported_on.is_(None))
        .order_by(Conclusion.explained_on, Conclusion.id)
    )
    return (await session.scalars(query)).all()


async def reported_ids(
    session: AsyncSession, council_session_id: UUID, kind: ItemKind
) -> set[UUID]:
    """What of a kind was in the report to one session."""
    query = select(ReportedItem.about_id).where(
        ReportedItem.ward_id == ward_of(session),
        ReportedItem.council_session_id == council_session_id,
        ReportedItem.kind == kind,
    )
    return set(await session.scalars(query))
