"""A plan as a file: PDF and Word for everybody who may read it, its tasks as a workbook."""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from libs.documents.blocks import Document
from libs.documents.files import MEDIA_TYPES, FileKind, Paper, called, written
from libs.kernel.edges import By, Now, Session
from services.planning.exporting import queries

router = APIRouter()


@router.get("/plans/{plan_id}/document.{wanted}", response_class=Response)
async def plan_document(
    plan_id: UUID, wanted: FileKind, session: Session, by: By, now: Now
) -> Response:
    """The plan as a file; officials get its tasks as an annex, others its text."""
    workbook = wanted is FileKind.XLSX
    plan, document = await queries.paper_of(session, by, plan_id, now.date(), workbook=workbook)
    return await _file(document, f"ke-hoach-{plan.year}-ban-{plan.version}", wanted)


@router.get("/unit-plans/{plan_id}/document.{wanted}", response_class=Response)
async def unit_plan_document(plan_id: UUID, wanted: Paper, session: Session, by: By) -> Response:
    """A plan of a unit as a file, for whoever may see the plan."""
    plan, document = await queries.unit_paper_of(session, by, plan_id)
    return await _file(document, f"ke-hoach-don-vi-{plan.year}-ban-{plan.version}", wanted)


async def _file(document: Document, name: str, kind: str) -> Response:
    content, headers = await written(document, kind), called(name, kind, kept=False)
    return Response(content, media_type=MEDIA_TYPES[kind], headers=headers)
