"""Approving, issuing and fetching the papers over HTTP."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from libs.documents.files import MEDIA_TYPES, FileKind, called
from libs.kernel.edges import By, FileBytes, Now, Session
from libs.kernel.text import Line, Number
from libs.signed import Sha256
from services.reporting.issuing import actions
from services.reporting.periods.queries import period_by_id
from services.reporting.reports.document import document_of, paper_of
from services.reporting.reports.queries import manual_figures, named_ward, readable_report
from services.reporting.reports.views import ReportLineView
from services.reporting.rules import SigningForm
from services.reporting.templates.queries import used_template

router = APIRouter()


class ApprovalForm(BaseModel):
    """What was read, as the report tells it."""

    model_config = ConfigDict(extra="forbid")

    content_sha256: Sha256


class IssueForm(BaseModel):
    """Number, date and signature of the paper; without a date it is today's."""

    model_config = ConfigDict(extra="forbid")

    number: Number
    issued_on: date | None = None
    signing_form: SigningForm = SigningForm.ON_BEHALF
    signer_name: Line


@router.post("/reports/{report_id}/approval", status_code=201)
async def approve_report(
    report_id: UUID, form: ApprovalForm, session: Session, by: By, now: Now
) -> ReportLineView:
    """Approve a draft that others wrote."""
    report = await actions.approve_report(session, report_id, **form.model_dump(), by=by, now=now)
    return ReportLineView.of(report, await period_by_id(session, report.period_id))


@router.post("/reports/{report_id}/issuance", status_code=201)
async def issue_report(
    report_id: UUID, form: IssueForm, session: Session, by: By, now: Now, store: FileBytes
) -> ReportLineView:
    """Issue an approved report under its number; from now on everybody may read it."""
    report = await actions.issue_report(
        session, report_id, **form.model_dump(), store=store, by=by, now=now
    )
    return ReportLineView.of(report, await period_by_id(session, report.period_id))


@router.get("/reports/{report_id}/document", response_class=Response)
async def report_document(
    report_id: UUID,
    session: Session,
    by: By,
    store: FileBytes,
    wanted: Annotated[FileKind, Query(alias="format")] = FileKind.PDF,
) -> Response:
    """The paper: as it was issued, or a draft written now and marked as one."""
    report = await readable_report(session, report_id, by)
    if report.papers:
        content = await store.read(report.ward_id, report.papers[wanted]["sha256"])
    else:
        period, ward = await period_by_id(session, report.period_id), await named_ward(session)
        manual = await manual_figures(session, report.id)
        template = await used_template(session, store)
        content = await paper_of(document_of(report, period, ward, manual), wanted, template)
    headers = called(f"bao-cao-{report.number or 'du-thao'}".replace("đ", "d"), wanted)
    return Response(content, media_type=MEDIA_TYPES[wanted], headers=headers)
