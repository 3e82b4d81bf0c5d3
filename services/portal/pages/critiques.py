"""Social criticism: the committee's desk and the Front's room are one page, each with its steps."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.consultation_words import ANSWERS
from services.portal.look.words import dmy
from services.portal.reading import Told, day, deadline, events, the_day
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.consultations import ConsultationAct, ConsultationLine
from services.portal.views.critiques import CritiquesView, CritiqueView, PointLine
from services.portal.visit import Visit, Visited, file_of, go, needed_file, refused_form

router = APIRouter()
OF_COMMITTEE = ("office", "department", "service_centre")
STATES = {
    "sent": State("live", "Mặt trận đang phản biện"),
    "issued": State("todo", "Chờ Ủy ban nhân dân trả lời"),
    "answered": State("done", "Đã trả lời"),
    "withdrawn": State("stopped", "Ủy ban nhân dân đã thu hồi"),
}
OPEN = State("todo", "Chưa trả lời")
UNANSWERED = "Mặt trận nêu {number} điểm. Lời từng điểm hiện ở đây cùng với câu trả lời."
# name: path, permission, state, title, words of the button, fields
ACTS: dict[str, tuple[str, str, str, str, str, tuple[str, ...]]] = {
    "diem": ("points", "add_critique_point", "sent", "Thêm một điểm", "Thêm điểm", ("text",)),
    "gui": (
        *("issue", "issue_critique", "sent", "Gửi văn bản phản biện", "Gửi Ủy ban nhân dân"),
        ("number", "paper"),
    ),
    "thong-nhat": (
        *("issue", "issue_critique", "sent", "Thống nhất với dự thảo", "Gửi là thống nhất"),
        ("number", "paper"),
    ),
    "doi-ngay": ("day", "move_critique", "sent", "Đổi ngày phản biện", "Đổi ngày", ("meets_on",)),
    "thu-hoi": (
        *("withdrawal", "withdraw_critique", "sent", "Thu hồi dự thảo gửi nhầm", "Thu hồi"),
        ("reason",),
    ),
    "tra-loi": (
        *("reply", "answer_critique", "issued", "Gửi văn bản trả lời Mặt trận", "Gửi trả lời"),
        ("number",),
    ),
}


@router.get("/{ward:ward}/phan-bien")
async def public_critiques(visit: Visited) -> Response:
    """What the Front criticised, for everybody."""
    told = await visit.asking.get("participation", "published-critiques")
    here = f"{visit.home}/phan-bien"
    return await visit.page("critiques.html.j2", CritiquesView(_lines(told, here)))


@router.get("/{ward:ward}/phan-bien/{critique_id}")
async def public_critique(visit: Visited, critique_id: UUID) -> Response:
    """The points of one, each with its reply."""
    told = await visit.asking.get("participation", f"published-critiques/{critique_id}")
    view = CritiqueView(
        title=told["title"],
        back=Link(f"{visit.home}/phan-bien", "Phản biện xã hội"),
        state=STATES[told["state"]],
        facts=[told["unit"], *_facts(told)],
        summary=told["summary"],
        links=[],
        points=[_shown(each) for each in told["points"]],
        note="" if told["points"] else _unanswered(told["points_count"]),
        deadline=deadline(told["sending"]),
        events=events(told["timeline"], {}),
    )
    return await visit.page("critique.html.j2", view)


@router.get("/{ward:ward}/viec/phan-bien")
async def critiques(visit: Visited) -> Response:
    """Every draft that went to the Front."""
    visit.visitor.must_be_known()
    return await visit.page("critiques.html.j2", await _list(visit))


@router.post("/{ward:ward}/viec/phan-bien")
async def send(visit: Visited) -> Response:
    """Send one."""
    typed = await visit.form()
    here = f"{visit.home}/viec/phan-bien"
    try:
        form = {name: typed.get(name, "") for name in ("title", "summary", "unit_id", "meets_on")}
        form["draft"] = needed_file(typed, "draft")
        told = await visit.asking.post("participation", "critiques", form)
    except Refused as refused:
        view = replace(await _list(visit), form=refused_form(here, typed, refused))
        return await visit.page("critiques.html.j2", view, 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/phan-bien/{critique_id}")
async def critique(visit: Visited, critique_id: UUID) -> Response:
    """One draft, its points, the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("critique.html.j2", await _one(visit, critique_id))


