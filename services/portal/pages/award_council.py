"""The council: its members on one page."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.reading import the_day
from services.portal.views import FormView
from services.portal.views.awards import CouncilView, SeatLine
from services.portal.visit import Visit, Visited, form_key, go, refused_form

router = APIRouter()


@router.get("/{ward:ward}/viec/hoi-dong-thi-dua")
async def council(visit: Visited) -> Response:
    """Who belongs to it today."""
    visit.visitor.must_be_known()
    return await visit.page("award_council.html.j2", await _view(visit))


@router.post("/{ward:ward}/viec/hoi-dong-thi-dua")
async def seat(visit: Visited) -> Response:
    """Somebody belongs to it."""
    typed = await visit.form()
    try:
        form = {
            name: typed.get(name, "") for name in ("full_name", "position", "number", "begins_on")
        }
        await visit.asking.post("awards", "council", form, key=typed.get("key", ""))
    except Refused as refused:
        again = {"key": form_key()} | typed
        form_view = refused_form(visit.request.url.path, again, refused)
        view = replace(await _view(visit), form=form_view)
        return await visit.page("award_council.html.j2", view, 422)
    return go(f"{visit.home}/viec/hoi-dong-thi-dua")


@router.post("/{ward:ward}/viec/hoi-dong-thi-dua/{seat_id}/thoi")
async def unseat(visit: Visited, seat_id: UUID) -> Response:
    """Somebody does not belong to it from today."""
    form = {"ended_on": visit.today.isoformat()}
    await visit.asking.post("awards", f"council/{seat_id}/end", form)
    return go(f"{visit.home}/viec/hoi-dong-thi-dua")


async def _view(visit: Visit) -> CouncilView:
    told = await visit.asking.get("awards", "council")
    here = f"{visit.home}/viec/hoi-dong-thi-dua"
    may = visit.visitor.may("seat_member")
    return CouncilView(
        [
            SeatLine(
                each["full_name"],
                f"{each['position']}, quyết định {each['number']}, "
                f"từ ngày {dmy(the_day(each['begins_on']))}",
                f"{here}/{each['id']}/thoi" if may else "",
            )
            for each in told
        ],
        FormView(here, {"key": form_key()}) if may else None,
    )
