"""Training classes: the year's list, a new one, its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.duties.tasks import task_title
from services.portal.pages.disclosures import KINDS
from services.portal.reading import Told, events, the_day
from services.portal.typed import days_of, people_of, year_of, years_beside
from services.portal.views import Choice, FileView, FormView, Link, State
from services.portal.views.outreach import ClassesView, ClassLine, ClassView
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
GROUPS = {
    "officials": "Cán bộ, công chức, viên chức",
    "heads": "Trưởng khu, tổ trưởng",
    "front": "MTTQ, đoàn thể",
    "inspectors": "Ban TTND, Ban GSĐTCĐ",
    "residents": "Người dân",
    "others": "Đối tượng khác",
}
STATES = {
    "planned": State("todo", "Sắp tổ chức"),
    "held": State("done", "Đã tổ chức"),
    "cancelled": State("stopped", "Đã hủy"),
}
TASKS_MAX = 100


@router.get("/{ward:ward}/viec/tap-huan")
async def classes(visit: Visited, nam: str = "") -> Response:
    """The classes of a year."""
    return await visit.page("classes.html.j2", await _view(visit, year_of(nam, visit.today)))


@router.post("/{ward:ward}/viec/tap-huan")
async def plan_class(visit: Visited, nam: str = "") -> Response:
    """Write down a class; a refusal is told in the list of the year on which one stood."""
    typed = await visit.form()
    here = f"{visit.home}/viec/tap-huan"
    try:
        form = {
            "unit_id": str(visit.visitor.actor.unit_id),
            "task_id": typed.get("task_id") or None,
            **{name: typed.get(name, "") for name in ("topic", "trainer", "place", "hours")},
            "days": days_of(typed, "days"),
            "invited": people_of(typed, GROUPS),
        }
        made = await visit.asking.post("planning", "training-classes", form)
    except Refused as refused:
        view = await _view(visit, year_of(nam, visit.today))
        shown = replace(view, form=refused_form(f"{here}?nam={view.year}", typed, refused))
        return await visit.page("classes.html.j2", shown, 422)
    return go(f"{here}/{made['id']}")


@router.get("/{ward:ward}/viec/tap-huan/{class_id}")
async def one_class(visit: Visited, class_id: UUID) -> Response:
    """One class."""
    return await _page(visit, class_id)


@router.post("/{ward:ward}/viec/tap-huan/{class_id}/ket-qua")
async def hold_class(visit: Visited, class_id: UUID) -> Response:
    """Note who came."""
    typed = await visit.form()
    here = f"{visit.home}/viec/tap-huan/{class_id}"
    try:
        receipt = file_of(typed, "evidence")
        form = {
            "attendance": people_of(typed, GROUPS),
            "tested": typed.get("tested") or None,
            "passed": typed.get("passed") or None,
            "remark": typed.get("remark") or None,
            "evidence": [receipt] if receipt else [],
        }
        await visit.asking.post("planning", f"training-classes/{class_id}/result", form)
    except Refused as refused:
        shown = refused_form(f"{here}/ket-qua", typed, refused)
        return await _page(visit, class_id, 422, result=shown)
    return go(here)


@router.post("/{ward:ward}/viec/tap-huan/{class_id}/huy")
async def cancel_class(visit: Visited, class_id: UUID) -> Response:
    """Call a class off."""
    typed = await visit.form()
    here = f"{visit.home}/viec/tap-huan/{class_id}"
    try:
        form = {"reason": typed.get("reason", "")}
        await visit.asking.post("planning", f"training-classes/{class_id}/cancellation", form)
    except Refused as refused:
        shown = refused_form(f"{here}/huy", typed, refused, "huy-")
        return await _page(visit, class_id, 422, cancel=shown)
    return go(here)


async def own_tasks(visit: Visit) -> list[Choice]:
    """The open tasks of the visitor's unit, for a class or a campaign to carry out."""
    unit = visit.visitor.actor.unit_id
    if unit is None:
        return []
    asked = {"unit": str(unit), "state": "open", "limit": TASKS_MAX}
    found = await visit.asking.get("planning", "tasks", **asked)
    return [Choice("", "Không gắn nhiệm vụ")] + [
        Choice(each["id"], task_title(each)) for each in found["tasks"]
    ]


