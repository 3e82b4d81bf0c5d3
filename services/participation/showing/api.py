"""Routes of a whole consultation: for everybody, and for officials."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import By, Files, Now, Session
from libs.permissions import may, permit
from services.participation.consultations.queries import consultation_for
from services.participation.showing.queries import public_view, work_view
from services.participation.showing.views import ConsultationView, ConsultationWorkView

router = APIRouter()


@router.get("/consultations/{consultation_id}")
async def consultation(
    consultation_id: UUID, session: Session, by: By, now: Now, files: Files
) -> ConsultationView:
    """One of them: the draft, until when, and what became of it."""
    row = await consultation_for(session, consultation_id, drafts=False)
    return await public_view(session, row, by.ward_id, now, files)


@router.get("/consultation-work/{consultation_id}")
async def one_consultation(
    consultation_id: UUID, session: Session, by: By, now: Now, files: Files
) -> ConsultationWorkView:
    """One consultation with its plan, its numbers and what waits."""
    permit(by, "see_consultations")
    drafts = may(by, "see_drafts")
    row = await consultation_for(session, consultation_id, drafts=drafts)
    return await work_view(session, row, by.ward_id, now, files)
