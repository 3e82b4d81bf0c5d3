"""What the clock does about recommendations: tells once what is overdue, follows the calendar."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.calendar import Calendar, national_calendar
from libs.law.deadlines import why_moved
from libs.rows import ward_of
from services.inspections.dues import due_by_law
from services.inspections.recommendations import rules, telling
from services.inspections.recommendations.tables import Recommendation


async def flag_overdue_recommendations(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: tell once of every one whose day passed while the unit still owed it."""
    query = (
        select(Recommendation)
        .where(Recommendation.ward_id == ward_of(session), Recommendation.due_on < now.date())
        .where(Recommendation.state.in_(rules.OWED), Recommendation.overdue_on.is_(None))
        .order_by(Recommendation.due_on, Recommendation.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.scalars(query)).all():
        row.overdue_on = now.date()
        record(session, by, "flag_overdue_recommendation", row.id, now, due_on=row.due_on)
        telling.overdue(session, row, now)


async def follow_calendar(
    session: AsyncSession, *, by: Actor, now: datetime, calendar: Calendar | None = None
) -> None:
    """Each morning: days that a rule gave follow another calendar, until called overdue."""
    calendar = calendar or national_calendar()
    query = (
        select(Recommendation)
        .where(Recommendation.ward_id == ward_of(session))
        .where(Recommendation.state.in_(rules.OWED), Recommendation.overdue_on.is_(None))
        .where(Recommendation.due_rule != rules.NAMED)
        .where(Recommendation.calendar_version != calendar.version)
        .order_by(Recommendation.due_on, Recommendation.id)
        .with_for_update()
    )
    for row in (await session.scalars(query)).all():
        was, before = row.due_on, row.counted
        due = due_by_law(row.due_start_on, row.due_rule, calendar)
        for name, value in asdict(due).items():
            setattr(row, name, value)
        if row.due_on == was:
            continue
        why = why_moved(before, row.counted)
        days = {"was_due_on": was, "due_on": row.due_on}
        record(session, by, "move_recommendation", row.id, now, **days, why=why)
        telling.moved(session, row, was, now)
