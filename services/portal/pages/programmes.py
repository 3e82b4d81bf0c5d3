"""A programme of a year: each side writes its own items, shows them, and signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.duties.tasks import task_clock
from services.portal.pages.meeting_view import BACK
from services.portal.pages.plan import TASK_STATES
from services.portal.reading import Told, events, the_day
from services.portal.views import (
    Choice,
    Clock,
    FormView,
    Link,
    ProgrammeItemLine,
    ProgrammeLine,
    ProgrammeView,
    State,
)
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
KINDS = {
    "committee": "Chương trình công tác của Ban Chỉ đạo",
    "front": "Chương trình phối hợp với Mặt trận Tổ quốc",
}
SIDES = {"ward": "Ủy ban nhân dân", "front": "Mặt trận"}
FRONT_KINDS = ("front", "organisation")
OUTSIDE = (*FRONT_KINDS, "inspection_board", "investment_board", "party", "council")
# Part of the address, and the route of the service.
STEPS = {"muc": "items", "gui": "sharing", "ky": "signature", "dong-y": "agreement"}
ITEM = ("unit_id", "text", "due_on")
READ = ("content_sha256",)
# What a step sends along.
SENT = {"muc": ITEM, "ky": READ, "dong-y": READ}


@router.post("/{ward:ward}/viec/chuong-trinh")
async def open_programme(visit: Visited) -> Response:
    """Begin the programme of a year."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("kind", "year")}
    try:
        made = await visit.asking.post("planning", "programmes", form)
    except Refused as refused:
        if not refused.mendable or form["kind"] not in BACK:
            raise
        told = await visit.asking.get("planning", "programmes", kind=form["kind"])
        same = next((one for one in told if str(one["year"]) == form["year"]), None)
        if same is None:
            raise
        return go(f"{visit.home}/viec/chuong-trinh/{same['id']}")
    return go(f"{visit.home}/viec/chuong-trinh/{made['id']}")


@router.get("/{ward:ward}/viec/chuong-trinh/{programme_id}")
async def programme(visit: Visited, programme_id: UUID) -> Response:
    """One programme."""
    visit.visitor.must_be_known()
    return await _page(visit, programme_id)


@router.post("/{ward:ward}/viec/chuong-trinh/{programme_id}/{step}")
async def work_on_programme(visit: Visited, programme_id: UUID, step: str) -> Response:
    """Add an item, show one's own, sign; a refusal is shown on the page."""
    typed = await visit.form()
    here = f"{visit.home}/viec/chuong-trinh/{programme_id}"
    if step not in STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    form = {name: typed.get(name, "") for name in SENT.get(step, ())}
    try:
        path = f"programmes/{programme_id}/{STEPS[step]}"
        await visit.asking.post("planning", path, form or None)
    except Refused as refused:
        shown = refused_form(f"{here}/muc", typed, refused, "muc-")
        return await _page(visit, programme_id, shown)
    return go(here)


@router.post("/{ward:ward}/viec/muc-chuong-trinh/{item_id}/bo")
async def remove_item(visit: Visited, item_id: UUID) -> Response:
    """Take an item of one's own out."""
    told = await visit.asking.post("planning", f"programme-items/{item_id}/removal")
    return go(f"{visit.home}/viec/chuong-trinh/{told['id']}")


async def programme_lines(visit: Visit, kind: str) -> list[ProgrammeLine]:
    """The programmes of a kind, the latest year first."""
    told = await visit.asking.get("planning", "programmes", kind=kind)
    return [
        ProgrammeLine(
            f"{KINDS[kind]} năm {one['year']}",
            f"{visit.home}/viec/chuong-trinh/{one['id']}",
            _state(one),
        )
        for one in told
    ]


def beginning(visit: Visit, kind: str) -> FormView | None:
    """The form that begins a programme, for those who may."""
    if not visit.visitor.may("open_programme"):
        return None
    typed = {"kind": kind, "year": str(visit.today.year)}
    return FormView(f"{visit.home}/viec/chuong-trinh", typed, prefix="ct-")


