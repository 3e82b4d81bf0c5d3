"""A session of the council gets into the calendar, whoever learns of its day first."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.council import CouncilSessionNoted
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from services.participation.sittings import rules
from services.participation.sittings.queries import council_sessions
from services.participation.sittings.tables import CouncilSession


async def note_session(
    session: AsyncSession, *, on: date, title: str, by: Actor, now: datetime
) -> CouncilSession:
    """A regular session has its day. Raises SessionKnown for a day that has one."""
    rules.check_session(on, now.date(), [row.on for row in await council_sessions(session)])
    row = CouncilSession(on=on, title=title)
    session.add(row)
    record(session, by, "add_council_session", row.id, now, on=on)
    await session.flush()
    told = CouncilSessionNoted(occurred_at=now, council_session_id=row.id, session_on=on)
    emit(session, told)
    return row
