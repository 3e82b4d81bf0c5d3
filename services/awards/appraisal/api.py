"""Routes of the appraisal: points and reasons, then issued."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import By, Files, Now, Session
from services.awards.appraisal import actions
from services.awards.models.api import ONE, model_view
from services.awards.models.views import CommitteeForm, ModelView
from services.awards.scoring.forms import ScoresForm

router = APIRouter()


@router.post(f"{ONE}/findings")
async def appraise_model(
    model_id: UUID, form: ScoresForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """The appraisers' points, with reasons where they differ."""
    row = await actions.appraise_model(session, model_id, form.each(), by=by, now=now)
    return await model_view(session, row, by, files, now)


@router.post(f"{ONE}/appraisal")
async def issue_appraisal(
    model_id: UUID, form: CommitteeForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """Issue the appraisal."""
    row = await actions.issue_appraisal(session, model_id, number=form.number, by=by, now=now)
    return await model_view(session, row, by, files, now)
