"""The public log: everything that was ever shown, line by line, and how to check it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.publiclog import entries
from libs.publiclog.entries import Act, Entry
from services.portal.pages.items import pager
from services.portal.reading import Told
from services.portal.views import FormView, Link, LogLine, PublicLogView, State
from services.portal.visit import Visit, Visited

router = APIRouter()
LINES = 25
ACTS = {
    Act.PUBLISHED: State("live", "Công khai"),
    Act.CORRECTED: State("todo", "Đính chính"),
    Act.WITHDRAWN: State("stopped", "Thu hồi"),
    Act.LISTED: State("done", "Lập danh mục"),
}


@router.get("/{ward:ward}/so-cong-khai")
async def public_log(
    visit: Visited, trang: Annotated[int, Query(ge=1, le=100_000)] = 1
) -> Response:
    """The log, newest lines first."""
    head = await visit.asking.get("disclosures", "log")
    last = max(head["size"] - (trang - 1) * LINES, 0)
    first = max(last - LINES + 1, 1)
    told: Told = {"entries": []}
    if last:
        told = await visit.asking.get(
            "disclosures", "log/entries", first=first, limit=last - first + 1
        )
    view = _view(visit, head, [entries.read(text) for text in told["entries"]], trang)
    return await visit.page("publiclog.html.j2", view)


def _view(visit: Visit, head: Told, found: list[Entry], page: int) -> PublicLogView:
    log = f"/api/wards{visit.home}/disclosures/log"
    return PublicLogView(
        size=head["size"],
        root=head["root"],
        keys=head["keys"],
        lines=[_line(visit.home, entry) for entry in reversed(found)],
        downloads=_downloads(log, head["size"], head["lines_max"]),
        since=FormView(f"{log}/consistency"),
        commands=[f"danbiet verify chung-cu.json --key '{key}'" for key in head["keys"][-1:]],
        pager=pager(f"{visit.home}/so-cong-khai?", page, head["size"], LINES),
    )


def _downloads(log: str, size: int, lines: int) -> list[Link]:
    parts = [
        Link(f"{log}/entries.jsonl?first={first}", f"Sổ, từ dòng {first} (JSON lines)")
        for first in range(1, max(size, 1) + 1, lines)
    ]
    return [
        Link(f"{log}/checkpoint", "Đầu sổ đã ký (văn bản)"),
        Link(f"{log}/keys", "Khóa công khai"),
        *parts,
    ]


def _line(home: str, entry: Entry) -> LogLine:
    listed = entry.act is Act.LISTED
    what = "Danh mục quý" if listed else "Văn bản"
    version = f", bản {entry.version}" if entry.version > 1 else ""
    return LogLine(
        number=entry.sequence,
        text=f"{what} {entry.document_number}{version}",
        href="" if listed else f"{home}/cong-khai/{entry.subject}",
        note=f"khoản {entry.khoan}, điểm {entry.item}",
        at=entry.happened_at,
        state=ACTS[entry.act],
        proof=f"/api/wards{home}/disclosures/log/entries/{entry.sequence}/proof",
    )
