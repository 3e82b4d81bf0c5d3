"""Random checks of posting: draw the places of the month, and go and look, on a phone."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.reading import Told, day
from services.portal.views import FormView, Link, State
from services.portal.views.spotchecks import SpotChecksView, SpotPlace
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
USUAL = "5"


@router.get("/{ward:ward}/viec/kiem-tra")
async def spot_checks(visit: Visited) -> Response:
    """The places of this month."""
    visit.visitor.must_be_known()
    return await visit.page("spot_checks.html.j2", await _view(visit))


@router.post("/{ward:ward}/viec/kiem-tra")
async def draw(visit: Visited) -> Response:
    """Draw them by lot."""
    typed = await visit.form()
    try:
        form = {"count": typed.get("count", "")}
        await visit.asking.post("disclosures", "spot-checks", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await _view(visit), form=again)
        return await visit.page("spot_checks.html.j2", view, 422)
    return go(visit.request.url.path)


async def _view(visit: Visit) -> SpotChecksView:
    told = await visit.asking.get("disclosures", "spot-checks")
    if not told["seed"]:
        form = FormView(f"{visit.home}/viec/kiem-tra", {"count": USUAL})
        may = visit.visitor.may("draw_spot_checks")
        return SpotChecksView("Tháng này chưa rút thăm", [], form=form if may else None)
    places = [_place(visit, one) for one in told["places"]]
    done = sum(one["looked_on"] is not None for one in told["places"])
    drawn_on = day(told["drawn_on"])
    return SpotChecksView(
        finding=f"Đã kiểm tra {done}/{len(places)} nơi được rút thăm",
        places=places,
        seed=told["seed"],
        rule=f"Rút thăm ngày {drawn_on:%d/%m/%Y}, từ {told['places_of']} nơi có niêm yết.",
    )


def _place(visit: Visit, told: Told) -> SpotPlace:
    looked = day(told["looked_on"])
    state = (
        State("done", f"Đã kiểm tra {looked:%d/%m}") if looked else State("todo", "Chưa kiểm tra")
    )
    weight = f"Trọng số {told['weight']}"
    return SpotPlace(
        name=told["name"],
        state=state,
        reasons=[weight, *told["reasons"]],
        sheets=[
            Link(
                f"{visit.home}/viec/niem-yet/{sheet['disclosure_id']}",
                f"{sheet['document_number']}: {sheet['title']}",
            )
            for sheet in told["sheets"]
        ],
    )
