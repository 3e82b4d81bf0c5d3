"""What the clock does with feedback: counts anew, tells what is late, ends what was answered."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.calendar import Calendar, national_calendar
from libs.rows import ward_of
from services.reception.dues import due_after
from services.reception.feedback import rules, telling
from services.reception.feedback.rules import Progress
from services.reception.feedback.tables import Feedback, FeedbackClock


async def count_feedback_anew(
    session: AsyncSession, *, by: Actor, now: datetime, calendar: Calendar | None = None
) -> None:
    """What is still owed and was counted by another calendar is counted by today's.

    What was called late stays late.
    """
    calendar = calendar or national_calendar()
    query = (
        select(FeedbackClock)
        .where(FeedbackClock.ward_id == ward_of(session), FeedbackClock.ended_on.is_(None))
        .where(FeedbackClock.late_told_on.is_(None))
        .where(FeedbackClock.calendar_version != calendar.version)
        .order_by(FeedbackClock.due_on, FeedbackClock.id)
        .with_for_update()
    )
    for clock in (await session.execute(query)).scalars():
        was = clock.due_on
        for name, value in asdict(due_after(clock.start_on, clock.rule, calendar)).items():
            setattr(clock, name, value)
        if clock.due_on != was:
            days = {"was_due_on": was, "due_on": clock.due_on, "version": calendar.version}
            about = clock.feedback_id
            record(session, by, "count_feedback_anew", about, now, step=clock.step, **days)


async def flag_late_feedback(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Tell once of every step whose day passed."""
    query = (
        select(FeedbackClock, Feedback)
        .join(Feedback, Feedback.id == FeedbackClock.feedback_id)
        .where(FeedbackClock.ward_id == ward_of(session), FeedbackClock.due_on < now.date())
        .where(FeedbackClock.ended_on.is_(None), FeedbackClock.late_told_on.is_(None))
        .order_by(FeedbackClock.due_on, FeedbackClock.id)
        .with_for_update(of=FeedbackClock, skip_locked=True)
    )
    for clock, row in await session.execute(query):
        clock.late_told_on = now.date()
        said = {"step": clock.step, "due_on": clock.due_on}
        record(session, by, "flag_late_feedback", row.id, now, **said)
        telling.overdue(session, row, clock, now)


async def close_answered_feedback(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """An answer that nobody wanted looked at again in time is the last word."""
    query = (
        select(Feedback)
        .where(Feedback.ward_id == ward_of(session), Feedback.progress == Progress.ANSWERED)
        .order_by(Feedback.answered_on, Feedback.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.execute(query)).scalars():
        assert row.answered_on
        if now.date() <= rules.reopen_until(row.answered_on):
            continue
        row.progress, row.ended_on, row.changed_at = Progress.CLOSED, now.date(), now
        record(session, by, "close_answered_feedback", row.id, now)
        telling.ended(session, row, now)
        await telling.merged_moved(session, row, now)
