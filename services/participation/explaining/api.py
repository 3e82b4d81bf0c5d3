"""Routes of the end of a consultation: explained, decided, reported."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.receipts import taken
from services.participation.explaining import actions
from services.participation.explaining.actions import Decided
from services.participation.explaining.views import (
    ConclusionView,
    DecisionForm,
    PublicationForm,
    ReportForm,
    conclusion_view,
)

router = APIRouter()
ONE = "/consultation-work/{consultation_id}"


@router.post(f"{ONE}/explanation")
async def publish_explanation(
    consultation_id: UUID, form: PublicationForm, session: Session, by: By, now: Now, files: Files
) -> ConclusionView:
    """Let everybody read what was said and what is answered."""
    end = await actions.publish_explanation(
        session, consultation_id, **form.model_dump(), by=by, now=now
    )
    return conclusion_view(end, by.ward_id, files, now)


@router.post(f"{ONE}/decision")
async def record_decision(
    consultation_id: UUID, form: DecisionForm, session: Session, by: By, now: Now, files: Files
) -> ConclusionView:
    """The draft is issued, changed or dropped."""
    decided = Decided(**form.model_dump(exclude={"paper"}))
    paper = taken(files, by, form.paper, now)
    end = await actions.record_decision(
        session, consultation_id, decided, paper=paper, by=by, now=now
    )
    return conclusion_view(end, by.ward_id, files, now)


@router.post(f"{ONE}/report")
async def report_consultation(
    consultation_id: UUID, form: ReportForm, session: Session, by: By, now: Now, files: Files
) -> ConclusionView:
    """Council and Front were told."""
    end = await actions.report_consultation(
        session, consultation_id, **form.model_dump(), by=by, now=now
    )
    return conclusion_view(end, by.ward_id, files, now)
