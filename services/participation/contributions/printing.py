"""Prints the account sheet: PDF to hang up, XLSX to count with, for everybody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Literal
from uuid import UUID

from fastapi import APIRouter, Response

from libs.documents.blocks import Document
from libs.documents.pdf import write_pdf
from libs.documents.workbook import write_workbook
from libs.kernel.edges import By, Files, Now, Session
from libs.rows import found
from services.participation.contributions.api import ledger
from services.participation.contributions.document import account_sheet
from services.participation.contributions.tables import Fund
from services.participation.papers.printing import place_of

router = APIRouter()
PAPERS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", write_pdf),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_workbook),
}


@router.get("/funds/{fund_id}/sheet.{paper}", response_class=Response)
async def account_paper(
    fund_id: UUID, paper: Literal["pdf", "xlsx"], session: Session, by: By, now: Now, files: Files
) -> Response:
    """The account sheet as it stands now."""
    row = await found(session, Fund, fund_id)
    account = await ledger(session, row, by, now, files, official=False)
    place = await place_of(session, row.unit_id)
    document = account_sheet(place, account, now.date(), apart=paper == "xlsx")
    media_type, write = PAPERS[paper]
    headers = {"content-disposition": f'inline; filename="bang-ke-thu-chi.{paper}"'}
    written = await asyncio.to_thread(write, document)
    return Response(written, media_type=media_type, headers=headers)