@router.post("/{ward:ward}/viec/phan-bien/{critique_id}/{name}")
async def step(
    visit: Visited, critique_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    path, *_, fields = ACTS[name]
    try:
        form: dict[str, Any] = {field: typed.get(field, "") for field in fields}
        if "paper" in form:
            form |= {"paper": file_of(typed, "paper"), "agrees": name == "thong-nhat"}
        await visit.asking.post("participation", f"critiques/{critique_id}/{path}", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, critique_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("critique.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/viec/phan-bien/{critique_id}")


@router.post("/{ward:ward}/viec/phan-bien/{critique_id}/diem/{point_id}/{name}")
async def of_point(
    visit: Visited, critique_id: UUID, point_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Reply to a point, or take it back."""
    typed = await visit.form()
    path, form = "removal", {}
    if name == "tra-loi":
        path, form = "reply", {field: typed.get(field, "") for field in ("taken", "reply")}
    try:
        await visit.asking.post("participation", f"critique-points/{point_id}/{path}", form)
    except Refused as refused:
        prefix = f"{name}-{point_id}-"
        again = refused_form(visit.request.url.path, typed, refused, prefix)
        view = await _one(visit, critique_id)
        points = [
            replace(each, form=again) if each.form and each.form.prefix == prefix else each
            for each in view.points
        ]
        return await visit.page("critique.html.j2", replace(view, points=points), 422)
    return go(f"{visit.home}/viec/phan-bien/{critique_id}")


async def _list(visit: Visit) -> CritiquesView:
    told, units = await asyncio.gather(
        visit.asking.get("participation", "critiques"), visit.asking.get("participation", "units")
    )
    here = f"{visit.home}/viec/phan-bien"
    form = FormView(here) if visit.visitor.may("send_for_critique") else None
    return CritiquesView(
        _lines(told, here),
        form,
        [Choice(unit["id"], unit["name"]) for unit in units if unit["kind"] in OF_COMMITTEE],
    )


async def _one(visit: Visit, critique_id: UUID) -> CritiqueView:
    told = await visit.asking.get("participation", f"critiques/{critique_id}")
    here = f"{visit.home}/viec/phan-bien/{critique_id}"
    links = [Link(told["draft"], "Dự thảo")]
    if told["paper"]:
        links.append(Link(told["paper"], "Văn bản phản biện"))
    hidden = told["state"] == "sent" and not told["points"]
    return CritiqueView(
        title=told["title"],
        back=Link(f"{visit.home}/viec/phan-bien", "Phản biện xã hội"),
        state=STATES[told["state"]],
        facts=_facts(told),
        summary=told["summary"],
        links=links,
        points=[_point(visit, each, told, here) for each in told["points"]],
        note="Ủy ban nhân dân đọc được các điểm khi Mặt trận gửi văn bản." if hidden else "",
        withdrawn=told["withdrawal_reason"],
        deadline=deadline(told["sending"]),
        events=events(told["timeline"], {}),
        acts=[
            ConsultationAct(name, title, button, FormView(f"{here}/{name}", prefix=f"{name}-"), of)
            for name, (_, action, state, title, button, of) in ACTS.items()
            if told["state"] == state and visit.visitor.may(action, told["unit_id"])
        ],
        answers=[Choice(key, state.text) for key, state in ANSWERS.items()],
    )


def _unanswered(points: int) -> str:
    return UNANSWERED.format(number=points) if points else "Mặt trận thống nhất với dự thảo."


def _lines(told: list[Told], here: str) -> list[ConsultationLine]:
    return [
        ConsultationLine(each["title"], f"{here}/{each['id']}", STATES[each["state"]], _facts(each))
        for each in told
    ]


def _shown(told: Told) -> PointLine:
    state = ANSWERS[told["taken"]] if told["taken"] else OPEN
    return PointLine(f"Điểm {told['ordinal']}", told["text"], state, told["reply"])


def _point(visit: Visit, told: Told, of: Told, here: str) -> PointLine:
    one = f"{here}/diem/{told['id']}"
    form, may = None, visit.visitor.may
    if of["state"] == "issued" and may("reply_to_point", of["unit_id"]):
        typed = {name: told[name] or "" for name in ("taken", "reply")}
        form = FormView(f"{one}/tra-loi", typed, prefix=f"tra-loi-{told['id']}-")
    takes_back = of["state"] == "sent" and may("remove_critique_point")
    return replace(_shown(told), remove=f"{one}/bo" if takes_back else "", form=form)


def _facts(told: Told) -> list[str]:
    sent, meets = dmy(the_day(told["sent_on"])), dmy(the_day(told["meets_on"]))
    said = [f"gửi Mặt trận {sent}", f"ngày phản biện {meets}"]
    if issued := day(told["issued_on"]):
        said.append(f"văn bản phản biện {told['number']} ngày {dmy(issued)}")
    if answered := day(told["answered_on"]):
        said.append(f"trả lời {told['reply_number']} ngày {dmy(answered)}")
    if withdrawn := day(told.get("withdrawn_on")):
        said.append(f"thu hồi {dmy(withdrawn)}")
    return said
