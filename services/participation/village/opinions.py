"""Routes of opinions on drafts: anybody sends one, officials look at their words."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from libs.kernel.edges import By, Now, Session
from libs.permissions import may, permit
from libs.rows import found
from services.participation.conventions.opinions import actions
from services.participation.conventions.opinions.queries import PAGE_OPINIONS, opinions_on
from services.participation.conventions.opinions.tables import DraftOpinion
from services.participation.conventions.opinions.views import DraftOpinionView, opinion_view
from services.participation.conventions.tables import Convention
from services.participation.opinions.rules import Standing
from services.participation.opinions.views import SentView
from services.participation.village.forms import (
    DraftOpinionForm,
    NotedOpinionForm,
    OpinionKeepingForm,
    OpinionReleaseForm,
)

router = APIRouter()
ONE = "/draft-opinions/{opinion_id}"


@router.post("/conventions/{convention_id}/opinions", status_code=201)
async def send_draft_opinion(
    convention_id: UUID, form: DraftOpinionForm, session: Session, by: By, now: Now
) -> SentView:
    """Somebody says what they think, without an account."""
    await actions.send_draft_opinion(session, convention_id, text=form.text, now=now)
    return SentView(waits=True)


@router.post("/conventions/{convention_id}/noted-opinions", status_code=201)
async def note_draft_opinion(
    convention_id: UUID, form: NotedOpinionForm, session: Session, by: By, now: Now
) -> DraftOpinionView:
    """The head writes down what was said."""
    said = form.model_dump()
    row = await actions.note_draft_opinion(session, convention_id, **said, by=by, now=now)
    return opinion_view(row, routed=False)


@router.get("/conventions-at-work/{convention_id}/opinions")
async def draft_opinions(
    convention_id: UUID,
    session: Session,
    by: By,
    standing: Annotated[list[Standing], Query(default_factory=list, max_length=len(Standing))],
    page: Annotated[int, Query(ge=1, le=1_000)] = 1,
    size: Annotated[int, Query(ge=1, le=PAGE_OPINIONS)] = PAGE_OPINIONS,
) -> list[DraftOpinionView]:
    """One page of the opinions on a draft as they were typed, what waits first."""
    asked = await found(session, Convention, convention_id)
    permit(by, "see_draft_opinions", unit_id=asked.unit_id)
    routed = may(by, "see_routed_opinions")
    rows = await opinions_on(session, asked.id, standing, page, size)
    return [opinion_view(each, routed=routed) for each in rows]


@router.get(ONE)
async def draft_opinion(opinion_id: UUID, session: Session, by: By) -> DraftOpinionView:
    """One opinion as it was typed."""
    row = await found(session, DraftOpinion, opinion_id)
    asked = await found(session, Convention, row.convention_id)
    permit(by, "see_draft_opinions", unit_id=asked.unit_id)
    return opinion_view(row, routed=may(by, "see_routed_opinions"))


@router.post(f"{ONE}/release")
async def release_draft_opinion(
    opinion_id: UUID, form: OpinionReleaseForm, session: Session, by: By, now: Now
) -> DraftOpinionView:
    """Let everybody read it."""
    row = await actions.release_draft_opinion(session, opinion_id, text=form.text, by=by, now=now)
    return opinion_view(row, routed=True)


@router.post(f"{ONE}/keeping")
async def keep_draft_opinion(
    opinion_id: UUID, form: OpinionKeepingForm, session: Session, by: By, now: Now
) -> DraftOpinionView:
    """Show its words to nobody."""
    row = await actions.keep_draft_opinion(session, opinion_id, ground=form.ground, by=by, now=now)
    return opinion_view(row, routed=True)


@router.post(f"{ONE}/handing-over")
async def hand_over_draft_opinion(
    opinion_id: UUID, session: Session, by: By, now: Now
) -> DraftOpinionView:
    """It is in the register of letters now."""
    row = await actions.hand_over_draft_opinion(session, opinion_id, by=by, now=now)
    return opinion_view(row, routed=True)
