"""The public board: fourteen contents, each with its document, its places and its days."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.official_list import PROVINCE
from libs.vietnamese import fold
from services.portal.at_a_glance import LINES, today_view
from services.portal.glances import asked_all
from services.portal.look.charts import Column
from services.portal.look.lanes import Axis, Lane
from services.portal.look.words import dmy, share
from services.portal.reading import MARKS, Told, day, moment, the_day
from services.portal.views import BoardRow, BoardView, Choice, Link, Tally
from services.portal.views.glance import TodayView
from services.portal.visit import Visited, go

router = APIRouter()

PUBLIC = ("posting", "permanent", "kept", "broken")
NOT_ARISEN = ("none", "expected")
# What the chips leave: the word in the address, what people read, and the marks it keeps.
FILTERS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("", "Tất cả", tuple(MARKS)),
    ("can", "Cần chú ý", ("late", "broken", "soon", "waiting")),
    ("dang", "Đang công khai", ("posting", "permanent")),
    ("du", "Đã đủ", ("kept",)),
)
TALLIES = (
    ("late", "Quá hạn niêm yết", ("late",)),
    ("broken", "Bị gián đoạn", ("broken",)),
    ("todo", "Chờ niêm yết", ("waiting", "soon")),
    ("none", "Chưa có văn bản", NOT_ARISEN),
)


@router.get("/{ward:ward}")
async def board(
    visit: Visited,
    q: Annotated[str, Query(max_length=100)] = "",
    tt: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """The board of today; `q` searches and `tt` filters its rows. A province has none."""
    if PROVINCE.fullmatch(visit.asking.ward):
        return go(f"{visit.home}/tinh" if visit.visitor.known else f"{visit.home}/tinh/du-lieu-mo")
    told, punctual, (glances, away) = await asyncio.gather(
        visit.asking.get("disclosures", "board"),
        visit.asking.get("disclosures", "punctuality"),
        asked_all(visit.asking, "glance", limit=LINES),
    )
    today = today_view(visit.home, glances, away, told["rows"], visit.today)
    view = _view(visit, told, punctual, q.strip(), tt, today)
    return await visit.page("board.html.j2", view)


def _view(
    visit: Visited, told: Told, punctual: Told, words: str, kept: str, shown: TodayView
) -> BoardView:
    today = the_day(told["today"])
    rows = [(row, _row(visit.home, row)) for row in told["rows"]]
    marks = [row["state"] for row in told["rows"]]
    wanted = next((only for value, _, only in FILTERS if value == kept), tuple(MARKS))
    return BoardView(
        rows=[row for _, row in rows],
        shown=[row for raw, row in rows if raw["state"] in wanted and _matches(raw, words)],
        tallies=[
            Tally(kind, count, text)
            for kind, text, only in TALLIES
            if (count := sum(mark in only for mark in marks)) or kind != "broken"
        ],
        public_count=sum(mark in PUBLIC for mark in marks),
        arisen_count=sum(mark not in NOT_ARISEN for mark in marks),
        axis=Axis(the_day(told["axis_from"]), the_day(told["axis_to"]), today),
        updated_at=moment(told["updated_at"]),
        action=visit.home,
        query=words,
        filters=[
            Choice(value, text, value == kept, sum(mark in only for mark in marks))
            for value, text, only in FILTERS
        ],
        finding=_finding(punctual),
        months=[
            Column(f"T{month['month']}", month["on_time"], month["late"])
            for month in punctual["months"]
            if month["month"] <= today.month or punctual["year"] < today.year
        ],
        today=shown,
        downloads=_downloads(visit.home),
        feedback=f"{visit.home}/phan-anh/gui",
    )


def _finding(punctual: Told) -> str:
    year, total = punctual["year"], punctual["total"]
    if not total:
        return f"Năm {year} chưa có văn bản nào được công khai"
    on_time = share(total - punctual["late"], total)
    return f"{on_time} văn bản năm {year} được công khai đúng hạn"


def _downloads(home: str) -> list[Link]:
    return [
        Link(f"{home}/du-lieu-mo", "Dữ liệu mở"),
        Link(f"/api/wards{home}/disclosures/feed.atom", "Tin công khai (Atom)"),
        Link(f"/api/wards{home}/disclosures/days.ics", "Lịch (ICS)"),
        Link(f"/api/wards{home}/disclosures/board", "Bảng này (JSON)"),
    ]


def _matches(row: Told, words: str) -> bool:
    searched = fold(f"{row['short']} {row['title']} {row['document_number']} {row['unit']}")
    return all(word in searched for word in fold(words).split())


def _row(home: str, row: Told) -> BoardRow:
    document = ""
    if row["document_number"] and row["document_on"]:
        document = f"{row['document_number']}, {dmy(the_day(row['document_on']))}"
    return BoardRow(
        number=row["number"],
        title=row["short"],
        href=f"{home}/khoan/{row['number']}",
        state=MARKS[row["state"]],
        lane=_lane(row),
        document=document or row["title"],
        places=_places(row),
        unit=f"{row['unit']} phụ trách" if row["unit"] and not row["posted_on"] else "",
        filled=_filled(row),
        **_count(row),
    )


def _places(row: Told) -> str:
    if not row["disclosure_id"] or not row["places_of"]:
        return ""
    return f"{row['places_posted']}/{row['places_of']} nơi niêm yết"


def _lane(row: Told) -> Lane:
    return Lane(
        MARKS[row["state"]].kind,
        issued_on=day(row["document_on"]),
        due_on=day(row["due_on"]),
        posted_on=day(row["posted_on"]),
        ends_on=day(row["keep_until"]),
        standing=row["state"] == "permanent",
    )


def _filled(row: Told) -> float:
    """How much of the ray is full: the share of the days that a sheet must hang."""
    if row["state"] in ("permanent", "kept"):
        return 1.0
    posted_on, until = day(row["posted_on"]), day(row["keep_until"])
    if not posted_on or not until:
        return 0.0
    days = (until - posted_on).days + 1
    return float((days - row["days_to_keep"]) / days)


def _count(row: Told) -> dict[str, Any]:
    """The countdown of a row, by how it stands."""
    state, due_on = row["state"], day(row["due_on"])
    if state == "permanent":
        return {"count_text": "Không có hạn gỡ"}
    if state in ("posting", "kept") and row["keep_until"]:
        until = dmy(the_day(row["keep_until"]))
        if row["days_to_keep"] and state == "posting":
            text = {"count_text": "ngày còn lại", "until_text": f"đến {until}"}
            return {"count": row["days_to_keep"], **text}
        return {"count_text": "Đã đủ ngày", "until_text": until}
    if state in NOT_ARISEN or due_on is None or state not in ("late", "soon", "waiting"):
        return {}
    if row["published_on"] and state != "late":
        return {"count_text": "Hạn niêm yết", "until_text": dmy(due_on)}
    due = {"until_text": f"hạn {dmy(due_on)}"}
    if state == "late":
        # A published paper that hangs nowhere is late on the walls, by days nobody told us.
        late = row["days_late"] if not row["published_on"] else 0
        if late:
            return {"count": late, "count_text": "ngày làm việc quá hạn", **due}
        return {"count_text": "Quá hạn niêm yết", **due}
    if left := row["days_left"]:
        return {"count": left, "count_text": "ngày làm việc nữa", **due}
    return {"count_text": "Hôm nay là hạn", **due}
