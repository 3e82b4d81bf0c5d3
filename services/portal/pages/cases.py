"""Petitions, for the desk: what came, what is due, and every step of one case."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from libs.law.procedures import procedures
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.pages.case_likely import likely_cases
from services.portal.pages.case_view import STEPS, Around, fields_of, line, view_of
from services.portal.pages.items import pager
from services.portal.pages.petitions import CHANNELS, CLAIMED, FILES, letter, ticket
from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link
from services.portal.views.petitions import BalanceLine, CasesView
from services.portal.visit import Visit, Visited, file_of, form_key, go, held, refused_form

router = APIRouter()
Short = Annotated[str, Query(max_length=20)]
SIGHTS = {
    "open": "Đang giải quyết",
    "inbox": "Mới tiếp nhận",
    "late": "Quá hạn",
    "neglected": "Sắp bị bỏ quên",
    "over_level": "Vượt cấp",
    "long": "Kéo dài",
    "settled": "Đã giải quyết",
}
PAGE_LINES = 200  # as reception cuts them


@dataclass(frozen=True)
class About:
    """A matter and a neighbourhood to which the list is narrowed."""

    matter: str = ""
    place: UUID | None = None

    @property
    def query(self) -> str:
        """What an address says for it, before its last parameter."""
        matter = f"linh-vuc={quote(self.matter, safe='')}&" if self.matter else ""
        return matter + (f"khu={self.place}&" if self.place else "")


ANY = About()
# Sent as lists: each is a checkbox of its own name.
TALKS = ("dialogue", "late-dialogue")
LISTS = {"facts": "fact-", "lacks": "lack-", "accused_unit_ids": "unit-", "accused_roles": "role-"}


@router.get("/{ward:ward}/viec/don-thu")
async def cases(
    visit: Visited,
    xem: Short = "open",
    trang: Annotated[int, Query(ge=1, le=1_000)] = 1,
    linh_vuc: Annotated[str, Query(alias="linh-vuc", max_length=30)] = "",
    khu: UUID | None = None,
    so: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """The cases somebody may see; `xem` chooses which, perhaps of one matter and place.

    `so` finds one by its number.
    """
    visit.visitor.must_be_known()
    if so:
        return await _numbered(visit, so)
    about = About(linh_vuc, khu)
    view = await case_list(visit, xem if xem in SIGHTS else "open", trang, about)
    return await visit.page("cases.html.j2", view)


@router.post("/{ward:ward}/viec/don-thu")
async def register(visit: Visited) -> Response:
    """Write down what came by hand, post, call or box."""
    typed = {"key": "", **held(await visit.form(), FILES)}
    try:
        more = {name: typed.get(name, "") for name in ("channel", "received_on", "forwarded_by")}
        form = letter(typed) | more
        told = await visit.asking.post("reception", "petitions/registered", form, key=typed["key"])
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await case_list(visit, "inbox"), register=again)
        return await visit.page("cases.html.j2", view, 422)
    # With what was just written down: it is to be sorted next.
    view = replace(await case_list(visit, "inbox"), ticket=ticket(told))
    return await visit.page("cases.html.j2", view)


@router.get("/{ward:ward}/viec/don-thu/{case_id}")
async def case(visit: Visited, case_id: UUID) -> Response:
    """One case with its clocks, its steps, and what the law allows today."""
    visit.visitor.must_be_known()
    told, likely = await asyncio.gather(_told(visit, case_id), likely_cases(visit, f"{case_id}"))
    return await visit.page("case.html.j2", replace(view_of(visit, *told), likely=likely))


@router.post("/{ward:ward}/viec/don-thu/{case_id}/{name}")
async def step(visit: Visited, case_id: UUID, name: str) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    typed, here = await visit.form(), f"{visit.home}/viec/don-thu/{case_id}"
    path = f"cases/{case_id}/" + (STEPS[name].path if name in STEPS else f"steps/{name}")
    told, around = await _told(visit, case_id)
    try:
        await visit.asking.post("reception", path, _sent(name, told, typed))
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = view_of(visit, told, around)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("case.html.j2", replace(view, acts=acts), 422)
    return go(here)


def _sent(name: str, told: Told, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a step as reception takes them; what was left empty is not sent."""
    form: dict[str, Any] = {}
    for field in fields_of(name, told):
        if field in LISTS:
            prefix = LISTS[field]
            form[field] = [key.removeprefix(prefix) for key in typed if key.startswith(prefix)]
        elif field == "receipt":
            form[field] = file_of(typed, field)
        elif typed.get(field):
            form[field] = typed[field]
    if name in TALKS and "event_on" in form:
        form["on"] = form.pop("event_on")
    if name == "sort" and form.get("kind") in procedures():
        known = {fact.id for fact in procedures()[form["kind"]].facts}
        form["facts"] = [fact for fact in form["facts"] if fact in known]
    return form


