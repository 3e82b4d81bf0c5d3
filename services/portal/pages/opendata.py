"""What programs may take: open data with its dictionary, the feed of news, the calendar."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.views import FieldLine, Link, OpenDataView
from services.portal.visit import Visit, Visited

router = APIRouter()


@router.get("/{ward:ward}/du-lieu-mo")
async def open_data_page(visit: Visited) -> Response:
    """Where everything is, and what each field means."""
    told = await visit.asking.get("disclosures", "open-data/dictionary")
    fields = [FieldLine(each["name"], each["kind"], each["text"]) for each in told["fields"]]
    view = OpenDataView(told["licence"], addresses(visit), fields)
    return await visit.page("open_data.html.j2", view)


def addresses(visit: Visit) -> list[Link]:
    """The files and feeds of a ward."""
    here = f"/api/wards{visit.home}/disclosures"
    return [
        Link(f"{here}/open-data/disclosures.csv", "Các lần công khai (CSV)"),
        Link(f"{here}/open-data/disclosures.json", "Các lần công khai (JSON)"),
        Link(f"{here}/open-data/dictionary", "Từ điển dữ liệu (JSON)"),
        Link(f"{here}/feed.atom", "Tin công khai mới (Atom)"),
        Link(f"{here}/days.ics", "Lịch hạn công khai, hết hạn niêm yết (ICS)"),
    ]
