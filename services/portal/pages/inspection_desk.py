"""The desk of checks: what is prepared, goes on, and was concluded; one check with its steps."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import inspection_words as words
from services.portal.asking import Refused
from services.portal.reading import Told
from services.portal.steps import Step
from services.portal.views import Choice, FormView, Link
from services.portal.views.inspections import (
    CheckLine,
    FindingLine,
    InspectionsView,
    InspectionView,
)
from services.portal.views.matters import Act, Field
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
DRAFTED = ("kind", "subject", "scope", "unit_id", "planned_on", "leader_id", "checklist_key")
MEMBER = "tv-"
NO_ITEM = Choice("", "Không theo chương trình")


@router.get("/{ward:ward}/viec/cuoc-kiem-tra")
async def checks(visit: Visited) -> Response:
    """The checks of the year, and the forms that begin one."""
    visit.visitor.must_be_known()
    return await visit.page("inspections.html.j2", await _list(visit))


@router.post("/{ward:ward}/viec/cuoc-kiem-tra")
async def draft(visit: Visited) -> Response:
    """Prepare a decision."""
    typed = await visit.form()
    form: dict[str, Any] = {name: typed.get(name, "") for name in DRAFTED}
    form["team"] = [name.removeprefix(MEMBER) for name in typed if name.startswith(MEMBER)]
    form["check_item_id"] = typed.get("check_item_id") or None
    return await _begin(visit, "inspections", form, typed, "")


@router.post("/{ward:ward}/viec/cuoc-kiem-tra/tu-kiem-tra")
async def begin_self_check(visit: Visited) -> Response:
    """The unit of whoever asks begins to check itself."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("subject", "checklist_key")}
    own = {
        "unit_id": str(visit.visitor.actor.unit_id),
        "check_item_id": typed.get("check_item_id") or None,
    }
    return await _begin(visit, "self-checks", form | own, typed, "tu-")


async def _begin(
    visit: Visit, path: str, form: Mapping[str, Any], typed: Mapping[str, str], prefix: str
) -> Response:
    try:
        told = await visit.asking.post("inspections", path, form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, prefix)
        view = await _list(visit)
        if prefix:
            view = replace(view, acts=[replace(act, form=again) for act in view.acts])
        else:
            view = replace(view, form=again)
        return await visit.page("inspections.html.j2", view, 422)
    return go(f"{visit.home}/{words.DESK}/{told['id']}")


