"""The route of the sheet to print, for everybody."""

from __future__ import annotations

import asyncio
from uuid import UUID

from fastapi import APIRouter, Request, Response

from libs.documents.sheets import write_sheet
from libs.kernel.edges import By, Now, Session
from libs.permissions import may
from services.disclosures.printing.queries import sheet_for

router = APIRouter()


@router.get("/disclosures/{disclosure_id}/sheet", response_class=Response)
async def posting_sheet(
    disclosure_id: UUID, place: UUID, request: Request, session: Session, by: By, now: Now
) -> Response:
    """The A4 sheet of a public disclosure for one place, as PDF."""
    base_url = request.app.state.settings.base_url
    official = may(by, "see_obligations")
    sheet = await sheet_for(
        session, disclosure_id, place, today=now.date(), base_url=base_url, official=official
    )
    name = f"to-niem-yet-{by.ward_id}-{disclosure_id}.pdf"
    return Response(
        await asyncio.to_thread(write_sheet, sheet),
        media_type="application/pdf",
        headers={"content-disposition": f'inline; filename="{name}"'},
    )
