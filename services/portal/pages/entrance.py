"""The ways in: the choice of a ward, signing in, and the page that shows how pages look."""

from __future__ import annotations

import json
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Header, Query
from fastapi.responses import Response

from libs.official_list import tenant_of
from services.portal.look.drum import Ray
from services.portal.look.states import STATES
from services.portal.look.words import number
from services.portal.reading import Told
from services.portal.views import (
    ComponentsView,
    FormView,
    LandingView,
    Link,
    SignInView,
    WardLine,
)
from services.portal.views.office import ProvinceChoice
from services.portal.visit import Visit, Visited, local

router = APIRouter()
Words = Annotated[str, Query(max_length=100)]
Province = Annotated[int | None, Query(ge=1, le=99)]
FEW = 12  # so many wards are named on the first page; more have to be looked for


class Goals(NamedTuple):
    """The page below a place's address to go to: one that uses the product, one that does not."""

    used: str
    unused: str | None


@router.get("/")
async def landing(visit: Visited, q: Words = "", tinh: Province = None) -> Response:
    """Choose a ward. Nothing of the choice is remembered."""
    return await visit.page(
        "landing.html.j2", await choice(visit, q.strip(), tinh, "/", Goals("", None))
    )


@router.get("/dang-nhap")
async def choose_where_to_sign_in(visit: Visited, q: Words = "", tinh: Province = None) -> Response:
    """Choose the ward to sign in to: accounts belong to a ward."""
    view = await choice(visit, q.strip(), tinh, "/dang-nhap", Goals("/dang-nhap", None))
    return await visit.page("landing.html.j2", view)


async def choice(
    visit: Visit, query: str, province: int | None, action: str, goals: Goals
) -> LandingView:
    """Places to choose from; `goals` say where one leads."""
    provinces = await visit.asking.get("directory", "official-provinces")
    found: dict[str, Any] = {"matched": 0, "places": []}
    chosen = next((each for each in provinces if each["code"] == province), None)
    if query or chosen:
        wanted = chosen["code"] if chosen and not query else None
        found = await visit.asking.get("directory", "official-places", q=query, province=wanted)
    used = sum(each["used"] for each in provinces)
    few: list[Told] = []
    if not query and not chosen and 0 < used <= FEW:
        few = (await visit.asking.get("directory", "wards"))["wards"]
    of_province = None
    if chosen and not query:
        of_province = Link(
            f"/{tenant_of(chosen['code'])}{goals.used}", f"Trang của {chosen['name']}"
        )
    return LandingView(
        query,
        action,
        [
            ProvinceChoice(
                f"{action}?tinh={each['code']}#noi", each["name"], each["places"], each["used"],
                each is chosen and not query,
            )
            for each in provinces
        ],
        used,
        title=_found_words(query, chosen, found),
        places=[_place(each, goals, bool(query)) for each in found["places"]],
        more=_more(found),
        of_province=of_province,
        few=[_place({**each, "used": True}, goals, anywhere=True) for each in few],
    )  # fmt: skip


def _place(told: dict[str, Any], goals: Goals, anywhere: bool) -> WardLine:
    goal = goals.used if told["used"] else goals.unused
    href = "" if goal is None else f"/{told['code']}{goal}"
    province = told["province_name"] if anywhere else ""
    return WardLine(told["code"], told["name"], href, province, told["used"])


def _found_words(query: str, chosen: dict[str, Any] | None, found: dict[str, Any]) -> str:
    if query:
        return f"{number(found['matched'])} nơi khớp với “{query}”" if found["matched"] else ""
    return f"{chosen['name']}: {chosen['places']} phường, xã, đặc khu" if chosen else ""


def _more(found: dict[str, Any]) -> str:
    hidden = found["matched"] - len(found["places"])
    return f"Còn {number(hidden)} nơi khác; hãy gõ thêm tên xã hoặc tên tỉnh." if hidden > 0 else ""


@router.get("/{ward:ward}/dang-nhap")
async def sign_in(
    visit: Visited,
    back: Annotated[str, Query(alias="next", max_length=2_000)] = "",
    danbiet_sign_in: Annotated[str, Header(max_length=4_000)] = "{}",
) -> Response:
    """The sign-in form; the gateway takes what is typed, and asks for it again when it must."""
    told = json.loads(danbiet_sign_in)
    values = {"username": told.get("username", "")}
    form = FormView(f"{visit.home}/dang-nhap", values, alert=told.get("alert", ""))
    view = SignInView(form, told.get("step", "password"), local(back))
    return await visit.page("sign_in.html.j2", view)


@router.get("/kieu-dang")
async def components(visit: Visited) -> Response:
    """Every component, drawn with the real templates."""
    states = list(STATES)
    rays = [Ray(number, states[(number - 1) % len(states)], number / 14) for number in range(1, 15)]
    form = FormView("/kieu-dang", errors={"day": "Ngày niêm yết không được sau hôm nay."})
    return await visit.page("components.html.j2", ComponentsView(rays, form))
