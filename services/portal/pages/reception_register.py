"""The reception register on the desk: read, printed, opened with who came."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.items import pager
from services.portal.pages.reception_desk import choices, may_see
from services.portal.pages.reception_visit import passed, visit_line
from services.portal.typed import year_of
from services.portal.views import FormView, Link
from services.portal.views.visits import RegisterView
from services.portal.visit import Visit, Visited, refused_form

router = APIRouter()
PAGE_LINES = 200  # as reception cuts them
PRINTED_AT_ONCE_MAX = 2_000  # likewise
REASONS = {
    "sort": "Phân loại, xử lý đơn",
    "verify": "Xác minh nội dung",
    "contact": "Liên hệ, mời làm việc",
    "authority": "Theo yêu cầu của cơ quan có thẩm quyền",
}
PAPERS = {"pdf": "Sổ, không in danh tính (PDF)", "xlsx": "Sổ, không in danh tính (XLSX)"}


@router.get("/{ward:ward}/viec/so-tiep-cong-dan")
async def register(
    visit: Visited,
    nam: Annotated[str, Query(max_length=4)] = "",
    trang: Annotated[int, Query(ge=1, le=1_000)] = 1,
) -> Response:
    """The lines of a year, the newest first."""
    may_see(visit)
    view = await _register(visit, year_of(nam, visit.today), trang)
    return await visit.page("reception_register.html.j2", view)


@router.get("/{ward:ward}/viec/so-tiep-cong-dan/tai/{paper}")
async def paper(
    visit: Visited,
    paper: str,
    nam: Annotated[str, Query(max_length=4)] = "",
    thang: Annotated[int | None, Query(ge=1, le=12)] = None,
) -> Response:
    """The register of a year, or of a month, without who came."""
    if paper not in PAPERS:
        raise Refused(404, "Không có bản này.", {})
    year = year_of(nam, visit.today)
    wanted = await visit.asking.fetch("reception", f"registers/{paper}", year=year, month=thang)
    return passed(wanted)


@router.post("/{ward:ward}/viec/so-tiep-cong-dan/mo")
async def open_register(visit: Visited) -> Response:
    """The register of some days with who came: every look is logged."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("from_on", "to_on", "reason")}
    kind = "pdf" if typed.get("paper") == "pdf" else "xlsx"
    try:
        answer = await visit.asking.send("reception", f"registers/{kind}", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await _register(visit, visit.today.year), opening=again)
        return await visit.page("reception_register.html.j2", view, 422)
    return passed(answer)


async def _register(visit: Visit, year: int, page: int = 1) -> RegisterView:
    told = await visit.asking.get("reception", "visits", year=year, page=page)
    here = f"{visit.home}/viec/so-tiep-cong-dan"
    first = f"{year}-01-01"
    opens = visit.visitor.may("open_register")
    return RegisterView(
        year=year,
        finding=f"{told['total']} lượt tiếp, {told['people']} người",
        lines=[visit_line(visit, one) for one in told["lines"]],
        downloads=_papers(f"{here}/tai", year, told["total"]),
        record=Link(f"{here}/ghi", "Ghi lượt tiếp") if visit.visitor.may("record_visit") else None,
        opening=FormView(f"{here}/mo", {"from_on": first, "to_on": f"{visit.today}"})
        if opens
        else None,
        reasons=choices(REASONS),
        pager=pager(f"{here}?nam={year}&", page, told["total"], PAGE_LINES),
        years=[Link(f"{here}?nam={other}", f"Năm {other}") for other in (year - 1, year + 1)],
    )


def _papers(here: str, year: int, total: int) -> list[Link]:
    """The papers of a year; a register too long for one PDF is printed by months."""
    if total <= PRINTED_AT_ONCE_MAX:
        return [Link(f"{here}/{kind}?nam={year}", words) for kind, words in PAPERS.items()]
    months = [
        Link(f"{here}/pdf?nam={year}&thang={month}", f"Tháng {month} (PDF)")
        for month in range(1, 13)
    ]
    return [Link(f"{here}/xlsx?nam={year}", PAPERS["xlsx"]), *months]
