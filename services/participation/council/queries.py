"""Reads what residents decided and no session was told of, and what each was told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.participation.council.tables import ReportedItem
from services.participation.matters.tables import Matter
from services.participation.sittings.rules import ItemKind


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
