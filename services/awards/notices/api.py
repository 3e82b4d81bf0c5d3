"""Routes of models that are public: shown, commented on, comments sorted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.text import tidy
from libs.law.titles import title
from libs.permissions import permit
from libs.remembered.queries import unit_names
from libs.rows import found
from services.awards.councils.queries import votes_on
from services.awards.councils.rules import in_favour_shown
from services.awards.models.api import ONE, model_view
from services.awards.models.queries import points_of
from services.awards.models.tables import AwardModel
from services.awards.models.views import ModelView
from services.awards.notices import actions, queries
from services.awards.notices.rules import WAITING_MAX, CommentState, Ground
from services.awards.tables import Unit

router = APIRouter()
PUBLIC = "/public-models/{model_id}"
Words = Annotated[str, StringConstraints(min_length=1, max_length=2_000), BeforeValidator(tidy)]


class CommentForm(BaseModel):
    """What somebody thinks of a model."""

    text: Words


class CommentSortForm(BaseModel):
    """Whether a comment is shown, and if not, why."""

    shown: bool
    ground: Ground | None = None


class CommentsSortForm(CommentSortForm):
    """The same of several comments: all are shown, or none for one reason."""

    comment_ids: Annotated[list[UUID], Field(max_length=WAITING_MAX)]


class ReceivedView(BaseModel):
    """It came; a clerk looks at it before it is shown."""

    received: bool = True


class CommentView(BaseModel):
    """A comment for a clerk."""

    id: UUID
    text: str
    sent_on: date
    state: CommentState
    ground: Ground | None


class PublicModelView(BaseModel):
    """A model for everybody, with the comments that are shown."""

    id: UUID
    kind: str
    title: str
    aims: str
    unit: str
    title_name: str
    points: int
    state: str
    in_favour: int | None  # of a council too small to hide who voted how it is left out
    members: int
    notice_until: date
    open: bool
    comments: list[str]


@router.post(f"{ONE}/notice")
async def notice_model(
    model_id: UUID, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """Make it public."""
    row = await actions.notice_model(session, model_id, by=by, now=now)
    return await model_view(session, row, by, files, now)


@router.get(f"{ONE}/comments")
async def comments_on_model(model_id: UUID, session: Session, by: By) -> list[CommentView]:
    """What residents said, for the clerk."""
    permit(by, "sort_comment_on_model")
    await found(session, AwardModel, model_id)
    return [
        CommentView.model_validate(row, from_attributes=True)
        for row in await queries.comments_on(session, model_id)
    ]


@router.post("/model-comments/{model_comment_id}/sorting")
async def sort_comment_on_model(
    model_comment_id: UUID,
    form: CommentSortForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> ModelView:
    """Show a comment, or say why not."""
    said = form.model_dump()
    row = await actions.sort_comment_on_model(session, model_comment_id, **said, by=by, now=now)
    return await model_view(session, row, by, files, now)


@router.post(f"{ONE}/comments/sorting")
async def sort_comments_on_model(
    model_id: UUID, form: CommentsSortForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """Show several comments, or hide them for one reason."""
    said = form.model_dump()
    row = await actions.sort_comments_on_model(session, model_id, **said, by=by, now=now)
    return await model_view(session, row, by, files, now)


@router.get("/public-models")
async def public_models(session: Session, by: By, now: Now) -> list[PublicModelView]:
    """The models that everybody may see."""
    return await _public(session, await queries.public_models(session), now.date())


@router.get(PUBLIC)
async def public_model(model_id: UUID, session: Session, by: By, now: Now) -> PublicModelView:
    """One of them."""
    row = await queries.public_model(session, model_id)
    [shown] = await _public(session, [row], now.date())
    return shown


@router.post(f"{PUBLIC}/comments", status_code=201)
async def comment_on_model(
    model_id: UUID, form: CommentForm, session: Session, by: By, now: Now
) -> ReceivedView:
    """Anybody says what they think."""
    await actions.comment_on_model(session, model_id, text=form.text, now=now)
    return ReceivedView()


async def _public(
    session: AsyncSession, rows: Sequence[AwardModel], today: date
) -> list[PublicModelView]:
    """As everybody may see them, in a few questions however many they are."""
    ids, names = [row.id for row in rows], await unit_names(session, Unit)
    votes, points = await votes_on(session, ids), await points_of(session, ids)
    comments = await queries.comments_shown(session, ids)
    shown = []
    for row in rows:
        vote = votes[row.id]  # nothing is public before the council voted
        assert row.notice_until is not None
        view = PublicModelView(
            id=row.id,
            kind=row.kind,
            title=row.title,
            aims=row.aims,
            unit=row.holder or names.get(row.unit_id, ""),
            title_name=title(row.title_id).title,
            points=points.get(row.id, 0),
            state=row.state,
            in_favour=in_favour_shown(vote.in_favour, vote.members, vote.held_on),
            members=vote.members,
            notice_until=row.notice_until,
            open=row.state == "noticed" and today <= row.notice_until,
            comments=comments.get(row.id, []),
        )
        shown.append(view)
    return shown
