"""Merging and splitting proposals over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from libs.kernel.edges import By, Now, Session
from libs.kernel.text import Line, Paragraphs
from services.planning.reshaping import actions
from services.planning.reshaping.rules import MERGED_MAX, PARTS_MAX, Part
from services.planning.reshaping.views import ReshapingView
from services.planning.review.api import ChangesForm, changes_of

router = APIRouter()


class MergeForm(BaseModel):
    """The tasks to merge; without a title the first one's stands."""

    proposal_ids: Annotated[list[UUID], Field(min_length=1, max_length=MERGED_MAX)]
    title: Line | None = None


class PartForm(BaseModel):
    """One part: its words of the plan, and what is to differ from the whole."""

    words: Paragraphs
    changes: ChangesForm = ChangesForm()


class SplitForm(BaseModel):
    """A task and its parts in the order of its words."""

    proposal_id: UUID
    parts: Annotated[list[PartForm], Field(min_length=1, max_length=PARTS_MAX)]


@router.post("/plans/{plan_id}/merges", status_code=201, response_model=ReshapingView)
async def merge_proposals(
    plan_id: UUID, form: MergeForm, session: Session, by: By, now: Now
) -> object:
    """Make one task of several."""
    return await actions.merge_proposals(
        session, plan_id, proposal_ids=form.proposal_ids, title=form.title, by=by, now=now
    )


@router.post("/plans/{plan_id}/splits", status_code=201, response_model=ReshapingView)
async def split_proposal(
    plan_id: UUID, form: SplitForm, session: Session, by: By, now: Now
) -> object:
    """Make several tasks of one."""
    parts = [Part(each.words, changes_of(each.changes)) for each in form.parts]
    return await actions.split_proposal(
        session, plan_id, proposal_id=form.proposal_id, parts=parts, by=by, now=now
    )


@router.post("/plans/{plan_id}/reshapings/{reshaping_id}/undo", response_model=ReshapingView)
async def undo_reshaping(
    plan_id: UUID, reshaping_id: UUID, session: Session, by: By, now: Now
) -> object:
    """Take a merge or a split back."""
    return await actions.undo_reshaping(session, plan_id, reshaping_id, by=by, now=now)
