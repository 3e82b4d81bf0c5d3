"""The office's board: every place against the fourteen contents."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.duties.missing import missing_duties
from services.portal.duties.papers import SHEETS, paper_duties
from services.portal.reading import MARKS, Told, day, the_day
from services.portal.views import MonitorRow, MonitorView, State
from services.portal.visit import Visit, Visited

router = APIRouter()
TALLIES = ("late", "broken", "waiting", "posting", "permanent", "kept")


@router.get("/{ward:ward}/viec/theo-doi")
async def monitor(visit: Visited) -> Response:
    """Fourteen contents by places, worst first in each cell."""
    visit.visitor.must_be_known()
    told, board, missed, duties = await asyncio.gather(
        visit.asking.get("disclosures", "monitoring"),
        visit.asking.get("disclosures", "board"),
        missing_duties(visit),
        paper_duties(visit),
    )
    tallies = {mark: told["tallies"].get(mark, 0) for mark in TALLIES}
    view = MonitorView(
        finding=_finding(tallies),
        numbers=[(row["number"], row["short"]) for row in board["rows"]],
        rows=[_row(visit, row) for row in told["rows"]],
        tallies=[(MARKS[mark], count) for mark, count in tallies.items() if count],
        checks=[duty.card for duty in (*missed, *duties) if duty.kind == SHEETS],
        today=the_day(told["today"]),
    )
    return await visit.page("monitor.html.j2", view)


def _finding(tallies: Mapping[str, int]) -> str:
    late, broken = tallies["late"], tallies["broken"]
    if late or broken:
        words = [
            f"{late} tờ quá hạn" if late else "",
            f"{broken} tờ bị gián đoạn" if broken else "",
        ]
        return ", ".join(word for word in words if word)
    if sum(tallies.values()):
        return "Không tờ niêm yết nào quá hạn hay bị gián đoạn"
    return "Chưa có tờ niêm yết nào phải theo dõi"


def _row(visit: Visit, row: Told) -> MonitorRow:
    return MonitorRow(
        row["place"]["name"],
        "",
        {int(number): _state(visit, cell) for number, cell in row["cells"].items()},
        {
            int(number): f"{visit.home}/viec/khong-thay/{cell['missing_sheet_id']}"
            if cell["missing_sheet_id"]
            else f"{visit.home}/viec/niem-yet/{cell['disclosure_id']}"
            for number, cell in row["cells"].items()
        },
    )


def _state(visit: Visit, cell: Told) -> State:
    seen = day(cell["last_seen_on"])
    looked = f", thấy {seen:%d/%m}" if seen else ""
    if cell["missing_sheet_id"]:
        return State("broken", f"Có người không thấy{looked}")
    mark, until = MARKS[cell["state"]], day(cell["keep_until"])
    if cell["days_late"]:
        return State(mark.kind, f"Quá hạn {cell['days_late']} ngày làm việc")
    if cell["state"] != "posting" or until is None:
        return State(mark.kind, f"{mark.text}{looked}")
    left = (until - visit.today).days
    words = State(mark.kind, f"Còn {left} ngày") if left > 0 else State("soon", "Đủ ngày, chờ gỡ")
    return State(words.kind, f"{words.text}{looked}")