def class_line(told: Told, href: str = "") -> ClassLine:
    """A class in a list."""
    days = [f"{the_day(each):%d/%m/%Y}" for each in told["days"]]
    when = days[0] if len(days) == 1 else f"{days[0]} đến {days[-1]}, {len(days)} buổi"
    state = STATES[told["state"]]
    people = told["people"] if "people" in told else sum(told["attendance"].values())
    if told["state"] == "held":
        state = State("done", f"Đã tổ chức, {people} lượt người")
    return ClassLine(told["topic"], href, when, f"{told['place']}, {told['unit']}", state)


async def _view(visit: Visit, year: int) -> ClassesView:
    told = await visit.asking.get("planning", "training-classes", year=year)
    here = f"{visit.home}/viec/tap-huan"
    held = [each for each in told if each["state"] == "held"]
    people = sum(sum(each["attendance"].values()) for each in held)
    own = visit.visitor.actor.unit_id is not None and visit.visitor.may("plan_training")
    return ClassesView(
        year=year,
        finding=f"Đã tổ chức {len(held)}/{len(told)} lớp, {people} lượt người dự",
        classes=[class_line(each, f"{here}/{each['id']}") for each in told],
        form=FormView(f"{here}?nam={year}") if own else None,
        tasks=await own_tasks(visit) if own else [],
        groups=[Choice(name, words) for name, words in GROUPS.items()],
        years=years_beside(here, year, visit.today),
    )


async def _page(visit: Visit, class_id: UUID, status: int = 200, **forms: Any) -> Response:
    told = await visit.asking.get("planning", f"training-classes/{class_id}")
    story = events(told["timeline"], await positions_of(visit))
    view = replace(_class(visit, told), events=story, **forms)
    return await visit.page("class.html.j2", view, status)


def _class(visit: Visit, told: Told) -> ClassView:
    here = f"{visit.home}/viec/tap-huan/{told['id']}"
    planned = told["state"] == "planned"
    over = the_day(told["days"][-1]) <= visit.today
    settles = planned and visit.visitor.may("hold_training", told["unit_id"])
    return ClassView(
        topic=told["topic"],
        state=class_line(told).state,
        facts=_facts(told),
        groups=[
            (words, str(told["invited"].get(name, "–")), str(told["attendance"].get(name, "–")))
            for name, words in GROUPS.items()
            if name in told["invited"] or name in told["attendance"]
        ],
        task=Link(f"{visit.home}/viec/nhiem-vu/{told['task_id']}", told["task"])
        if told["task_id"]
        else None,
        files=_files(told, told["days"][-1]),
        remark=told["remark"],
        result=FormView(f"{here}/ket-qua") if settles and over else None,
        fields=[Choice(name, words) for name, words in GROUPS.items()],
        cancel=FormView(f"{here}/huy", prefix="huy-") if settles else None,
    )


def _facts(told: Told) -> list[tuple[str, str]]:
    result = "–"
    if told["tested"] is not None:
        result = f"{told['passed'] or 0}/{told['tested']} người đạt"
    return [
        ("Đơn vị tổ chức", told["unit"]),
        ("Các ngày", ", ".join(f"{the_day(each):%d/%m/%Y}" for each in told["days"])),
        ("Thời lượng", f"{told['hours']} giờ"),
        ("Địa điểm", told["place"]),
        ("Báo cáo viên", told["trainer"]),
        ("Kiểm tra cuối lớp", result),
    ]


def _files(told: Mapping[str, Any], on: str) -> list[FileView]:
    added = datetime.combine(the_day(on), time())
    return [
        FileView(
            f"Điểm danh, {KINDS.get(file['media_type'], 'tệp')}",
            file["link"],
            file["size_bytes"],
            file["sha256"],
            added,
        )
        for file in told["evidence"]
    ]
