"""What whoever sent an everyday report is told: that it came, is answered, or is over."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.feedback import (
    FeedbackAnswered,
    FeedbackEnded,
    FeedbackReceived,
    MergedFeedbackMoved,
)
from libs.kernel.effects import Causes
from libs.kernel.events import Heard
from libs.rows import found
from services.reception.feedback.rules import Progress
from services.reception.feedback.tables import Feedback
from services.reception.notifying.rules import Notice
from services.reception.notifying.sending import notify

# What was handed over is a letter now, of which its sender is told as of every letter.
ENDS = {
    Progress.CLOSED: Notice.CLOSED,
    Progress.DECLINED: Notice.DECLINED,
    Progress.MERGED: Notice.MERGED,
}
# The answer is the original's: who told the same reads it, and judges nothing.
OF_MERGED = {
    Progress.ANSWERED: Notice.ANSWERED,
    Progress.CLOSED: Notice.CLOSED,
    Progress.DECLINED: Notice.CLOSED,
}


async def tell_received(session: AsyncSession, event: FeedbackReceived, heard: Heard) -> None:
    """It came; nobody has read it, so it may still be a denunciation."""
    await _tell(session, event.feedback_id, Notice.RECEIVED, heard, unread=True)


async def tell_answered(session: AsyncSession, event: FeedbackAnswered, heard: Heard) -> None:
    """There is an answer, which its sender may judge."""
    await _tell(session, event.feedback_id, Notice.RATEABLE, heard)


async def tell_ended(session: AsyncSession, event: FeedbackEnded, heard: Heard) -> None:
    """It is over."""
    if notice := ENDS.get(Progress(event.outcome)):
        await _tell(session, event.feedback_id, notice, heard)


async def tell_merged_moved(
    session: AsyncSession, event: MergedFeedbackMoved, heard: Heard
) -> None:
    """What it was merged into is answered, or over."""
    await _tell(session, event.feedback_id, OF_MERGED[Progress(event.progress)], heard)


async def _tell(
    session: AsyncSession, feedback_id: UUID, notice: Notice, heard: Heard, *, unread: bool = False
) -> None:
    row = await found(session, Feedback, feedback_id)
    if row.contact_id:
        await notify(session, row.contact_id, row.code, notice, heard, unread=unread)


OF_FEEDBACK: Causes = {
    FeedbackReceived: tell_received,
    FeedbackAnswered: tell_answered,
    FeedbackEnded: tell_ended,
    MergedFeedbackMoved: tell_merged_moved,
}
