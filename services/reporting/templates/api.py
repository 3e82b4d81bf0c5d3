"""Routes of the ward's own template of its reports."""

from __future__ import annotations

import asyncio
from datetime import datetime
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession

from libs.documents.docx_template import BLOCKS, NEEDED, PARTS, WHOLE, WORDS, fill_template
from libs.documents.files import MEDIA_TYPES, Paper, called
from libs.kernel.edges import By, FileBytes, Files, Now, Session
from libs.kernel.receipts import Receipt, taken
from libs.permissions import permit
from libs.rows import found
from services.reporting.periods.queries import period_by_id
from services.reporting.reports.document import document_of
from services.reporting.reports.queries import manual_figures, named_ward, readable_report, reports
from services.reporting.templates import actions, queries, rules
from services.reporting.templates.tables import ReportTemplate

router = APIRouter()
ONE = "/report-templates/{report_template_id}"


class TemplateForm(BaseModel):
    """The receipt of an uploaded Word file."""

    model_config = ConfigDict(extra="forbid")

    paper: Receipt


class PlaceView(BaseModel):
    """A name that a template may have between {{ and }}, and what stands there."""

    name: str
    words: str
    needed: bool
    alone: bool  # in a line of the body


class TemplateView(BaseModel):
    """A version of the template."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    number: int
    uploaded_at: datetime
    used: bool


class TemplatesView(BaseModel):
    """Every version, and what may stand in one; `parts` may be ordered otherwise."""

    templates: list[TemplateView]
    places: list[PlaceView]
    whole: str
    parts: list[str]


@router.get("/report-templates")
async def report_templates(session: Session, by: By) -> TemplatesView:
    """The ward's templates, and how one is made."""
    permit(by, "see_report_drafts")
    return await _view(session)


@router.post("/report-templates", status_code=201)
async def upload_template(
    form: TemplateForm, session: Session, by: By, now: Now, files: Files, store: FileBytes
) -> TemplatesView:
    """Upload another version."""
    paper = taken(files, by, form.paper, now)
    await actions.upload_template(session, paper=paper, store=store, by=by, now=now)
    return await _view(session)


@router.post("/report-templates/built-in", status_code=201)
async def use_built_in_form(session: Session, by: By, now: Now) -> TemplatesView:
    """Go back to the product's own form."""
    await actions.use_built_in_form(session, by=by, now=now)
    return await _view(session)


@router.post(f"{ONE}/use", status_code=201)
async def use_template(
    report_template_id: UUID, session: Session, by: By, now: Now
) -> TemplatesView:
    """Write Word papers with this version from now on."""
    await actions.use_template(session, report_template_id, by=by, now=now)
    return await _view(session)


@router.get(f"{ONE}/preview", response_class=Response)
async def preview_template(
    report_template_id: UUID, session: Session, by: By, store: FileBytes
) -> Response:
    """The newest report in the form of this version."""
    permit(by, "see_report_drafts")
    row = await found(session, ReportTemplate, report_template_id)
    newest = await reports(session, None, by)
    if not newest:
        raise rules.NoReportToShow
    report = await readable_report(session, newest[0][0].id, by)
    await session.refresh(report, ["snapshot", "sections"])  # a list leaves them out
    period, ward = await period_by_id(session, report.period_id), await named_ward(session)
    document = document_of(report, period, ward, await manual_figures(session, report.id))
    content = await store.read(row.ward_id, row.file["sha256"])
    written = await asyncio.to_thread(fill_template, content, document)
    headers = called("xem-thu-mau", Paper.DOCX)
    return Response(written, media_type=MEDIA_TYPES[Paper.DOCX], headers=headers)


async def _view(session: AsyncSession) -> TemplatesView:
    known = {**WORDS, **BLOCKS}
    return TemplatesView(
        templates=[
            TemplateView.model_validate(row) for row in await queries.report_templates(session)
        ],
        places=[
            PlaceView(name=name, words=words, needed=name in NEEDED, alone=name in BLOCKS)
            for name, words in known.items()
        ],
        whole=WHOLE,
        parts=list(PARTS),
    )