async def _told(visit: Visit, case_id: UUID) -> tuple[Told, Around]:
    told, units, listed, matters, dialogues = await asyncio.gather(
        visit.asking.get("reception", f"cases/{case_id}"),
        visit.asking.get("reception", "units"),
        visit.asking.get("reception", "cases", sight="open"),
        visit.asking.get("reception", "cases/matters"),
        visit.asking.get("reception", f"cases/{case_id}/dialogues"),
    )
    return told, Around(units, listed["lines"], matters, dialogues)


async def case_list(visit: Visit, sight: str, page: int = 1, about: About = ANY) -> CasesView:
    """The cases of one sight that the visitor may see, with the forms of the list."""
    here, may = f"{visit.home}/viec/don-thu", visit.visitor.may
    asked = {"matter": about.matter, "neighbourhood_id": about.place}
    wanted = {name: value for name, value in asked.items() if value}
    told = await visit.asking.get("reception", "cases", sight=sight, page=page, **wanted)
    link = f"{here}?xem={sight}"
    form = FormView(here, {"received_on": f"{visit.today}", "key": form_key()})
    lines = [line(here, each) for each in told["lines"]]
    gives = may("assign_case") and any(each.tick for each in lines)
    place = f"{here}/giao?xem={sight}&{about.query}trang={page}"
    giving = FormView(place, {"key": form_key()}, prefix="g-")
    return CasesView(
        finding=_finding(told["total"], told["lines"]),
        sights=[Link(f"{here}?xem={each}", words) for each, words in SIGHTS.items()],
        here=link,
        about=await _about(visit, about),
        lines=lines,
        pager=pager(f"{link}&{about.query}", page, told["total"], PAGE_LINES),
        balance=await _balance(visit) if may("see_backlog") else [],
        search=FormView(here),
        register=form if may("register_petition") else None,
        channels=[Choice(each, words) for each, words in CHANNELS.items() if each != "portal"],
        kinds=[Choice(kind, words) for kind, words in CLAIMED.items()],
        giving=giving if gives else None,
        units=await _units(visit) if gives else [],
    )


async def _units(visit: Visit) -> list[Choice]:
    return [Choice(u["id"], u["name"]) for u in await visit.asking.get("reception", "units")]


async def _numbered(visit: Visit, number: str) -> Response:
    """The case of a number; the list with what is wrong with it, or with its contents."""
    view, here = await case_list(visit, "open"), f"{visit.home}/viec/don-thu"
    form = replace(view.search, values={"so": number})
    try:
        found = await visit.asking.get("reception", "cases/numbered", number=number)
    except Refused as refused:
        told = Refused(refused.status, refused.title, {"so": refused.title})
        wrong = refused_form(here, form.values, told)
        return await visit.page("cases.html.j2", replace(view, search=wrong), 422)
    if len(found) == 1:
        return go(f"{here}/{found[0]['id']}")
    said = f"Đơn {number} có {len(found)} nội dung" if found else f"Không có đơn số {number}"
    lines = [line(here, each) for each in found]
    view = replace(view, finding=said, lines=lines, pager=None, search=form, giving=None)
    return await visit.page("cases.html.j2", view)


def _finding(total: int, lines: list[Told]) -> str:
    late = sum(each["days_left"] is not None and each["days_left"] < 0 for each in lines)
    if total > len(lines):
        return f"{total} việc, {late} việc quá hạn trên trang này"
    return f"{late} việc quá hạn" if late else f"{total} việc, không việc nào quá hạn"


async def _about(visit: Visit, about: About) -> str:
    """The matter and place that the list is narrowed to, in words."""
    if about == ANY:
        return ""
    matters, units = await asyncio.gather(
        visit.asking.get("reception", "cases/matters"), visit.asking.get("reception", "units")
    )
    said = [each["title"] for each in matters if each["code"] == about.matter]
    return ", ".join(said + [each["name"] for each in units if each["id"] == f"{about.place}"])


async def _balance(visit: Visit) -> list[BalanceLine]:
    first = date(visit.today.year, 1, 1)
    told = await visit.asking.get(
        "reception", "cases/backlog", from_on=f"{first}", to_on=f"{visit.today}"
    )
    names = ("opening", "received", "settled", "closing")
    return [
        BalanceLine(procedures()[each["kind"]].title, *(each[name] for name in names))
        for each in told["kinds"]
    ]
