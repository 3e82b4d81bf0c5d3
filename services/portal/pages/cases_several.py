"""Several petitions given to one unit: reception decides each, by its own rule and event."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.cases import SIGHTS, About, case_list
from services.portal.several import TICK, One, asked, done_one_by_one, gone, ticked
from services.portal.views import Link
from services.portal.views.petitions import CasesView
from services.portal.visit import Visit, Visited, refused_form

router = APIRouter()
GONE = "Đơn này không còn trong danh sách của bạn."


@router.post("/{ward:ward}/viec/don-thu/giao")
async def assign_several(
    visit: Visited,
    xem: Annotated[str, Query(max_length=20)] = "open",
    trang: Annotated[int, Query(ge=1, le=1_000)] = 1,
    linh_vuc: Annotated[str, Query(alias="linh-vuc", max_length=30)] = "",
    khu: UUID | None = None,
) -> Response:
    """Give the chosen cases of a list to a unit, and say of each what became of it."""
    typed = await visit.form()
    sight, about = xem if xem in SIGHTS else "open", About(linh_vuc, khu)
    view = await case_list(visit, sight, trang, about)
    try:
        chosen = ticked(typed)
    except Refused as refused:
        action = view.giving.action if view.giving else visit.request.url.path
        again = refused_form(action, typed, refused, "g-")
        return await visit.page("cases.html.j2", replace(view, giving=again), 422)
    back = Link(f"{visit.home}/viec/don-thu?{about.query}xem={sight}", "Đơn thư")
    things = [_one(visit, view, each, typed.get("unit_id", ""), back) for each in chosen]
    return await done_one_by_one(visit, typed, things, "Giao nhiều đơn cho một đơn vị", back)


def _one(visit: Visit, view: CasesView, case_id: str, unit_id: str, back: Link) -> One:
    """Only what the list shows this visitor can be chosen."""
    line = next((each for each in view.lines if each.tick == f"{TICK}{case_id}"), None)
    if line is None:
        return gone(case_id, GONE, back)
    give = asked(visit, "reception", f"cases/{case_id}/unit", {"unit_id": unit_id})
    return One(case_id, line.title, line.href, give)
