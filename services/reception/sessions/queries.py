"""Finds sessions, and the hours and place a ward usually works by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.reception.sessions.rules import Progress
from services.reception.sessions.tables import ReceptionFrame, ReceptionSession


async def frame_of(session: AsyncSession) -> ReceptionFrame:
    """What the ward stated, else the usual; an unstated one is not kept."""
    stated = select(ReceptionFrame).where(ReceptionFrame.ward_id == ward_of(session))
    return (await session.execute(stated)).scalar_one_or_none() or ReceptionFrame()


async def sessions_of(session: AsyncSession, year: int) -> Sequence[ReceptionSession]:
    """The sessions of a year in order, without those an amended plan dropped.

    The first day of a plan may be held in the days before or after its year.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    query = (
        select(ReceptionSession)
        .where(ReceptionSession.ward_id == ward_of(session))
        .where(ReceptionSession.progress != Progress.DROPPED)
        .where(
            or_(
                ReceptionSession.nominal_on.between(first, last),
                ReceptionSession.nominal_on.is_(None)
                & ReceptionSession.held_on.between(first, last),
            )
        )
        .order_by(ReceptionSession.held_on, ReceptionSession.starts_at, ReceptionSession.id)
    )
    return (await session.execute(query)).scalars().all()


async def unposted_until(session: AsyncSession, after: date, until: date) -> list[ReceptionSession]:
    """The planned sessions from a day to another that hang nowhere yet; locked."""
    query = (
        select(ReceptionSession)
        .where(ReceptionSession.ward_id == ward_of(session))
        .where(ReceptionSession.progress == Progress.PLANNED)
        .where(ReceptionSession.posted_on.is_(None))
        .where(ReceptionSession.held_on.between(after, until))
        .order_by(ReceptionSession.held_on, ReceptionSession.id)
        .with_for_update()
    )
    return list((await session.execute(query)).scalars())
