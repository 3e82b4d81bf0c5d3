"""The answer to a report, and what its sender does with it: rate it, ask for another look."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.law.clocks import working_days_late
from libs.permissions import permit
from libs.rows import found
from services.reception.feedback import rules, telling
from services.reception.feedback.actions import start_clock
from services.reception.feedback.queries import running, tracked
from services.reception.feedback.rules import Progress, Step
from services.reception.feedback.tables import Feedback
from services.reception.feedback.triaging import end_clocks
from services.reception.feedback.words import hidden

SECOND = 2


async def answer_feedback(
    session: AsyncSession,
    feedback_id: UUID,
    *,
    answer: str,
    photo: StoredFile | None,
    by: Actor,
    now: datetime,
) -> Feedback:
    """The unit says what was done; everybody reads it where the report is public."""
    row = await found(session, Feedback, feedback_id, lock=True)
    permit(by, "answer_feedback", unit_id=row.unit_id)
    if photo and not photo.is_photo:
        raise rules.NotAPhoto
    rules.check_move(Progress(row.progress), Progress.ANSWERED)
    owed = await running(session, row, Step.ANSWER)
    assert owed, "what is not answered yet has a clock that runs"
    row.progress, row.answer, row.answered_on = Progress.ANSWERED, answer, now.date()
    row.changed_at = now
    row.answer_photo = asdict(photo) if photo else None
    row.days_late = working_days_late(owed.due_on, now.date())
    await end_clocks(session, row, now, Step.ANSWER)
    record(session, by, "answer_feedback", row.id, now, days_late=row.days_late)
    telling.answered(session, row, owed.due_on, now)
    await telling.merged_moved(session, row, now)
    return row


async def rate_feedback(
    session: AsyncSession, code: str, secret: str, *, rating: int, by: Actor, now: datetime
) -> Feedback:
    """Whoever sent it says how good the answer is, from 1 to 5, once for each answer."""
    row = await tracked(session, code, secret, lock=True)
    rules.check_rating(Progress(row.progress), row.rating is not None)
    row.rating = rating
    record(session, by, "rate_feedback", row.id, now, rating=rating)
    telling.rated(session, row, now)
    return row


async def reopen_feedback(
    session: AsyncSession, code: str, secret: str, *, because: str, by: Actor, now: datetime
) -> Feedback:
    """Whoever sent it wants another look, once: the same unit answers again, by a new clock."""
    row = await tracked(session, code, secret, lock=True)
    reopened = row.reopened_on is not None
    rules.check_reopening(Progress(row.progress), row.answered_on, reopened, now.date())
    row.progress, row.reopened_on = Progress.ASSIGNED, now.date()
    row.reopened_because = hidden(session, row.id, because)
    row.rating, row.changed_at = None, now
    clock = start_clock(row, Step.ANSWER, SECOND, now.date())
    session.add(clock)
    record(session, by, "reopen_feedback", row.id, now, due_on=clock.due_on)
    telling.reopened(session, row, clock.due_on, now)
    return row
