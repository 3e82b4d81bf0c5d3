"""What the clock does about answers owed: tells once what is late, follows the calendar."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.calendar import Calendar, national_calendar
from libs.law.deadlines import why_moved
from services.inspections.dues import due_by_law
from services.inspections.supervisions import telling
from services.inspections.supervisions.queries import counted_by_another, unanswered


async def flag_unanswered_advice(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Once the last day is over, tell that the committee has not answered; once."""
    for one, room, unit_id in await unanswered(session, now.date()):
        one.overdue_on = now.date()
        record(session, by, "flag_unanswered_advice", one.id, now)
        telling.unanswered(session, one, room, unit_id, now)


async def move_answer_days(
    session: AsyncSession, *, by: Actor, now: datetime, calendar: Calendar | None = None
) -> None:
    """Each morning: answers that are owed follow another calendar, until they are told late."""
    calendar = calendar or national_calendar()
    for one, room, unit_id in await counted_by_another(session, calendar.version):
        assert one.due_start_on is not None  # it was sent
        was, before = one.due_on, one.counted
        due = due_by_law(one.due_start_on, one.due_rule, calendar)
        for name, value in asdict(due).items():
            setattr(one, name, value)
        if one.due_on != was:
            days = {"was_due_on": was, "due_on": one.due_on}
            why = why_moved(before, one.counted)
            record(session, by, "move_answer_day", one.id, now, **days, why=why)
            telling.moved(session, one, room, unit_id, days, now)
