"""Routes of papers: sign them, read them, and the public ones for everybody."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from libs.documents.blocks import Document
from libs.documents.files import MEDIA_TYPES, Paper, called, written
from libs.kernel.edges import By, FileBytes, Now, Session
from libs.kernel.files import FileStore
from libs.kernel.text import Line, Number
from libs.permissions import permit
from services.inspections.inspections.api import shown
from services.inspections.inspections.queries import inspection
from services.inspections.inspections.rules import InspectionState
from services.inspections.inspections.views import InspectionView
from services.inspections.papers import actions, queries, rules
from services.inspections.papers.conclusion import conclusion
from services.inspections.papers.minutes import minutes
from services.inspections.papers.rules import PaperKind, SigningForm
from services.inspections.papers.tables import CheckPaper
from services.inspections.queries import unit_names

router = APIRouter()
ONE = "/inspections/{inspection_id}"
NAMES = {
    PaperKind.MINUTES: "bien-ban-kiem-tra",
    PaperKind.CONCLUSION: "ket-luan-kiem-tra",
    PaperKind.NOTICE: "thong-bao-ket-luan-kiem-tra",
}


class MinutesForm(BaseModel):
    """The number of the minutes."""

    number: Number


class ConclusionPaperForm(BaseModel):
    """The number of the public paper, and who signs in whose name."""

    notice_number: Number
    signing_form: SigningForm = SigningForm.ON_BEHALF
    signer_name: Line


class PublishedConclusionView(BaseModel):
    """The public paper of a conclusion, with the hash of its PDF."""

    inspection_id: UUID
    unit: str
    number: str
    issued_on: date
    sha256: str


@router.post(f"{ONE}/minutes")
async def sign_minutes(
    inspection_id: UUID, form: MinutesForm, session: Session, by: By, now: Now, store: FileBytes
) -> InspectionView:
    """The leader closes the minutes."""
    row = await actions.sign_minutes(
        session, inspection_id, number=form.number, store=store, by=by, now=now
    )
    return await shown(session, row, by)


@router.get(f"{ONE}/minutes.{{wanted}}", response_class=Response)
async def minutes_paper(
    inspection_id: UUID, wanted: Paper, session: Session, by: By, store: FileBytes
) -> Response:
    """The minutes: as they were signed, or a draft written now and marked as one."""
    permit(by, "see_inspections")
    row = await inspection(session, inspection_id, by)
    rules.check_reading_minutes(row.secrecy, by)
    signed = await queries.paper_of(session, row.id, PaperKind.MINUTES)
    if signed:
        return await _kept(signed, wanted, store)
    rules.check_begun(InspectionState(row.state))
    draft = minutes(await queries.contents_of(session, row), None)
    return await _drafted(draft, PaperKind.MINUTES, wanted)


@router.post(f"{ONE}/conclusion-paper")
async def issue_conclusion(
    inspection_id: UUID,
    form: ConclusionPaperForm,
    session: Session,
    by: By,
    now: Now,
    store: FileBytes,
) -> InspectionView:
    """The chair signs the conclusion, and with it the public paper."""
    row = await actions.issue_conclusion(
        session, inspection_id, **form.model_dump(), store=store, by=by, now=now
    )
    return await shown(session, row, by)


@router.get(f"{ONE}/conclusion.{{wanted}}", response_class=Response)
async def conclusion_paper(
    inspection_id: UUID, wanted: Paper, session: Session, by: By, store: FileBytes
) -> Response:
    """The conclusion: as it was issued, or a draft written now and marked as one."""
    permit(by, "see_inspections")
    row = await inspection(session, inspection_id, by)
    rules.check_reading_conclusion(row.secrecy, row.issued_on, by)
    signed = await queries.paper_of(session, row.id, PaperKind.CONCLUSION)
    if signed:
        return await _kept(signed, wanted, store)
    draft = conclusion(await queries.contents_of(session, row), None)
    return await _drafted(draft, PaperKind.CONCLUSION, wanted)


@router.get("/published-conclusions")
async def published_conclusions(session: Session, by: By) -> list[PublishedConclusionView]:
    """The public papers, for everybody."""
    names = await unit_names(session)
    return [
        PublishedConclusionView(
            inspection_id=row.inspection_id,
            unit=names.get(row.unit_id, ""),
            number=row.number,
            issued_on=row.signed_on,
            sha256=row.files[Paper.PDF]["sha256"],
        )
        for row in await queries.published(session)
    ]


@router.get("/published-conclusions/{inspection_id}/notice.{wanted}", response_class=Response)
async def conclusion_notice(
    inspection_id: UUID, wanted: Paper, session: Session, by: By, store: FileBytes
) -> Response:
    """The public paper of one conclusion, for everybody."""
    return await _kept(await queries.published_notice(session, inspection_id), wanted, store)


async def _kept(row: CheckPaper, wanted: Paper, store: FileStore) -> Response:
    content = await store.read(row.ward_id, row.files[wanted]["sha256"])
    return _file(content, PaperKind(row.kind), wanted)


async def _drafted(document: Document, kind: PaperKind, wanted: Paper) -> Response:
    return _file(await written(document, wanted), kind, wanted)


def _file(content: bytes, kind: PaperKind, wanted: Paper) -> Response:
    headers = called(NAMES[kind], wanted, kept=False)
    return Response(content, media_type=MEDIA_TYPES[wanted], headers=headers)
