"""The day of a part follows the calendar of working days, and the day of its report."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import PartMoved
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.calendar import Calendar, national_calendar
from services.reporting.collection.queries import MOVED, owed_parts
from services.reporting.collection.rules import due_of, why_part_moved
from services.reporting.collection.tables import UnitPart


async def follow_parts(
    session: AsyncSession, *, by: Actor, now: datetime, calendar: Calendar | None = None
) -> list[UnitPart]:
    """Every morning: count anew what is still waited for. What is handed in or late stays."""
    calendar = calendar or national_calendar()
    moved = []
    for part, period in await owed_parts(session):
        due, was = due_of(part.asked_on, period.due_on, calendar), part.due_on
        if due.due_on < was and due.due_on < now.date():
            continue  # nobody is late for a day that nobody could have known of
        why = why_part_moved(part.counted, part.calendar_version, due)
        part.due_on, part.counted = due.due_on, due.counted
        part.calendar_version = due.calendar_version
        if due.due_on == was:
            continue
        moved.append(part)
        days = {"was_due_on": was, "due_on": due.due_on}
        told = {"part_id": part.id, "period_id": part.period_id, "unit_id": part.unit_id}
        emit(session, PartMoved(occurred_at=now, **told, **days))
        record(session, by, MOVED, part.id, now, version=due.calendar_version, why=why, **days)
    return moved
