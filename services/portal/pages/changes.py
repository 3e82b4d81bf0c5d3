"""What changed between two versions of a disclosure, word by word."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.pages.disclosures import NOT_FOR_ROBOTS
from services.portal.reading import Told, moment
from services.portal.views import ChangedPart, ChangedVersion, ChangesView, Link, Words
from services.portal.visit import Visit, Visited

router = APIRouter()
PARTS = {
    "title": "Tên nội dung",
    "summary": "Tóm tắt",
    "body": "Nội dung",
    "document_number": "Số và ký hiệu văn bản",
    "document_on": "Ngày ký văn bản",
    "signer_position": "Chức vụ người ký",
    "file": "Tệp đã ký (mã SHA-256)",
}
Number = Annotated[int | None, Query(ge=1, le=1_000)]


@router.get("/{ward:ward}/cong-khai/{disclosure_id}/thay-doi")
async def changes(
    visit: Visited, disclosure_id: UUID, cu: Number = None, moi: Number = None
) -> Response:
    """The versions `cu` and `moi` compared, else the public one and the one before it."""
    told = await visit.asking.get(
        "disclosures", f"disclosures/{disclosure_id}/changes", old=cu, new=moi
    )
    page = await visit.page("disclosure_changes.html.j2", _view(visit, told))
    if told["list_of_persons"]:
        page.headers["x-robots-tag"] = NOT_FOR_ROBOTS
    return page


def _view(visit: Visit, told: Told) -> ChangesView:
    here = f"{visit.home}/cong-khai/{told['disclosure_id']}"
    changed = sum(part["changed"] for part in told["parts"])
    return ChangesView(
        subject=Link(here, told["title"]),
        old=_version(here, told["old"]),
        new=_version(here, told["new"]),
        finding=f"{changed} phần có thay đổi" if changed else "Không có gì thay đổi",
        parts=[_part(part) for part in told["parts"] if part["pieces"]],
        robots=NOT_FOR_ROBOTS if told["list_of_persons"] else "",
    )


def _version(here: str, told: Told) -> ChangedVersion:
    published_at = moment(told["published_at"]) if told["published_at"] else None
    href = f"{here}?ban={told['number']}"
    return ChangedVersion(told["number"], published_at, told["reason"], href)


def _part(told: Told) -> ChangedPart:
    pieces = [Words(piece["change"], piece["text"]) for piece in told["pieces"]]
    return ChangedPart(PARTS[told["part"]], told["changed"], pieces)
