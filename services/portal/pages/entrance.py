"""The ways in: the choice of a ward, signing in, and the page that shows how pages look."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query
from fastapi.responses import Response

from libs.official_list import tenant_of
from services.portal.look.drum import Ray
from services.portal.look.states import STATES
from services.portal.views import (
    ComponentsView,
    FormView,
    LandingView,
    Link,
    SignInView,
    WardLine,
)
from services.portal.visit import Visited, local

router = APIRouter()
Words = Annotated[str, Query(max_length=100)]


@router.get("/")
async def landing(visit: Visited, q: Words = "") -> Response:
    """Choose a ward."""
    return await visit.page("landing.html.j2", await _wards(visit, q, "/", ""))


@router.get("/dang-nhap")
async def choose_where_to_sign_in(visit: Visited, q: Words = "") -> Response:
    """Choose the ward to sign in to: accounts belong to a ward."""
    view = await _wards(visit, q, "/dang-nhap", "/dang-nhap")
    return await visit.page("landing.html.j2", view)


async def _wards(visit: Visited, query: str, action: str, goal: str) -> LandingView:
    told = await visit.asking.get("directory", "wards", q=query)

    def province(ward: dict[str, Any]) -> tuple[str, int]:
        return ward["province_name"], ward["province_code"]

    provinces = [
        (
            Link(f"/{tenant_of(code)}{goal}", name),
            [WardLine(w["code"], w["name"], f"/{w['code']}{goal}") for w in wards],
        )
        for (name, code), wards in groupby(sorted(told["wards"], key=province), province)
    ]
    return LandingView(query, action, provinces, told["total"])


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
