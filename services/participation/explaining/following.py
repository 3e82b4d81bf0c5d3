"""By when the council hears of a consultation: its last day follows the calendar of sessions."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from services.participation.explaining.queries import unreported_conclusions
from services.participation.sittings.noting import note_session
from services.participation.sittings.queries import council_sessions, waiting_sessions
from services.participation.sittings.rules import ItemKind, council_due

REGULAR = "Kỳ họp thường lệ"


async def know_session(session: AsyncSession, on: date, *, by: Actor, now: datetime) -> None:
    """Whoever publishes an explanation knows a day that the calendar may not have yet."""
    if on not in [row.on for row in await council_sessions(session)]:
        await note_session(session, on=on, title=REGULAR, by=by, now=now)
        await follow_sessions(session, by=by, now=now)


async def follow_sessions(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """What was explained and not reported gets the day of its nearest session."""
    days = await waiting_sessions(session)
    for end in await unreported_conclusions(session, now.date()):
        due = council_due(ItemKind.CONSULTATION, end.explained_on, days)
        if due.due_on != end.council_due_on:
            said = {"was_due_on": end.council_due_on, "due_on": due.due_on}
            record(session, by, "move_council_report", end.consultation_id, now, **said)
            end.council_due_on, end.council_basis = due.due_on, due.basis
