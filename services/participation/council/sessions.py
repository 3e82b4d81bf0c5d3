"""The calendar of sessions as the office writes it down; every open last day follows it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.participation.council import rules
from services.participation.council.queries import (
    council_sessions,
    unreported_conclusions,
    waiting_sessions,
)
from services.participation.council.rules import ItemKind
from services.participation.council.tables import CouncilSession

REGULAR = "Kỳ họp thường lệ"


async def add_council_session(
    session: AsyncSession, *, on: date, title: str, by: Actor, now: datetime
) -> CouncilSession:
    """A regular session has its day; what is owed to the nearest one is owed by then."""
    permit(by, "add_council_session")
    known = [row.on for row in await council_sessions(session)]
    rules.check_session(on, now.date(), known)
    return await _added(session, on, title, by, now)


async def know_council_session(
    session: AsyncSession, on: date, *, by: Actor, now: datetime
) -> None:
    """Whoever publishes an explanation knows a day that the calendar may not have yet."""
    known = [row.on for row in await council_sessions(session)]
    if on not in known:
        rules.check_session(on, now.date(), known)
        await _added(session, on, REGULAR, by, now)


async def remove_council_session(
    session: AsyncSession, council_session_id: UUID, *, by: Actor, now: datetime
) -> None:
    """It was put off or typed wrongly; the history keeps its day."""
    permit(by, "remove_council_session")
    row = await found(session, CouncilSession, council_session_id, lock=True)
    if row.sent_on is not None:
        raise rules.SessionReported
    await session.delete(row)
    record(session, by, "remove_council_session", row.id, now, on=row.on)
    await _follow(session, by, now)


async def _added(
    session: AsyncSession, on: date, title: str, by: Actor, now: datetime
) -> CouncilSession:
    row = CouncilSession(on=on, title=title)
    session.add(row)
    record(session, by, "add_council_session", row.id, now, on=on)
    await _follow(session, by, now)
    return row


async def _follow(session: AsyncSession, by: Actor, now: datetime) -> None:
    """Consultations that were explained and not reported get the day of their nearest session."""
    await session.flush()
    days = await waiting_sessions(session)
    for end in await unreported_conclusions(session, now.date()):
        due = rules.council_due(ItemKind.CONSULTATION, end.explained_on, days)
        if due.due_on != end.council_due_on:
            said = {"was_due_on": end.council_due_on, "due_on": due.due_on}
            record(session, by, "move_council_report", end.consultation_id, now, **said)
            end.council_due_on, end.council_basis = due.due_on, due.basis
