"""The operators' way of a ward into the product: out of the official list, with its first keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.entrance import Goals, choice
from services.portal.reading import Told
from services.portal.views import FormView
from services.portal.views.first_steps import FoundingView, Slip
from services.portal.visit import Visit, Visited, form_key, refused_form

router = APIRouter()
LIST, ONE = "letting_in.html.j2", "founding.html.j2"
FOR_OPERATORS = "Trang này dành cho người vận hành."


@router.get("/{ward:ward}/viec/phuong-xa")
async def wards_to_let_in(
    visit: Visited,
    q: Annotated[str, Query(max_length=100)] = "",
    tinh: Annotated[int | None, Query(ge=1, le=99)] = None,
) -> Response:
    """The official list, to choose a ward that will use the product."""
    _must_operate(visit)
    here = f"{visit.home}/viec/phuong-xa"
    return await visit.page(
        LIST, await choice(visit, q.strip(), tinh, here, Goals("", "/viec/dua-vao"))
    )


@router.get("/{ward:ward}/viec/dua-vao")
async def letting_in(visit: Visited) -> Response:
    """One ward that does not use the product yet, and what happens when it does."""
    _must_operate(visit)
    place = await _place(visit)
    here, typed = f"{visit.home}/viec/dua-vao", {"key": form_key()}
    view = FoundingView(_name(place), _address(visit), None)
    if place["used"]:
        view = replace(view, lost=FormView(f"{here}/chu-tich", typed))
    else:
        view = replace(view, form=FormView(here, typed))
    return await visit.page(ONE, view)


@router.post("/{ward:ward}/viec/dua-vao")
async def found_ward(visit: Visited) -> Response:
    """Let it in, and show its first keys this once."""
    typed = await visit.form()
    try:
        told = await visit.asking.post("directory", "founding", key=typed.get("key", ""))
    except Refused as refused:
        again = refused_form(f"{visit.home}/viec/dua-vao", typed, refused)
        place = await _place(visit)
        return await visit.page(ONE, FoundingView(_name(place), _address(visit), again), 422)
    slips = [Slip(key["position"], key["username"], key["password"]) for key in told["keys"]]
    view = FoundingView(_name(told), _address(visit), None, slips)
    return await visit.page(ONE, view, 201)


@router.post("/{ward:ward}/viec/dua-vao/chu-tich")
async def let_chair_in(visit: Visited) -> Response:
    """Give the chair who lost the only password a first one again, and show it this once."""
    typed = await visit.form()
    form = {"document": typed.get("document", "")}
    try:
        told = await visit.asking.post(
            "directory", "founding/chair", form, key=typed.get("key", "")
        )
    except Refused as refused:
        again = refused_form(f"{visit.home}/viec/dua-vao/chu-tich", typed, refused)
        place = await _place(visit)
        view = FoundingView(_name(place), _address(visit), None, lost=again)
        return await visit.page(ONE, view, 422)
    slip = Slip(told["position"], told["username"], told["password"])
    view = FoundingView(_name(await _place(visit)), _address(visit), None, [slip])
    return await visit.page(ONE, view, 201)


def _must_operate(visit: Visit) -> None:
    visit.visitor.must_be_known()
    if not visit.visitor.may("found_ward"):
        raise Refused(403, FOR_OPERATORS, {})


async def _place(visit: Visit) -> Told:
    """The ward of this address on the official list; raises Refused where there is none."""
    code = visit.asking.ward
    told = await visit.asking.get("directory", "official-places", q=code)
    for place in told["places"]:
        if place["code"] == code:
            found: Told = place
            return found
    raise Refused(404, "Không có phường, xã nào mang mã này.", {})


def _name(told: Told) -> str:
    return f"{told['name']}, {told['province_name']}"


def _address(visit: Visit) -> str:
    """Where somebody of the ward signs in, as the operator's own browser came here."""
    return f"{visit.request.app.state.base_url}{visit.home}/dang-nhap"
