"""Notes made at a wall on a phone: what the script of a page is told of them, and how they look."""

from __future__ import annotations

import asyncio

from services.portal import offline
from services.portal.accounts_told import positions_of
from services.portal.look.words import dmy
from services.portal.look.words import moment as written
from services.portal.offline import Writing
from services.portal.reading import Told, moment, the_day
from services.portal.views import Offline, SheetNote, State
from services.portal.visit import Visit

SAID = {
    "hung": State("live", "Đã dán"),
    "sheet_there": State("done", "Vẫn còn"),
    "gap_confirmed": State("broken", "Không còn, bị rách hoặc che"),
    "taken_down": State("stopped", "Đã gỡ"),
}
OVER = "Việc này đã kết thúc khi {n} lần ghi còn trên máy này. Chúng vẫn nằm trên máy."
SHOWN_MAX = 20


def at_walls(visit: Visit, disclosure_id: str, *, is_open: bool) -> Offline | None:
    """The script of the page on which sheets are noted; nothing for whoever notes none."""
    if not visit.visitor.may("note_sheet"):
        return None
    return offline.script(visit, Writing(_path(disclosure_id), SAID, OVER), is_open=is_open)


def of_a_report(visit: Visit, told: Told, *, is_open: bool) -> Offline:
    """The script of the page on which somebody looks for a missing sheet."""
    needs, why = [("sheet_there", "photo")], "Tờ niêm yết vẫn còn thì phải có ảnh."
    writing = Writing(_path(told["disclosure_id"]), SAID, OVER, needs, why)
    return offline.script(visit, writing, is_open=is_open)


async def notes(visit: Visit, disclosure_id: str) -> list[SheetNote]:
    """What was noted at the walls of a disclosure, the newest first; nothing for the public."""
    if not visit.visitor.may("see_obligations"):
        return []
    told, names = await asyncio.gather(
        visit.asking.get("disclosures", f"disclosures/{disclosure_id}/sheet-notes"),
        positions_of(visit),
    )
    return [_note(each, names) for each in told[:SHOWN_MAX]]


def _note(told: Told, names: dict[str, str]) -> SheetNote:
    said = [names.get(told["by_id"], ""), f"cho ngày {dmy(the_day(told['on']))}"]
    said.append(f"ghi lúc {written(moment(told['seen_at']))}")
    said.append(f"nhận lúc {written(moment(told['at']))}")
    return SheetNote(SAID[told["said"]], told["place"], [*filter(None, said)], told["photo"] or "")


def _path(disclosure_id: str) -> str:
    return f"disclosures/disclosures/{disclosure_id}/sheet-notes"
