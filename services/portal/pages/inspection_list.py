"""The desk of checks: what is prepared, goes on, was concluded; the forms that begin one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal import inspection_words as words
from services.portal.asking import Refused
from services.portal.reading import Told
from services.portal.typed import years_beside
from services.portal.views import Choice, FormView
from services.portal.views.inspections import CheckLine, InspectionsView
from services.portal.views.matters import Act, Field
from services.portal.visit import Visit, Visited, form_key, go, refused_form

router = APIRouter()
DRAFTED = ("kind", "subject", "scope", "unit_id", "planned_on", "leader_id", "checklist_key")
MEMBER = "tv-"
NO_ITEM = Choice("", "Không theo chương trình")
FIRST_YEAR = 2023
Year = Annotated[int | None, Query(alias="nam", ge=FIRST_YEAR, le=2100)]
Proposed = Annotated[UUID | None, Query(alias="dot-xuat")]


@router.get("/{ward:ward}/viec/cuoc-kiem-tra")
async def checks(visit: Visited, year: Year = None, proposed: Proposed = None) -> Response:
    """The checks of a year with all that are not over, and the forms that begin one.

    `proposed` is the unit of which a check without notice is proposed: the form names it.
    """
    visit.visitor.must_be_known()
    view = await _list(visit, year)
    if proposed and view.form:
        kept = {"kind": "unannounced", "unit_id": f"{proposed}", **view.form.values}
        view = replace(view, form=replace(view.form, values=kept), begun=True)
    return await visit.page("inspections.html.j2", view)


@router.post("/{ward:ward}/viec/cuoc-kiem-tra")
async def draft(visit: Visited) -> Response:
    """Prepare a decision."""
    typed = await visit.form()
    form: dict[str, Any] = {name: typed.get(name, "") for name in DRAFTED}
    form["team"] = [name.removeprefix(MEMBER) for name in typed if name.startswith(MEMBER)]
    return await _begin(visit, "inspections", form, typed, "")


@router.post("/{ward:ward}/viec/cuoc-kiem-tra/tu-kiem-tra")
async def begin_self_check(visit: Visited) -> Response:
    """The unit of whoever asks begins to check itself."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("subject", "checklist_key")}
    form["unit_id"] = str(visit.visitor.actor.unit_id)
    return await _begin(visit, "self-checks", form, typed, "tu-")


@router.post("/{ward:ward}/viec/cuoc-kiem-tra/truong-tu-kiem-tra")
async def record_school_check(visit: Visited) -> Response:
    """The self-check of a school is begun for it."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("subject", "checklist_key", "unit_id")}
    return await _begin(visit, "self-checks", form, typed, "truong-")


async def _begin(
    visit: Visit, path: str, form: Mapping[str, Any], typed: Mapping[str, str], prefix: str
) -> Response:
    form = {**form, "check_item_id": typed.get("check_item_id") or None}
    try:
        told = await visit.asking.post("inspections", path, form, key=typed.get("key", ""))
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, prefix)
        again = replace(again, values={**typed, "key": form_key()})
        view = await _list(visit, None)
        if prefix:
            acts = [replace(a, form=again) if a.form.prefix == prefix else a for a in view.acts]
            view = replace(view, acts=acts)
        else:
            view = replace(view, form=again)
        return await visit.page("inspections.html.j2", view, 422)
    return go(f"{visit.home}/{words.DESK}/{told['id']}")


async def _list(visit: Visit, wanted: int | None) -> InspectionsView:
    year = wanted or visit.today.year
    told, units, kinds, programmes = await asyncio.gather(
        visit.asking.get("inspections", "inspections", year=year),
        visit.asking.get("inspections", "units"),
        visit.asking.get("inspections", "checklists"),
        visit.asking.get("inspections", "check-programmes"),
    )
    here = f"{visit.home}/{words.DESK}"
    lists = [Choice(each["key"], f"{each['title']} ({each['lines']} dòng)") for each in kinds]
    items = _items(programmes)
    going = [_line(visit, each) for each in told if each["state"] in words.GOING]
    view = InspectionsView(
        finding=f"{len(going)} cuộc đang chuẩn bị hoặc tiến hành" if going else "",
        going=going,
        over=[_line(visit, each) for each in told if each["state"] not in words.GOING],
        year=year,
        years=years_beside(here, year, visit.today, first=FIRST_YEAR),
        checklists=lists,
        acts=_self_checks(visit, here, lists, items, units),
    )
    if not visit.visitor.may("draft_inspection"):
        return view
    officials = await visit.asking.get("directory", "officials")
    return replace(
        view,
        form=FormView(here, {"key": form_key()}),
        kinds=[Choice(key, text) for key, text in words.KINDS.items() if key != "self"],
        units=words.units_to_check(units),
        officials=[Choice(each["account_id"], _official(each)) for each in officials],
        items=[NO_ITEM, *(choice for kind, choice in items if kind != "self")],
    )


def _items(programmes: list[Told]) -> list[tuple[str, Choice]]:
    """What approved programmes still want, of former years too."""
    return [
        (
            item["kind"],
            Choice(item["id"], f"Tháng {item['month']}/{each['year']}: {item['subject']}"),
        )
        for each in programmes
        if each["state"] == "approved"
        for item in each["items"]
        if not item["over"]
    ]


def _self_checks(
    visit: Visit,
    here: str,
    lists: list[Choice],
    items: list[tuple[str, Choice]],
    units: list[Told],
) -> list[Act]:
    own = [NO_ITEM, *(choice for kind, choice in items if kind == "self")]
    fields = [
        Field("key", "", "hidden"),
        Field("subject", "Tên cuộc tự kiểm tra"),
        Field("checklist_key", "Phiếu kiểm tra", "select", choices=lists),
        Field("check_item_id", "Theo chương trình", "select", optional=True, choices=own),
    ]
    acts = []
    if visit.visitor.actor.unit_id and visit.visitor.may("begin_self_check"):
        form = FormView(f"{here}/tu-kiem-tra", {"key": form_key()}, prefix="tu-")
        acts.append(Act("tu-kiem-tra", "Đơn vị tự kiểm tra", "Bắt đầu tự kiểm tra", form, fields))
    schools = [Choice(unit["id"], unit["name"]) for unit in units if unit["kind"] == "school"]
    if schools and visit.visitor.may("record_school_check"):
        school = Field("unit_id", "Trường học", "select", choices=schools)
        form = FormView(f"{here}/truong-tu-kiem-tra", {"key": form_key()}, prefix="truong-")
        title = "Ghi tự kiểm tra của trường học"
        acts.append(Act("truong", title, "Bắt đầu ghi", form, [*fields, school]))
    return acts


def _official(told: Told) -> str:
    return ", ".join(filter(None, (told["display_name"], told["position"], told["unit_name"])))


def _line(visit: Visit, told: Told) -> CheckLine:
    return CheckLine(
        told["subject"],
        f"{visit.home}/{words.DESK}/{told['id']}",
        words.STATES[told["state"]],
        [told["unit"], *words.facts(told)],
    )