@router.get("/{ward:ward}/viec/cuoc-kiem-tra/{inspection_id}")
async def check(visit: Visited, inspection_id: UUID) -> Response:
    """One check, its findings, the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("inspection.html.j2", await _one(visit, inspection_id))


@router.post("/{ward:ward}/viec/cuoc-kiem-tra/{inspection_id}/{name}")
async def step(
    visit: Visited, inspection_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in words.ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), words.ACTS[name]
    try:
        form = words.sent(taken, typed, file_of(typed, "evidence"))
        await visit.asking.post("inspections", f"inspections/{inspection_id}/{taken.path}", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, inspection_id)
        if name not in {act.name for act in view.acts}:
            raise  # meanwhile somebody else took another step: there is no form to show it in
        acts = [replace(act, form=again) if act.name == name else act for act in view.acts]
        return await visit.page("inspection.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/{words.DESK}/{inspection_id}")


@router.post("/{ward:ward}/viec/cuoc-kiem-tra/{inspection_id}/phat-hien/{finding_id}/bo")
async def take_back(visit: Visited, inspection_id: UUID, finding_id: UUID) -> Response:
    """Take a finding back."""
    await visit.asking.post("inspections", f"findings/{finding_id}/removal")
    return go(f"{visit.home}/{words.DESK}/{inspection_id}")


async def _list(visit: Visit) -> InspectionsView:
    told, units, kinds, programmes = await asyncio.gather(
        visit.asking.get("inspections", "inspections", year=visit.today.year),
        visit.asking.get("inspections", "units"),
        visit.asking.get("inspections", "checklists"),
        visit.asking.get("inspections", "check-programmes"),
    )
    here = f"{visit.home}/{words.DESK}"
    lists = [Choice(each["key"], f"{each['title']} ({each['lines']} dòng)") for each in kinds]
    items = [
        (item["kind"], Choice(item["id"], f"Tháng {item['month']}: {item['subject']}"))
        for each in programmes
        if each["state"] == "approved"
        for item in each["items"]
    ]
    going = [_line(visit, each) for each in told if each["state"] in words.GOING]
    view = InspectionsView(
        finding=f"{len(going)} cuộc đang chuẩn bị hoặc tiến hành" if going else "",
        going=going,
        over=[_line(visit, each) for each in told if each["state"] not in words.GOING],
        checklists=lists,
        acts=_self_check(visit, here, lists, [choice for kind, choice in items if kind == "self"]),
    )
    if not visit.visitor.may("draft_inspection"):
        return view
    officials = await visit.asking.get("directory", "officials")
    return replace(
        view,
        form=FormView(here),
        kinds=[Choice(key, text) for key, text in words.KINDS.items() if key != "self"],
        units=[Choice(unit["id"], unit["name"]) for unit in units],
        officials=[Choice(each["account_id"], _official(each)) for each in officials],
        items=[NO_ITEM, *(choice for kind, choice in items if kind != "self")],
    )


def _self_check(visit: Visit, here: str, lists: list[Choice], items: list[Choice]) -> list[Act]:
    unit_id = visit.visitor.actor.unit_id
    if unit_id is None or not visit.visitor.may("begin_self_check"):
        return []
    fields = [
        Field("subject", "Tên cuộc tự kiểm tra"),
        Field("checklist_key", "Phiếu kiểm tra", "select", choices=lists),
        Field(
            "check_item_id", "Theo chương trình", "select", optional=True, choices=[NO_ITEM, *items]
        ),
    ]
    form = FormView(f"{here}/tu-kiem-tra", prefix="tu-")
    return [Act("tu-kiem-tra", "Đơn vị tự kiểm tra", "Bắt đầu tự kiểm tra", form, fields)]


def _official(told: Told) -> str:
    return ", ".join(filter(None, (told["display_name"], told["position"], told["unit_name"])))


def _line(visit: Visit, told: Told) -> CheckLine:
    return CheckLine(
        told["subject"],
        f"{visit.home}/{words.DESK}/{told['id']}",
        words.STATES[told["state"]],
        [told["unit"], *words.facts(told)],
    )


async def _one(visit: Visit, inspection_id: UUID) -> InspectionView:
    path = f"inspections/{inspection_id}"
    told, findings, checklist, positions = await asyncio.gather(
        visit.asking.get("inspections", path),
        visit.asking.get("inspections", f"{path}/findings"),
        visit.asking.get("inspections", f"{path}/checklist"),
        visit.asking.get("directory", "positions"),
    )
    here = f"{visit.home}/{words.DESK}/{inspection_id}"
    lines = [Choice("", "Không thuộc dòng nào")]
    lines += [Choice(each["key"], each["text"]) for each in checklist["lines"]]
    removable = told["on_team"] and told["state"] == "started"
    waits = (
        told["state"] == "started" and not removable and not visit.visitor.may("drop_inspection")
    )
    return InspectionView(
        title=told["subject"],
        back=Link(f"{visit.home}/{words.DESK}", "Cuộc kiểm tra"),
        state=words.STATES[told["state"]],
        facts=[told["unit"], *words.facts(told)],
        notice=words.HIDDEN if told["hidden"] else "",
        scope=told["scope"],
        team=words.team(told, positions),
        findings=[_finding(each, here if removable else "") for each in findings],
        conclusion=told["conclusion"] or told["drop_reason"],
        links=_links(here, checklist),
        acts=[
            Act(
                name,
                each.title,
                each.send,
                FormView(f"{here}/{name}", prefix=f"{name}-"),
                [_filled(words.FIELDS[field], lines) for field in each.fields],
            )
            for name, each in words.ACTS.items()
            if each.when(told) and _may(visit, told, each)
        ],
        unread="Phát hiện hiện ở đây khi có kết luận." if waits else "",
    )


def _links(here: str, checklist: Told) -> list[Link]:
    return [
        Link(f"{here}/phieu", f"Phiếu kiểm tra: {checklist['title']}"),
        Link(f"{here}/kien-nghi", "Kiến nghị sau kiểm tra"),
    ]


def _may(visit: Visit, told: Told, taken: Step) -> bool:
    return visit.visitor.may(taken.action, told["unit_id"])


def _filled(field: Field, lines: list[Choice]) -> Field:
    return replace(field, choices=lines) if field.name == "line" else field


def _finding(told: Told, here: str) -> FindingLine:
    return FindingLine(
        f"Phát hiện {told['ordinal']}",
        told["text"],
        words.WEIGHTS[told["severity"]],
        told["basis"],
        told["evidence"] or "",
        f"{here}/phat-hien/{told['id']}/bo" if here else "",
    )
