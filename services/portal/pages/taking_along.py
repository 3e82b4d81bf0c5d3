"""The lists of the desk as files: each for whoever may see it, as XLSX or CSV."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.exporting import FORMATS, exported
from services.portal.exports import LISTINGS
from services.portal.listed_at import FILES, LISTED_AT
from services.portal.views import Link
from services.portal.views.exports import ExportLine, ExportsView
from services.portal.visit import Visit, Visited

router = APIRouter()


@router.get("/{ward:ward}/viec/danh-sach")
async def exports(visit: Visited) -> Response:
    """Which lists the visitor may take along."""
    visit.visitor.must_be_known()
    here = f"{visit.home}/{FILES}"
    lines = [
        ExportLine(
            name,
            listing.title,
            [Link(f"{here}/{name}/{form}", form.upper()) for form in FORMATS],
            f"{visit.home}/{LISTED_AT[name]}",
        )
        for name, listing in LISTINGS.items()
        if _may(visit, listing.action)
    ]
    return await visit.page("exports.html.j2", ExportsView(lines))


@router.get("/{ward:ward}/viec/danh-sach/{listing}/{wanted}")
async def export(visit: Visited, listing: str, wanted: str) -> Response:
    """One of them; the service that has it decides what the visitor sees."""
    visit.visitor.must_be_known()
    if listing not in LISTINGS or wanted not in FORMATS:
        raise Refused(404, "Không có danh sách này.", {})
    return await exported(visit, listing, LISTINGS[listing], wanted)


def _may(visit: Visit, action: str) -> bool:
    return visit.visitor.may(action, str(visit.visitor.actor.unit_id or ""))
