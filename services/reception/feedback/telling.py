"""Words what happened to a report for the other services, without what was typed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.feedback import (
    FeedbackAnswered,
    FeedbackAssigned,
    FeedbackEnded,
    FeedbackOverdue,
    FeedbackRated,
    FeedbackReceived,
    FeedbackReopened,
    MergedFeedbackMoved,
)
from libs.kernel.outbox import emit
from libs.law.clocks import working_days_late
from libs.rows import ward_of
from services.reception.feedback.tables import Feedback, FeedbackClock


def _of(row: Feedback, now: datetime) -> dict[str, Any]:
    return {"occurred_at": now, "feedback_id": row.id, "category": row.category}


def received(session: AsyncSession, row: Feedback, due_on: date, now: datetime) -> None:
    """It came."""
    more = {"channel": row.channel, "neighbourhood_id": row.neighbourhood_id}
    days = {"received_on": row.received_on, "due_on": due_on}
    emit(session, FeedbackReceived(**_of(row, now), **more, **days))


def assigned(session: AsyncSession, row: Feedback, due_on: date, now: datetime) -> None:
    """A unit has it."""
    emit(session, FeedbackAssigned(**_of(row, now), unit_id=row.unit_id, due_on=due_on))


def answered(session: AsyncSession, row: Feedback, due_on: date, now: datetime) -> None:
    """It was answered."""
    more = {"unit_id": row.unit_id, "answered_on": row.answered_on, "due_on": due_on}
    again = row.reopened_on is not None
    emit(session, FeedbackAnswered(**_of(row, now), **more, days_late=row.days_late, again=again))


def rated(session: AsyncSession, row: Feedback, now: datetime) -> None:
    """Whoever sent it judged the answer."""
    emit(session, FeedbackRated(**_of(row, now), unit_id=row.unit_id, rating=row.rating))


def reopened(session: AsyncSession, row: Feedback, due_on: date, now: datetime) -> None:
    """Whoever sent it wants another look."""
    emit(session, FeedbackReopened(**_of(row, now), unit_id=row.unit_id, due_on=due_on))


def ended(session: AsyncSession, row: Feedback, now: datetime) -> None:
    """It is over."""
    more = {"outcome": row.progress, "ended_on": row.ended_on}
    emit(session, FeedbackEnded(**_of(row, now), **more))


async def merged_moved(session: AsyncSession, original: Feedback, now: datetime) -> None:
    """What was merged into it is answered, or over, with it."""
    query = select(Feedback).where(
        Feedback.ward_id == ward_of(session), Feedback.merged_into == original.id
    )
    for row in (await session.scalars(query.order_by(Feedback.id))).all():
        emit(session, MergedFeedbackMoved(**_of(row, now), progress=original.progress))


def overdue(session: AsyncSession, row: Feedback, clock: FeedbackClock, now: datetime) -> None:
    """A step was not done in time."""
    late = working_days_late(clock.due_on, now.date())
    more = {"step": clock.step, "unit_id": row.unit_id, "due_on": clock.due_on}
    emit(session, FeedbackOverdue(**_of(row, now), **more, days_late=late))
