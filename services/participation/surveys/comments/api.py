"""Routes of comments: for the official who releases them, and for the reception clerk."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from libs.kernel.edges import By, Now, Session
from libs.kernel.errors import NotFound
from libs.permissions import permit
from libs.rows import found
from services.participation.moderation.rules import signs
from services.participation.surveys.comments import actions
from services.participation.surveys.comments.queries import PAGE_COMMENTS, comments_in, number_in
from services.participation.surveys.comments.rules import CommentState
from services.participation.surveys.forms import ReleaseForm, SortingForm
from services.participation.surveys.tables import Survey, SurveyComment

router = APIRouter()
Page = Annotated[int, Query(ge=1, le=1_000)]
Size = Annotated[int, Query(ge=1, le=PAGE_COMMENTS)]


class CommentView(BaseModel):
    """A comment to be looked at, with the words that make a person look twice."""

    id: UUID
    survey_id: UUID
    question: str
    text: str
    state: str
    signs: list[str]


class NumberView(BaseModel):
    """How many there are."""

    number: int


@router.get("/surveys/{survey_id}/comments")
async def survey_comments(
    survey_id: UUID, session: Session, by: By, page: Page = 1, size: Size = PAGE_COMMENTS
) -> list[CommentView]:
    """One page of what waits to be released; never what may be a petition."""
    permit(by, "see_comments")
    await found(session, Survey, survey_id)
    rows = await comments_in(session, survey_id, CommentState.WAITING, page, size)
    return [_view(row) for row in rows]


@router.get("/surveys/{survey_id}/comment-number")
async def survey_comment_number(survey_id: UUID, session: Session, by: By) -> NumberView:
    """How many wait to be released."""
    permit(by, "see_comments")
    await found(session, Survey, survey_id)
    return NumberView(number=await number_in(session, survey_id, CommentState.WAITING))


@router.get("/survey-comments")
async def comments_with_clerk(
    session: Session, by: By, page: Page = 1, size: Size = PAGE_COMMENTS
) -> list[CommentView]:
    """One page of what may be a denunciation or a complaint: for the reception clerk alone."""
    permit(by, "sort_comment")
    rows = await comments_in(session, None, CommentState.WITH_CLERK, page, size)
    return [_view(row) for row in rows]


@router.get("/survey-comment-number")
async def number_with_clerk(session: Session, by: By) -> NumberView:
    """How many of them there are."""
    permit(by, "sort_comment")
    return NumberView(number=await number_in(session, None, CommentState.WITH_CLERK))


@router.get("/survey-comments/{comment_id}")
async def comment_with_clerk(comment_id: UUID, session: Session, by: By) -> CommentView:
    """One that may be a petition, for the reception clerk who writes it into the register."""
    permit(by, "sort_comment")
    row = await found(session, SurveyComment, comment_id)
    if row.state != CommentState.WITH_CLERK:
        raise NotFound
    return _view(row)


@router.post("/survey-comments/{comment_id}/release", status_code=204)
async def release_comment(
    comment_id: UUID, form: ReleaseForm, session: Session, by: By, now: Now
) -> None:
    """Show it in these words."""
    await actions.release_comment(session, comment_id, shown=form.shown, by=by, now=now)


@router.post("/survey-comments/{comment_id}/withholding", status_code=204)
async def withhold_comment(comment_id: UUID, session: Session, by: By, now: Now) -> None:
    """Do not show it."""
    await actions.withhold_comment(session, comment_id, by=by, now=now)


@router.post("/survey-comments/{comment_id}/handing-over", status_code=204)
async def send_comment_to_clerk(comment_id: UUID, session: Session, by: By, now: Now) -> None:
    """Leave it to the reception clerk."""
    await actions.send_comment_to_clerk(session, comment_id, by=by, now=now)


@router.post("/survey-comments/{comment_id}/sorting", status_code=204)
async def sort_comment(
    comment_id: UUID, form: SortingForm, session: Session, by: By, now: Now
) -> None:
    """The clerk says what it is."""
    await actions.sort_comment(session, comment_id, petition=form.petition, by=by, now=now)


def _view(row: SurveyComment) -> CommentView:
    kept = {name: getattr(row, name) for name in CommentView.model_fields if hasattr(row, name)}
    return CommentView(**kept, signs=[sign.words for sign in signs(row.text)])
