"""A plan as a file: PDF and Word for everybody who may read it, its tasks as a workbook."""

import asyncio
from collections.abc import Callable
from enum import StrEnum
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from libs.documents.blocks import Document
from libs.documents.docx import write_docx
from libs.documents.pdf import write_pdf
from libs.documents.workbook import write_workbook
from libs.kernel.edges import By, Now, Session
from services.planning.exporting import queries

router = APIRouter()


class PlanFormat(StrEnum):
    """What a plan can be written as."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


class TextFormat(StrEnum):
    """What a unit's plan can be written as."""

    PDF = PlanFormat.PDF
    DOCX = PlanFormat.DOCX


WRITERS: dict[PlanFormat, Callable[[Document], bytes]] = {
    PlanFormat.PDF: write_pdf,
    PlanFormat.DOCX: write_docx,
    PlanFormat.XLSX: write_workbook,
}
MEDIA_TYPES = {
    PlanFormat.PDF: "application/pdf",
    PlanFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PlanFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("/plans/{plan_id}/document.{wanted}", response_class=Response)
async def plan_document(
    plan_id: UUID, wanted: PlanFormat, session: Session, by: By, now: Now
) -> Response:
    """The plan as a file; officials get its tasks as an annex, others its text."""
    workbook = wanted is PlanFormat.XLSX
    plan, document = await queries.paper_of(session, by, plan_id, now.date(), workbook=workbook)
    content = await asyncio.to_thread(WRITERS[wanted], document)
    return _file(content, f"ke-hoach-{plan.year}-ban-{plan.version}", wanted)


@router.get("/unit-plans/{plan_id}/document.{wanted}", response_class=Response)
async def unit_plan_document(
    plan_id: UUID, wanted: TextFormat, session: Session, by: By
) -> Response:
    """A plan of a unit as a file, for whoever may see the plan."""
    plan, document = await queries.unit_paper_of(session, by, plan_id)
    format_ = PlanFormat(wanted)
    content = await asyncio.to_thread(WRITERS[format_], document)
    return _file(content, f"ke-hoach-don-vi-{plan.year}-ban-{plan.version}", format_)


def _file(content: bytes, name: str, kind: PlanFormat) -> Response:
    shown = f'inline; filename="{name}.{kind}"'
    headers = {"content-disposition": shown, "cache-control": "no-store"}
    return Response(content, media_type=MEDIA_TYPES[kind], headers=headers)
