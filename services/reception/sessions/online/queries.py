"""Finds what online sessions owe, and where they take place."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.rows import ward_of
from services.reception.sessions.online.rules import Duty
from services.reception.sessions.online.tables import OnlineDuty, OnlineLine
from services.reception.sessions.rules import Mode, Progress
from services.reception.sessions.tables import ReceptionSession

ORDER = list(Duty)


async def duties_of(session: AsyncSession, session_id: UUID) -> list[OnlineDuty]:
    """What a session owes, in the order in which it falls due."""
    query = select(OnlineDuty).where(
        OnlineDuty.ward_id == ward_of(session), OnlineDuty.session_id == session_id
    )
    rows = (await session.scalars(query)).all()
    return sorted(rows, key=lambda row: ORDER.index(Duty(row.duty)))


async def line_of(session: AsyncSession, session_id: UUID) -> OnlineLine | None:
    """Where a session takes place on the net, if that was written down."""
    query = select(OnlineLine).where(
        OnlineLine.ward_id == ward_of(session), OnlineLine.session_id == session_id
    )
    return await session.scalar(query)


async def link_of(session: AsyncSession, row: ReceptionSession) -> str:
    """The link of a session that is still to come and online; else nothing."""
    if row.mode != Mode.ONLINE or row.progress != Progress.PLANNED:
        return ""
    line = await line_of(session, row.id)
    return line.link if line else ""


async def open_duties(session: AsyncSession) -> Sequence[tuple[OnlineDuty, ReceptionSession]]:
    """What online sessions that nobody noted as held still owe, what is due first in front."""
    query = (
        select(OnlineDuty, ReceptionSession)
        .join(
            ReceptionSession,
            (ReceptionSession.ward_id == OnlineDuty.ward_id)
            & (ReceptionSession.id == OnlineDuty.session_id),
        )
        .where(OnlineDuty.ward_id == ward_of(session), OnlineDuty.done_on.is_(None))
        .where(ReceptionSession.progress == Progress.PLANNED)
        .where(ReceptionSession.mode == Mode.ONLINE)
        .where(ReceptionSession.held_on >= ReceptionSession.known_on)
        .order_by(OnlineDuty.due_on, OnlineDuty.session_id, OnlineDuty.id)
    )
    return [(duty, row) for duty, row in await session.execute(query)]
