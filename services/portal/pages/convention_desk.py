"""Village conventions at the desk: the head drafts and posts, the ward answers and oversees."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import convention_words as words
from services.portal.acts import refused_in, with_form
from services.portal.asking import Refused
from services.portal.convention_steps import STEPS
from services.portal.pages.convention_view import DESK, PAPERS, one_of
from services.portal.pages.conventions import TITLE
from services.portal.papers import paper
from services.portal.reading import Told
from services.portal.views import Choice, FormView
from services.portal.views.conventions import ConventionsView
from services.portal.views.matters import Act, Field
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
CALLED = [Choice(*each) for each in words.CALLED.items()]
PURPOSES = [Choice(*each) for each in words.PURPOSES.items()]
BEGUN = ("unit_id", "called", "title", "purpose", "replaces_id")
ENTERED = ("unit_id", "called", "title", "text", "number", "on")


@router.get("/{ward:ward}/viec/huong-uoc")
async def desk(visit: Visited) -> Response:
    """Every convention, and the forms to begin or to enter one."""
    visit.visitor.must_be_known()
    return await visit.page("conventions.html.j2", await _desk(visit))


@router.post("/{ward:ward}/viec/huong-uoc/{name}")
async def begin(visit: Visited, name: Annotated[str, Path(pattern="^(soan|ghi)$")]) -> Response:
    """Begin to draft, or enter one that was recognised before."""
    typed = await visit.form()
    drafts = name == "soan"
    form: dict[str, Any] = {
        each: typed[each] for each in (BEGUN if drafts else ENTERED) if typed.get(each)
    }
    try:
        if drafts:
            lines = typed.get("team", "").splitlines()
            form["team"] = [line.strip() for line in lines if line.strip()]
        else:
            form["file"] = file_of(typed, "file")
        path = "conventions" if drafts else "entered-conventions"
        told = await visit.asking.post("participation", path, form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _desk(visit)
        acts = with_form(view.acts, name, again)
        return await visit.page("conventions.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/{DESK}/{told['id']}")


@router.get("/{ward:ward}/viec/huong-uoc/{convention_id}")
async def one(visit: Visited, convention_id: UUID) -> Response:
    """One convention, and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("convention.html.j2", await one_of(visit, convention_id))


@router.get("/{ward:ward}/viec/huong-uoc/{convention_id}/tai/{which}.{wanted}")
async def print_paper(
    visit: Visited,
    convention_id: UUID,
    which: Annotated[str, Path(max_length=20)],
    wanted: Annotated[str, Path(pattern="^(pdf|docx)$")],
) -> Response:
    """One of the five forms."""
    if which not in PAPERS:
        raise Refused(404, "Không có bản này.", {})
    return await paper(visit, f"conventions/{convention_id}/papers/{which}.{wanted}")


@router.post("/{ward:ward}/viec/huong-uoc/{convention_id}/phan-anh/{complaint_id}")
async def answer(visit: Visited, convention_id: UUID, complaint_id: UUID) -> Response:
    """Answer a complaint; a refusal is shown at it."""
    typed = await visit.form()
    try:
        form = {name: typed.get(name, "") for name in ("number", "answer")}
        path = f"convention-complaints/{complaint_id}/answer"
        await visit.asking.post("participation", path, form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"tra-loi-{complaint_id}-")
        view = await one_of(visit, convention_id)
        found = [
            replace(each, form=again) if each.form and each.form.action == again.action else each
            for each in view.complaints
        ]
        return await visit.page("convention.html.j2", replace(view, complaints=found), 422)
    return go(f"{visit.home}/{DESK}/{convention_id}")


@router.post("/{ward:ward}/viec/huong-uoc/{convention_id}/{name}")
async def step(
    visit: Visited, convention_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), STEPS[name]
    try:
        form: dict[str, Any] = {
            each.name: file_of(typed, each.name) if each.kind == "file" else typed[each.name]
            for each in taken.fields
            if typed.get(each.name) or each.kind == "file"
        }
        await visit.asking.post("participation", f"conventions/{convention_id}/{taken.path}", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await one_of(visit, convention_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("convention.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/{DESK}/{convention_id}")


async def _desk(visit: Visit) -> ConventionsView:
    told, units = await asyncio.gather(
        visit.asking.get("participation", "conventions-at-work"),
        visit.asking.get("participation", "units"),
    )
    here = f"{visit.home}/{DESK}"
    view = words.list_of(TITLE, told, here)
    places = [Choice(u["id"], u["name"]) for u in units if u["kind"] == "neighbourhood"]
    own = [each for each in places if each.value == str(visit.visitor.actor.unit_id)]
    named = [
        Field("called", "Tên gọi", "select", choices=CALLED),
        Field("title", "Tên đầy đủ", hint="Ví dụ: Quy ước khu phố Bắc."),
    ]
    acts = []
    if own and visit.visitor.may("begin_convention", own[0].value):
        fields = [Field("unit_id", "Khu phố", "select", choices=own), *named, *_begin(told, own[0])]
        form = FormView(f"{here}/soan", prefix="soan-")
        acts.append(Act("soan", "Soạn thảo hương ước, quy ước", "Bắt đầu", form, fields))
    if visit.visitor.may("enter_convention"):
        unit = Field("unit_id", "Khu phố", "select", choices=places)
        form = FormView(f"{here}/ghi", prefix="ghi-")
        title = "Ghi hương ước, quy ước đã được công nhận từ trước"
        acts.append(Act("ghi", title, "Ghi", form, [unit, *named, *_entered()]))
    return replace(view, acts=acts)


def _begin(told: list[Told], own: Choice) -> list[Field]:
    kept = [each for each in told if each["unit_id"] == own.value and each["state"] in words.KEPT]
    old = [Choice("", "Không có"), *(Choice(each["id"], each["title"]) for each in kept)]
    team = "Mỗi dòng một người, ít nhất hai người. Không hiện công khai."
    return [
        Field("purpose", "Để làm gì?", "select", choices=PURPOSES),
        Field("replaces_id", "Bản đang thực hiện", "select", optional=True, choices=old),
        Field("team", "Tổ soạn thảo", "area", team),
    ]


def _entered() -> list[Field]:
    return [
        Field("number", "Số quyết định công nhận"),
        Field("on", "Ngày quyết định", "date"),
        Field("text", "Toàn văn", "area", "Mỗi điều bắt đầu ở dòng mới: “Điều 1. Tên điều”."),
        Field("file", "Bản quét", "file", "PDF, DOCX hoặc ảnh.", optional=True),
    ]
