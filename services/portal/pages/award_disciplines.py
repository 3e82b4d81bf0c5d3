"""Disciplines that keep somebody waiting: written down, and ended before their day."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.reading import Told, day, the_day
from services.portal.views import Choice, FormView
from services.portal.views.commendations import DisciplineLine, DisciplinesView
from services.portal.visit import Visit, Visited, form_key, go, refused_form

router = APIRouter()
TEMPLATE, DESK = "award_disciplines.html.j2", "viec/ky-luat"
TYPED = ("unit_id", "person", "number", "begins_on", "ends_on")


@router.get("/{ward:ward}/viec/ky-luat")
async def disciplines(visit: Visited) -> Response:
    """Every discipline that was written down."""
    visit.visitor.must_be_known()
    return await visit.page(TEMPLATE, await _view(visit))


@router.post("/{ward:ward}/viec/ky-luat")
async def note(visit: Visited) -> Response:
    """Write one down; sending the form twice does it once."""
    typed = await visit.form()
    here = f"{visit.home}/{DESK}"
    try:
        form = {name: typed.get(name, "") for name in TYPED}
        await visit.asking.post("awards", "disciplines", form, key=typed.get("key", ""))
    except Refused as refused:
        again = refused_form(here, {"key": form_key()} | typed, refused)
        return await visit.page(TEMPLATE, replace(await _view(visit), form=again), 422)
    return go(here)


@router.post("/{ward:ward}/viec/ky-luat/{discipline_id}/thoi")
async def lift(visit: Visited, discipline_id: UUID) -> Response:
    """End one before its day."""
    await visit.asking.post("awards", f"disciplines/{discipline_id}/end")
    return go(f"{visit.home}/{DESK}")


async def _view(visit: Visit) -> DisciplinesView:
    told, units = await asyncio.gather(
        visit.asking.get("awards", "disciplines"), visit.asking.get("awards", "units")
    )
    here, may = f"{visit.home}/{DESK}", visit.visitor.may("note_discipline")
    return DisciplinesView(
        [_line(visit, each, here) for each in told],
        FormView(here, {"key": form_key()}) if may else None,
        [Choice(unit["id"], unit["name"]) for unit in units],
    )


def _line(visit: Visit, told: Told, here: str) -> DisciplineLine:
    begins, ends = the_day(told["begins_on"]), the_day(told["ends_on"])
    notes = [f"quyết định {told['number']}", f"từ {dmy(begins)} đến hết {dmy(ends)}"]
    if lifted := day(told["lifted_on"]):
        notes.append(f"kết thúc ngày {dmy(lifted)}")
    open_now = not lifted and visit.today <= ends and visit.visitor.may("lift_discipline")
    name = f"Một cá nhân của {told['unit']}" if told["of_person"] else str(told["unit"])
    return DisciplineLine(name, notes, f"{here}/{told['id']}/thoi" if open_now else "")
