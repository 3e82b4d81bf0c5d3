"""Routes of a unit's own score: proofs, points, handed in."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import taken
from libs.rows import found
from services.awards.models.api import ONE, model_view
from services.awards.models.tables import AwardModel
from services.awards.models.views import ModelView
from services.awards.scoring import actions
from services.awards.scoring.forms import ProofForm, ScoresForm

router = APIRouter()


@router.post(f"{ONE}/proofs", status_code=201)
async def add_model_proof(
    model_id: UUID, form: ProofForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """Add what was done."""
    said = {"line_key": form.line_key, "note": form.note}
    file = taken(files, by, form.file, now)
    await actions.add_model_proof(session, model_id, **said, file=file, by=by, now=now)
    row = await found(session, AwardModel, model_id)
    return await model_view(session, row, by, files, now)


@router.post("/model-proofs/{model_proof_id}/removal")
async def remove_model_proof(
    model_proof_id: UUID, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """Take a proof back."""
    row = await actions.remove_model_proof(session, model_proof_id, by=by, now=now)
    return await model_view(session, row, by, files, now)


@router.post(f"{ONE}/scores")
async def score_model(
    model_id: UUID, form: ScoresForm, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """The unit's own points."""
    row = await actions.score_model(session, model_id, form.each(), by=by, now=now)
    return await model_view(session, row, by, files, now)


@router.post(f"{ONE}/score")
async def hand_in_score(
    model_id: UUID, session: Session, by: By, now: Now, files: Files
) -> ModelView:
    """Hand the score in."""
    row = await actions.hand_in_score(session, model_id, by=by, now=now)
    return await model_view(session, row, by, files, now)
