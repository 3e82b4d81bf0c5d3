"""Hot spots for the chair: what several people wrote about, and what was done."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.reading import Told, the_day
from services.portal.views import FormView, State
from services.portal.views.hotspots import HotSpotLine, HotSpotsView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
LETTERS = "letters"
NUMBERS = ("days", "same_matter", "same_place")


@router.get("/{ward:ward}/viec/diem-nong")
async def hot_spots(visit: Visited) -> Response:
    """What is hot, with a form to say what was done; then what is over."""
    visit.visitor.must_be_known()
    return await visit.page("hot_spots.html.j2", await _view(visit))


@router.post("/{ward:ward}/viec/diem-nong/nguong")
async def choose(visit: Visited) -> Response:
    """From how many reports within how many days."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in NUMBERS}
    try:
        await visit.asking.put("reception", "hot-spot-settings", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, "nguong-")
        view = replace(await _view(visit), setting=again)
        return await visit.page("hot_spots.html.j2", view, 422)
    return go(f"{visit.home}/viec/diem-nong")


@router.post("/{ward:ward}/viec/diem-nong/{hot_spot_id}")
async def close(visit: Visited, hot_spot_id: UUID) -> Response:
    """Say what was done."""
    typed = await visit.form()
    here = f"{visit.home}/viec/diem-nong"
    try:
        form: dict[str, Any] = {"done": typed.get("done", "")}
        await visit.asking.post("reception", f"hot-spots/{hot_spot_id}/closing", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{hot_spot_id}-")
        view = await _view(visit)
        lines = [
            replace(line, form=again) if line.form and line.form.action == again.action else line
            for line in view.lines
        ]
        return await visit.page("hot_spots.html.j2", replace(view, lines=lines), 422)
    return go(here)


def title_of(row: Told) -> str:
    """The place and the matter in words."""
    return f"{row['neighbourhood']}: {row['category_title'] or 'Nhiều việc khác nhau'}"


def counted(row: Told) -> str:
    """How many of what."""
    what = "đơn khiếu nại, kiến nghị" if row["source"] == LETTERS else "lượt phản ánh"
    return f"{row['count']} {what}"


async def _view(visit: Visit) -> HotSpotsView:
    told, numbers = await asyncio.gather(
        visit.asking.get("reception", "hot-spots"),
        visit.asking.get("reception", "hot-spot-settings"),
    )
    here = f"{visit.home}/viec/diem-nong"
    hot = sum(row["closed_on"] is None for row in told)
    may_choose = visit.visitor.may("set_hot_spot_rules")
    values = {name: str(numbers[name]) for name in NUMBERS}
    return HotSpotsView(
        finding=f"{hot} điểm nóng" if hot else "Hiện không có điểm nóng",
        rule=f"{numbers['same_matter']} lượt về một việc, hoặc {numbers['same_place']} "
        f"lượt ở một {{}} trong {numbers['days']} ngày",
        letters=visit.visitor.may("see_letter_spots"),
        lines=[_line(visit, here, row) for row in told],
        setting=FormView(f"{here}/nguong", values, prefix="nguong-") if may_choose else None,
    )


def _line(visit: Visit, here: str, row: Told) -> HotSpotLine:
    raised = the_day(row["raised_on"])
    notes = [
        f"{counted(row)} từ {dmy(the_day(row['first_on']))}",
        f"báo ngày {dmy(raised)}",
    ]
    form = None
    if row["closed_on"]:
        notes.append(f"kết thúc ngày {dmy(the_day(row['closed_on']))}")
    elif visit.visitor.may("close_hot_spot"):
        form = FormView(f"{here}/{row['id']}", prefix=f"{row['id']}-")
    hot = State("late", "Đang nóng")
    return HotSpotLine(
        title=title_of(row),
        href=_href(visit, row),
        state=State("done", "Đã kết thúc") if row["closed_on"] else hot,
        notes=notes,
        done=row["done"],
        form=form,
    )


def _href(visit: Visit, row: Told) -> str:
    """Where they are listed: the letters of a matter and place for whoever may see them."""
    if row["source"] != LETTERS:
        return f"{visit.home}/viec/phan-anh"
    matter = f"&linh-vuc={row['category']}" if row["category"] else ""
    return f"{visit.home}/viec/don-thu?khu={row['neighbourhood_id']}{matter}"
