"""The ward today under the six sayings, for everybody; every number opens the list behind it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal.asking import Sentence
from services.portal.look.words import dmy, number
from services.portal.pages.figures import FACTS, fact_line
from services.portal.pages.items import pager
from services.portal.reading import Told, the_day
from services.portal.views import FigureView, Link
from services.portal.views.reports import Cell
from services.portal.views.today import Saying, SayingLine, SayingsView
from services.portal.visit import Visit, Visited

router = APIRouter()
SIDES = ("period", "before", "year")


@router.get("/{ward:ward}/hom-nay")
async def today(visit: Visited) -> Response:
    """The six sayings in numbers."""
    told = await visit.asking.get("reporting", "dashboard")
    return await visit.page("today.html.j2", sayings_view(visit, told))


@router.get("/{ward:ward}/hom-nay/so/{key}")
async def figure_of_today(
    visit: Visited,
    key: Annotated[str, Path(max_length=80, pattern=r"^(year|period|before)\.[a-z_]+$")],
    page: Annotated[int, Query(alias="trang", ge=1, le=10_000)] = 1,
) -> Response:
    """The facts behind one number of today."""
    path, here = f"dashboard/figures/{key}", f"{visit.home}/hom-nay"
    offset = (page - 1) * FACTS or None
    told = await visit.asking.get("reporting", path, offset=offset, limit=FACTS)
    view = FigureView(
        title=f"{told['title']} ({told['span']})",
        value=number(told["value"]),
        definition=f"Đơn vị tính: {told['unit']}. {told['counted_how']}",
        report=Link(here, "Hôm nay"),
        source=None,
        facts=[fact_line(visit, fact) for fact in told["facts"]],
        total=told["total"],
        pager=pager(f"{here}/so/{key}?", page, told["total"], FACTS),
    )
    return await visit.page("figure.html.j2", view)


def sayings_view(visit: Visit, told: Told) -> SayingsView:
    """The six sayings as a page shows them."""
    days = {name: dmy(the_day(told[name])) for name in ("today", "period_from", "before_to")}
    before = dmy(the_day(told["before_from"]))
    return SayingsView(
        compared=(
            f"Quý này tính từ {days['period_from']} đến {days['today']}, đặt cạnh cùng số ngày đầu"
            f" quý trước ({before} đến {days['before_to']})."
        ),
        sayings=[
            Saying(each["saying"], each["title"], [_line(visit, line) for line in each["figures"]])
            for each in told["sayings"]
        ],
    )


def _line(visit: Visit, told: Told) -> SayingLine:
    behind = "" if told["closed"] else f"{visit.home}/hom-nay/so/{{}}.{told['key']}"
    cells = {side: Cell(number(told[side]), behind.format(side), figure=True) for side in SIDES}
    # What stands is the same number whenever one begins to count.
    year = Cell("số hiện có") if told["stock"] else cells["year"]
    change = _change(told["period"] - told["before"])
    title, unit = Sentence(told["title"]), Sentence(told["unit"])
    return SayingLine(title, unit, cells["period"], cells["before"], change, year)


def _change(more: int) -> str:
    if not more:
        return "không đổi"
    return f"tăng {number(more)}" if more > 0 else f"giảm {number(-more)}"