async def _page(visit: Visit, programme_id: UUID, refused: FormView | None = None) -> Response:
    told = await visit.asking.get("planning", f"programmes/{programme_id}")
    story = events(told["timeline"], await positions_of(visit))
    view = replace(await _view(visit, told), events=story)
    if refused is None:
        return await visit.page("programme.html.j2", view)
    view = replace(view, add=refused) if view.add else replace(view, refusal=refused.alert)
    return await visit.page("programme.html.j2", view, 422)


async def _view(visit: Visit, told: Told) -> ProgrammeView:
    one, side = told["programme"], told["side"]
    href, words = BACK[one["kind"]]
    here = f"{visit.home}/viec/chuong-trinh/{one['id']}"
    draft, may = one["state"] == "draft", visit.visitor.may
    writing = draft and may("add_item")
    view = ProgrammeView(
        title=f"{KINDS[one['kind']]} năm {one['year']}",
        back=Link(f"{visit.home}/{href}", words),
        state=_state(one),
        signatures=_signatures(one),
        items=[_item(visit, each, writing and each["side"] == side) for each in told["items"]],
        joint=one["kind"] == "front",
        content_sha256=told["content_sha256"],
    )
    if writing:
        hidden = any(not each["shared"] for each in told["items"] if each["side"] == side)
        view = replace(
            view,
            add=FormView(f"{here}/muc", prefix="muc-"),
            units=await _units(visit, side),
            share=f"{here}/gui" if hidden and view.joint else "",
        )
    if draft and may("sign_programme") and not one["ward_signed_on"]:
        view = replace(view, sign=f"{here}/ky")
    if draft and view.joint and may("agree_programme") and not one["front_signed_on"]:
        view = replace(view, sign=f"{here}/dong-y")
    return view


async def _units(visit: Visit, side: str) -> list[Choice]:
    """The units of one's own side."""
    units = await visit.asking.get("directory", "units")
    wanted = [
        unit
        for unit in units
        if (unit["kind"] in FRONT_KINDS if side == "front" else unit["kind"] not in OUTSIDE)
    ]
    return [Choice(unit["id"], unit["name"]) for unit in wanted if not unit.get("closed_on")]


def _state(one: Told) -> State:
    if one["state"] == "in_force":
        return State("live", "Đang thực hiện")
    if one["ward_signed_on"] or one["front_signed_on"]:
        return State("todo", "Chờ bên kia ký")
    return State("todo", "Đang soạn")


def _signatures(one: Told) -> list[str]:
    sides: Mapping[str, str] = SIDES if one["kind"] == "front" else {"ward": "Trưởng ban"}
    said = []
    for side, words in sides.items():
        signed_on = one[f"{side}_signed_on"]
        said.append(
            f"{words}: đã ký ngày {the_day(signed_on):%d/%m/%Y}"
            if signed_on
            else f"{words}: chưa ký"
        )
    return said


def _item(visit: Visit, told: Told, mine: bool) -> ProgrammeItemLine:
    task: Told | None = told["task"]
    clock: Clock | None = None
    state = State("todo", "Đã gửi bên kia" if told["shared"] else "Chưa gửi bên kia")
    if task:
        clock = task_clock(visit, task) if task["state"] == "open" else None
        state = TASK_STATES[task["state"]]
    return ProgrammeItemLine(
        ordinal=told["ordinal"],
        text=told["text"],
        unit=told["unit"]["name"],
        side=SIDES[told["side"]],
        due_on=the_day(told["due_on"]),
        state=state,
        clock=clock,
        href=f"{visit.home}/viec/nhiem-vu/{task['id']}" if task else "",
        remove=f"{visit.home}/viec/muc-chuong-trinh/{told['id']}/bo" if mine else "",
    )
