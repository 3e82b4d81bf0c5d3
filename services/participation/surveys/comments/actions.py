"""Comments are released in words that name nobody, withheld, or handed to the reception desk."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.participation.surveys.comments.rules import CommentState, LookedAtAlready
from services.participation.surveys.rules import State
from services.participation.surveys.tables import Survey, SurveyComment


async def release_comment(
    session: AsyncSession, comment_id: UUID, *, shown: str, by: Actor, now: datetime
) -> SurveyComment:
    """Show a comment to everybody in these words; its own words are not kept."""
    permit(by, "release_comment")
    row = await _waiting(session, comment_id, CommentState.WAITING)
    row.shown = shown
    return _settled(session, row, CommentState.RELEASED, by, now)


async def withhold_comment(
    session: AsyncSession, comment_id: UUID, *, by: Actor, now: datetime
) -> SurveyComment:
    """Do not show it, for it names or insults somebody; it is summed up with the others."""
    permit(by, "withhold_comment")
    row = await _waiting(session, comment_id, CommentState.WAITING)
    return _settled(session, row, CommentState.WITHHELD, by, now)


async def send_comment_to_clerk(
    session: AsyncSession, comment_id: UUID, *, by: Actor, now: datetime
) -> SurveyComment:
    """It reads like a petition, though no word of the list is in it: only the clerk goes on."""
    permit(by, "send_comment_to_clerk")
    row = await _waiting(session, comment_id, CommentState.WAITING)
    row.state = CommentState.WITH_CLERK
    record(session, by, "send_comment_to_clerk", row.survey_id, now)
    return row


async def sort_comment(
    session: AsyncSession, comment_id: UUID, *, petition: bool, by: Actor, now: datetime
) -> SurveyComment:
    """The reception clerk says whether it is a petition: then it is in the register, and its
    words are gone from here; else it waits for an official like any other, unless its survey was
    withdrawn."""
    permit(by, "sort_comment")
    row = await _waiting(session, comment_id, CommentState.WITH_CLERK)
    if petition:
        return _settled(session, row, CommentState.REGISTERED, by, now)
    survey = await found(session, Survey, row.survey_id)
    if survey.state == State.WITHDRAWN:
        return _settled(session, row, CommentState.WITHHELD, by, now)
    row.state = CommentState.WAITING
    record(session, by, "sort_comment", row.survey_id, now, petition=False)
    return row


async def _waiting(session: AsyncSession, comment_id: UUID, state: CommentState) -> SurveyComment:
    row = await found(session, SurveyComment, comment_id, lock=True)
    if row.state != state:
        # Who may see one kind must not learn that there is one of the other.
        raise NotFound if row.state == CommentState.WITH_CLERK else LookedAtAlready
    return row


def _settled(
    session: AsyncSession, row: SurveyComment, state: CommentState, by: Actor, now: datetime
) -> SurveyComment:
    """It is noted on the survey, not on the comment: there are many, and one like another."""
    row.state, row.text = state, ""
    record(session, by, "review_comment", row.survey_id, now, became=state)
    return row
