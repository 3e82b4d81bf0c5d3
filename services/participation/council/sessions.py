"""The calendar of sessions as the office keeps it; every open last day follows it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.council import CouncilSessionDropped
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.participation.council.rules import SessionReported
from services.participation.explaining.following import follow_sessions
from services.participation.sittings.noting import note_session
from services.participation.sittings.tables import CouncilSession


async def add_council_session(
    session: AsyncSession, *, on: date, title: str, by: Actor, now: datetime
) -> CouncilSession:
    """A regular session has its day; what is owed to the nearest one is owed by then."""
    permit(by, "add_council_session")
    row = await note_session(session, on=on, title=title, by=by, now=now)
    await follow_sessions(session, by=by, now=now)
    return row


async def remove_council_session(
    session: AsyncSession, council_session_id: UUID, *, by: Actor, now: datetime
) -> None:
    """It was put off or typed wrongly; the history keeps its day."""
    permit(by, "remove_council_session")
    row = await found(session, CouncilSession, council_session_id, lock=True)
    if row.sent_on is not None:
        raise SessionReported
    await session.delete(row)
    record(session, by, "remove_council_session", row.id, now, on=row.on)
    await session.flush()
    told = CouncilSessionDropped(occurred_at=now, council_session_id=row.id, session_on=row.on)
    emit(session, told)
    await follow_sessions(session, by=by, now=now)
