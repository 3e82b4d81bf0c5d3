"""Routes of recommendations: issued, answered by the unit, verified by somebody else."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import happened
from libs.kernel.actor import Actor
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.files import Desk
from libs.permissions import permit
from services.inspections.queries import unit_names
from services.inspections.recommendations import answering, issuing, queries, verifying
from services.inspections.recommendations.views import (
    RecommendationForm,
    RecommendationReasonForm,
    RecommendationView,
    RemedyForm,
    VerificationForm,
    files_taken,
    view,
)
from services.inspections.recommendations.words import SENTENCES

router = APIRouter()
ONE = "/recommendations/{recommendation_id}"
CLOSED_SHOWN = timedelta(days=365)


async def shown(
    session: AsyncSession, recommendation_id: UUID, by: Actor, files: Desk, now: datetime
) -> RecommendationView:
    """The answer after something was done with a recommendation."""
    await session.flush()
    one = await queries.recommendation(session, recommendation_id, by)
    return view(one, await unit_names(session), by, files, now)


@router.get("/recommendations")
async def recommendations(
    session: Session, by: By, now: Now, files: Files, inspection_id: UUID | None = None
) -> list[RecommendationView]:
    """Those open or closed within a year that the caller may read, the first due first."""
    permit(by, "see_inspections")
    names = await unit_names(session)
    rows = await queries.recommendations(
        session, by, closed_since=now.date() - CLOSED_SHOWN, inspection_id=inspection_id
    )
    return [view(one, names, by, files, now) for one in rows]


@router.get(ONE)
async def recommendation(
    recommendation_id: UUID, session: Session, by: By, now: Now, files: Files
) -> RecommendationView:
    """One of them, with what happened to it."""
    permit(by, "see_inspections")
    one = await shown(session, recommendation_id, by, files, now)
    return one.model_copy(update={"timeline": await happened(session, SENTENCES, one.id)})


@router.post("/inspections/{inspection_id}/recommendations", status_code=201)
async def issue_recommendation(
    inspection_id: UUID,
    form: RecommendationForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> RecommendationView:
    """Ask a unit to put something right."""
    row = await issuing.issue_recommendation(
        session, inspection_id, **form.model_dump(), by=by, now=now
    )
    return await shown(session, row.id, by, files, now)


@router.post(f"{ONE}/receipt")
async def receive_recommendation(
    recommendation_id: UUID, session: Session, by: By, now: Now, files: Files
) -> RecommendationView:
    """The unit has read it."""
    row = await answering.receive_recommendation(session, recommendation_id, by=by, now=now)
    return await shown(session, row.id, by, files, now)


@router.post(f"{ONE}/notes")
async def note_remedy(
    recommendation_id: UUID, form: RemedyForm, session: Session, by: By, now: Now, files: Files
) -> RecommendationView:
    """The unit notes what it did so far."""
    proofs = files_taken(files, by, form.evidence, now)
    row = await answering.note_remedy(
        session, recommendation_id, note=form.note, evidence=proofs, by=by, now=now
    )
    return await shown(session, row.id, by, files, now)


@router.post(f"{ONE}/remedy")
async def report_remedy(
    recommendation_id: UUID, form: RemedyForm, session: Session, by: By, now: Now, files: Files
) -> RecommendationView:
    """The unit says that it is done."""
    proofs = files_taken(files, by, form.evidence, now)
    row = await answering.report_remedy(
        session, recommendation_id, note=form.note, evidence=proofs, by=by, now=now
    )
    return await shown(session, row.id, by, files, now)


@router.post(f"{ONE}/refusal")
async def refuse_recommendation(
    recommendation_id: UUID,
    form: RecommendationReasonForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> RecommendationView:
    """The unit does not accept it."""
    row = await answering.refuse_recommendation(
        session, recommendation_id, reason=form.reason, by=by, now=now
    )
    return await shown(session, row.id, by, files, now)


@router.post(f"{ONE}/closing")
async def close_recommendation(
    recommendation_id: UUID,
    form: VerificationForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> RecommendationView:
    """Somebody else found it done."""
    row = await verifying.close_recommendation(
        session, recommendation_id, note=form.note, by=by, now=now
    )
    return await shown(session, row.id, by, files, now)


@router.post(f"{ONE}/withdrawal")
async def take_back_recommendation(
    recommendation_id: UUID,
    form: RecommendationReasonForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> RecommendationView:
    """It is asked no more."""
    row = await verifying.take_back_recommendation(
        session, recommendation_id, reason=form.reason, by=by, now=now
    )
    return await shown(session, row.id, by, files, now)


@router.post(f"{ONE}/return")
async def return_recommendation(
    recommendation_id: UUID,
    form: RecommendationReasonForm,
    session: Session,
    by: By,
    now: Now,
    files: Files,
) -> RecommendationView:
    """It is not enough."""
    row = await verifying.return_recommendation(
        session, recommendation_id, reason=form.reason, by=by, now=now
    )
    return await shown(session, row.id, by, files, now)
