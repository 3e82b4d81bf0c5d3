"""The units of the ward, and a list of them entered at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.vietnamese import fold
from services.portal.asking import Refused
from services.portal.importing import list_of, rows_of
from services.portal.papers import paper
from services.portal.reading import Told, the_day
from services.portal.unit_suggestions import usual_units
from services.portal.views import Choice, FormView, State, UnitLine, UnitsView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
KINDS = {
    "office": "Văn phòng",
    "department": "Phòng chuyên môn",
    "service_centre": "Trung tâm",
    "school": "Trường học",
    "neighbourhood": "Khu phố, thôn",
    "front": "Mặt trận Tổ quốc",
    "organisation": "Đoàn thể",
    "inspection_board": "Ban Thanh tra nhân dân",
    "investment_board": "Ban GSĐTCĐ",
    "steering_committee": "Ban Chỉ đạo",
    "party": "Đảng ủy",
    "council": "Hội đồng nhân dân",
}
HEAD = ["Loại", "Tên", "Tên viết tắt", "Thuộc đơn vị", "Nhà văn hóa"]


@router.get("/{ward:ward}/viec/don-vi")
async def units(
    visit: Visited,
    q: Annotated[str, Query(max_length=100)] = "",
    loai: Annotated[str, Query(max_length=30)] = "",
) -> Response:
    """Every unit, ended ones too; `q` searches and `loai` keeps one kind."""
    visit.visitor.must_be_known()
    return await visit.page("units.html.j2", await _view(visit, q, loai))


@router.get("/{ward:ward}/viec/don-vi/mau")
async def unit_template(visit: Visited) -> Response:
    """The empty list to fill in."""
    return await paper(visit, "unit-template", "directory")


@router.post("/{ward:ward}/viec/don-vi/kiem-tra")
async def check_list(visit: Visited) -> Response:
    """Say what is wrong with which line; nothing is entered yet."""
    typed = await visit.form()
    view = await _view(visit)
    try:
        asked = list_of(typed)
        told = await visit.asking.post("directory", "units/import", {**asked, "dry_run": True})
    except Refused as refused:
        shown = refused_form(f"{visit.home}/viec/don-vi/kiem-tra", typed, refused)
        return await visit.page("units.html.j2", replace(view, form=shown), 422)
    preview = replace(
        view,
        form=FormView(f"{visit.home}/viec/don-vi/kiem-tra", {"text": asked["text"]}),
        begun=False,
        head=told["head"],
        rows=rows_of(told),
        confirm=FormView(f"{visit.home}/viec/don-vi/nhap", asked),
    )
    return await visit.page("units.html.j2", preview)


@router.post("/{ward:ward}/viec/don-vi/nhap")
async def import_units(visit: Visited) -> Response:
    """Enter all lines of the list that was checked."""
    typed = await visit.form()
    try:
        await visit.asking.post("directory", "units/import", list_of(typed))
    except Refused as refused:
        shown = refused_form(f"{visit.home}/viec/don-vi/kiem-tra", typed, refused)
        return await visit.page("units.html.j2", replace(await _view(visit), form=shown), 422)
    return go(f"{visit.home}/viec/don-vi")


async def _view(visit: Visit, query: str = "", kept: str = "") -> UnitsView:
    told: list[Told] = await visit.asking.get("directory", "units", closed="true")
    counts = Counter(unit["kind"] for unit in told)
    words = fold(query).split()
    shown = [
        unit
        for unit in told
        if kept in ("", unit["kind"]) and all(word in fold(unit["name"]) for word in words)
    ]
    names = {unit["id"]: unit["name"] for unit in told}
    ward = await visit.ward()
    assert ward is not None
    begun = {} if counts["office"] else {"text": usual_units(HEAD, ward.kind, ward.neighbourhood)}
    may: Any = visit.visitor.may("import_units")
    return UnitsView(
        units=[_line(unit, names) for unit in shown],
        kinds=[
            Choice("", "Tất cả", not kept, len(told)),
            *(Choice(k, w, k == kept, counts[k]) for k, w in KINDS.items() if counts[k]),
        ],
        action=f"{visit.home}/viec/don-vi",
        query=query,
        form=FormView(f"{visit.home}/viec/don-vi/kiem-tra", begun) if may else None,
        template=f"{visit.home}/viec/don-vi/mau",
        head=HEAD,
        begun=bool(begun),
    )


def _line(unit: Told, names: Mapping[str, str]) -> UnitLine:
    state = State("live", "Hoạt động")
    if unit["closed_on"]:
        successor = names.get(unit["successor_id"] or "", "")
        into = f", chuyển sang {successor}" if successor else ""
        state = State("stopped", f"Kết thúc {the_day(unit['closed_on']):%d/%m/%Y}{into}")
    return UnitLine(unit["name"], KINDS.get(unit["kind"], ""), unit["community_house"] or "", state)
