"""Prints the account sheet: PDF to hang up, XLSX to count with, for everybody."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Response

from libs.documents.files import MEDIA_TYPES, Sheet, called, written
from libs.kernel.edges import By, Files, Now, Session
from libs.rows import found
from services.participation.contributions.api import ledger
from services.participation.contributions.document import account_sheet
from services.participation.contributions.tables import Fund
from services.participation.papers.printing import place_of

router = APIRouter()


@router.get("/funds/{fund_id}/sheet.{paper}", response_class=Response)
async def account_paper(
    fund_id: UUID, paper: Sheet, session: Session, by: By, now: Now, files: Files
) -> Response:
    """The account sheet as it stands now."""
    row = await found(session, Fund, fund_id)
    account = await ledger(session, row, by, now, files, official=False)
    place = await place_of(session, row.unit_id)
    document = account_sheet(place, account, now.date(), apart=paper is Sheet.XLSX)
    content, headers = await written(document, paper), called("bang-ke-thu-chi", paper)
    return Response(content, media_type=MEDIA_TYPES[paper], headers=headers)
