"""What a clerk does with a report: log, release or hide, assign, decline, merge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import FileStore
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found, ward_of
from services.reception.feedback import rules, telling
from services.reception.feedback.categories import categories
from services.reception.feedback.photos import released
from services.reception.feedback.queries import running
from services.reception.feedback.rules import Ground, Progress, Step
from services.reception.feedback.tables import Feedback, FeedbackClock
from services.reception.queries import working_unit


async def moved(
    session: AsyncSession, feedback_id: UUID, wanted: Progress, now: datetime
) -> Feedback:
    """The report, locked, in its new state."""
    row = await found(session, Feedback, feedback_id, lock=True)
    rules.check_move(Progress(row.progress), wanted)
    row.progress, row.changed_at = wanted, now
    return row


async def end_clocks(session: AsyncSession, row: Feedback, now: datetime, *steps: Step) -> None:
    """Nobody owes these steps any more; without steps none at all."""
    query = (
        update(FeedbackClock)
        .where(FeedbackClock.ward_id == ward_of(session), FeedbackClock.ended_on.is_(None))
        .where(FeedbackClock.feedback_id == row.id)
        .values(ended_on=now.date())
    )
    await session.execute(query.where(FeedbackClock.step.in_(steps)) if steps else query)


async def log_feedback(
    session: AsyncSession, feedback_id: UUID, *, category: str, by: Actor, now: datetime
) -> Feedback:
    """A clerk read it and wrote it into the book, under the right category."""
    permit(by, "log_feedback")
    if category not in categories():
        raise rules.NoSuchCategory(fields={"category": "Hãy chọn loại việc."})
    row = await moved(session, feedback_id, Progress.LOGGED, now)
    row.category = category
    await end_clocks(session, row, now, Step.LOG)
    record(session, by, "log_feedback", row.id, now, category=category)
    return row


async def release_feedback(
    session: AsyncSession,
    feedback_id: UUID,
    *,
    text: str,
    place: str,
    photos: Sequence[int],
    files: FileStore,
    by: Actor,
    now: datetime,
) -> Feedback:
    """Show everybody what names nobody: the words as the clerk leaves them, the chosen photos.

    `photos` are their numbers, from 1. What was shown before is replaced.
    """
    permit(by, "release_feedback")
    row = await found(session, Feedback, feedback_id, lock=True)
    if not row.wants_public:
        raise rules.SenderWantsItPrivate
    if Progress(row.progress) in rules.GONE:
        raise rules.FeedbackNotInThisState(now=rules.WORDS[Progress(row.progress)])
    row.public_text, row.public_place = text, place
    row.public_photos = [asdict(each) for each in await released(session, row, photos, files)]
    row.released_on, row.hidden_on = now.date(), None
    row.changed_at = now
    record(session, by, "release_feedback", row.id, now, photos=len(row.public_photos))
    return row


async def hide_feedback(
    session: AsyncSession, feedback_id: UUID, *, ground: Ground, by: Actor, now: datetime
) -> Feedback:
    """Take it off the public pages; work on it goes on."""
    permit(by, "hide_feedback")
    row = await found(session, Feedback, feedback_id, lock=True)
    now_is = Progress(row.progress)
    if not rules.shown_to_all(row.wants_public, now_is, row.hidden_on is not None):
        raise rules.NothingToHide
    row.hidden_on, row.changed_at = now.date(), now
    unshow(row)
    record(session, by, "hide_feedback", row.id, now, ground=ground)
    return row


def unshow(row: Feedback) -> None:
    """Nothing of it stays readable for everybody."""
    row.public_text = row.public_place = ""
    row.public_photos, row.released_on = [], None


async def assign_feedback(
    session: AsyncSession, feedback_id: UUID, *, unit_id: UUID, by: Actor, now: datetime
) -> Feedback:
    """A unit of the People's Committee has to answer it."""
    permit(by, "assign_feedback")
    unit = await working_unit(session, unit_id)
    rules.check_answering(unit.name, unit.kind)
    row = await found(session, Feedback, feedback_id, lock=True)
    if row.progress == Progress.ANSWERED:  # only whoever sent it may want another look
        raise rules.FeedbackNotInThisState(now=rules.WORDS[Progress.ANSWERED])
    rules.check_move(Progress(row.progress), Progress.ASSIGNED)
    row.progress, row.unit_id, row.changed_at = Progress.ASSIGNED, unit.id, now
    await end_clocks(session, row, now, Step.ASSIGN)
    owed = await running(session, row, Step.ANSWER)
    assert owed, "what is not answered yet has a clock that runs"
    record(session, by, "assign_feedback", row.id, now, unit=unit.name, due_on=owed.due_on)
    telling.assigned(session, row, owed.due_on, now)
    return row


async def decline_feedback(
    session: AsyncSession,
    feedback_id: UUID,
    *,
    ground: Ground,
    words: str,
    by: Actor,
    now: datetime,
) -> Feedback:
    """Not taken: whoever sent it reads why, everybody else nothing."""
    permit(by, "decline_feedback")
    row = await moved(session, feedback_id, Progress.DECLINED, now)
    row.ground, row.ground_words = ground, words
    await _end(session, row, by, now, "decline_feedback", ground=ground)
    await telling.merged_moved(session, row, now)
    return row


async def merge_feedback(
    session: AsyncSession, feedback_id: UUID, *, original_id: UUID, by: Actor, now: datetime
) -> Feedback:
    """The same thing told twice: the first goes on and counts both; nobody loses their code."""
    permit(by, "merge_feedback")
    if feedback_id == original_id:
        raise rules.SameFeedback
    # In one order, so that two clerks who merge crosswise wait for each other.
    rows = {}
    for each in sorted((feedback_id, original_id)):
        rows[each] = await found(session, Feedback, each, lock=True)
    row, original = rows[feedback_id], rows[original_id]
    state = Progress(original.progress)
    if state in (*rules.GONE, Progress.CLOSED):
        raise rules.OriginalNotOpen(now=rules.WORDS[state])
    rules.check_move(Progress(row.progress), Progress.MERGED)
    row.progress, row.merged_into, row.changed_at = Progress.MERGED, original.id, now
    original.times_told += row.times_told
    # What was merged into it before follows the same original.
    await session.execute(
        update(Feedback)
        .where(Feedback.ward_id == ward_of(session), Feedback.merged_into == row.id)
        .values(merged_into=original.id)
    )
    await _end(session, row, by, now, "merge_feedback", original=original.id)
    return row


async def original_of(session: AsyncSession, row: Feedback) -> Feedback:
    """The report that goes on: itself, or the one it was merged into."""
    if row.merged_into is None:
        return row
    query = select(Feedback).where(
        Feedback.ward_id == ward_of(session), Feedback.id == row.merged_into
    )
    return (await session.execute(query)).scalar_one()


async def _end(
    session: AsyncSession, row: Feedback, by: Actor, now: datetime, action: str, **said: object
) -> None:
    row.ended_on = now.date()
    unshow(row)
    await end_clocks(session, row, now)
    record(session, by, action, row.id, now, **said)
    telling.ended(session, row, now)
