"""Routes of a whole consultation: for everybody, and for officials."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.documents.files import MEDIA_TYPES, Paper, called, written
from libs.kernel.edges import By, Files, Now, Session
from libs.kernel.errors import NotFound
from libs.permissions import may, permit
from services.participation.consultations.queries import consultation_for
from services.participation.queries import the_ward
from services.participation.showing.document import document_of
from services.participation.showing.duties import ConsultationDutyView, Waits, duties
from services.participation.showing.queries import public_view, work_view
from services.participation.showing.views import ConsultationView, ConsultationWorkView

router = APIRouter()
NAME = "tong-hop-y-kien"


@router.get("/consultations/{consultation_id}")
async def consultation(
    consultation_id: UUID,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    page: Annotated[int, Query(ge=1, le=1_000)] = 1,
) -> ConsultationView:
    """One of them: the draft, until when, and what became of it."""
    row = await consultation_for(session, consultation_id, drafts=False)
    return await public_view(session, row, by.ward_id, now, files, page)


@router.get("/consultations/{consultation_id}/document", response_class=Response)
async def consultation_document(
    consultation_id: UUID,
    session: Session,
    by: By,
    now: Now,
    files: Files,
    wanted: Annotated[Paper, Query(alias="format")] = Paper.PDF,
) -> Response:
    """What was said and what is answered, as a paper; public once it is explained."""
    row = await consultation_for(session, consultation_id, drafts=False)
    shown = await public_view(session, row, by.ward_id, now, files)
    ward = await the_ward(session)
    if shown.conclusion is None:
        raise NotFound
    content, headers = await written(document_of(ward, shown), wanted), called(NAME, wanted)
    return Response(content, media_type=MEDIA_TYPES[wanted], headers=headers)


@router.get("/consultation-work/{consultation_id}")
async def one_consultation(
    consultation_id: UUID, session: Session, by: By, now: Now, files: Files
) -> ConsultationWorkView:
    """One consultation with its plan, its numbers and what waits."""
    permit(by, "see_consultations")
    drafts = may(by, "see_drafts")
    row = await consultation_for(session, consultation_id, drafts=drafts)
    return await work_view(session, row, by.ward_id, now, files)


@router.get("/consultation-duties")
async def consultation_duties(session: Session, by: By) -> list[ConsultationDutyView]:
    """What consultations wait for; what a draft waits for only for whoever may see drafts."""
    permit(by, "see_consultations")
    found = await duties(session)
    drafts = may(by, "see_drafts")
    return [each for each in found if drafts or each.waits not in (Waits.PLAN, Waits.OPENING)]
