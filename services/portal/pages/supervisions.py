"""Supervision: the room of each board and of the Front, what the committee got, the public."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal import supervision_words as words
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.reading import Told, day, deadline, events
from services.portal.supervision_desk import again, desk
from services.portal.views import Choice, Clock, FormView, Link
from services.portal.views.inspections import CheckLine
from services.portal.views.matters import Act
from services.portal.views.supervisions import (
    AdviceLine,
    SupervisionList,
    SupervisionsView,
    SupervisionView,
)
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
DRAFTED = ("subject", "scope", "unit_id", "starts_on")


@router.get("/{ward:ward}/giam-sat")
async def public_supervisions(visit: Visited) -> Response:
    """What was published, for everybody."""
    told = await visit.asking.get("inspections", "published-supervisions")
    here = f"{visit.home}/{words.PUBLIC}"
    lines = [
        CheckLine(
            each["subject"], f"{here}/{each['id']}", words.STATES["concluded"], words.facts(each)
        )
        for each in told
    ]
    part = SupervisionList("all", "Kết quả đã công bố", lines, "Chưa có kết quả nào được công bố.")
    finding = f"{len(told)} kết quả đã công bố" if told else "Chưa có kết quả nào được công bố"
    return await visit.page(
        "supervisions.html.j2", SupervisionsView(words.TITLE, finding, "", [part])
    )


@router.get("/{ward:ward}/giam-sat/{supervision_id}")
async def public_supervision(visit: Visited, supervision_id: UUID) -> Response:
    """One of them, each recommendation with its answer."""
    told = await visit.asking.get("inspections", f"published-supervisions/{supervision_id}")
    view = SupervisionView(
        title=told["subject"],
        back=Link(f"{visit.home}/{words.PUBLIC}", words.TITLE),
        state=words.STATES["concluded"],
        facts=words.facts(told),
        notice="",
        scope="",
        result=told["result"],
        advice=[_said(visit, each) for each in told["advice"]],
        events=events(told["timeline"], {}),
    )
    return await visit.page("supervision.html.j2", view)


@router.get("/{ward:ward}/viec/giam-sat")
async def supervisions(visit: Visited) -> Response:
    """Everything that whoever looks may know of."""
    visit.visitor.must_be_known()
    return await visit.page("supervisions.html.j2", await desk(visit))


@router.post("/{ward:ward}/viec/giam-sat")
async def draft(visit: Visited) -> Response:
    """Prepare a supervision."""
    typed = await visit.form()
    form: dict[str, Any] = {name: typed.get(name, "") for name in DRAFTED}
    form["work_id"] = typed.get("work_id") or None
    try:
        told = await visit.asking.post("inspections", "supervisions", form)
    except Refused as refused:
        return await again(visit, "lap", refused_form(visit.request.url.path, typed, refused))
    return go(f"{visit.home}/{words.DESK}/{told['id']}")


@router.get("/{ward:ward}/viec/giam-sat/{supervision_id}")
async def supervision(visit: Visited, supervision_id: UUID) -> Response:
    """One supervision, its result, the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("supervision.html.j2", await _one(visit, supervision_id))


@router.post("/{ward:ward}/viec/giam-sat/{supervision_id}/{name}")
async def step(
    visit: Visited, supervision_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in words.STEPS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), words.STEPS[name]
    try:
        form: dict[str, Any] = {field: typed.get(field, "") for field in taken.fields}
        if "paper" in form:
            form["paper"] = file_of(typed, "paper")
        path = f"supervisions/{supervision_id}/{taken.path}"
        await visit.asking.post("inspections", path, form)
    except Refused as refused:
        shown = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, supervision_id)
        acts = refused_in(view.acts, name, shown, refused)
        return await visit.page("supervision.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/{words.DESK}/{supervision_id}")


@router.post("/{ward:ward}/viec/giam-sat/{supervision_id}/kien-nghi/{advice_id}/bo")
async def take_back(visit: Visited, supervision_id: UUID, advice_id: UUID) -> Response:
    """Take a recommendation back before it is sent."""
    await visit.asking.post("inspections", f"advice/{advice_id}/removal")
    return go(f"{visit.home}/{words.DESK}/{supervision_id}")


@router.post("/{ward:ward}/viec/giam-sat/{supervision_id}/kien-nghi/{advice_id}/tra-loi")
async def answer(visit: Visited, supervision_id: UUID, advice_id: UUID) -> Response:
    """The committee answers one."""
    typed = await visit.form()
    try:
        form: dict[str, Any] = {name: typed.get(name, "") for name in ("taken", "answer", "number")}
        form["paper"] = file_of(typed, "paper")
        await visit.asking.post("inspections", f"advice/{advice_id}/answer", form)
    except Refused as refused:
        shown = refused_form(visit.request.url.path, typed, refused, f"{advice_id}-")
        view = await _one(visit, supervision_id)
        advice = [
            replace(one, form=shown) if one.form and one.form.prefix == shown.prefix else one
            for one in view.advice
        ]
        return await visit.page("supervision.html.j2", replace(view, advice=advice), 422)
    return go(f"{visit.home}/{words.DESK}/{supervision_id}")


async def _one(visit: Visit, supervision_id: UUID) -> SupervisionView:
    told = await visit.asking.get("inspections", f"supervisions/{supervision_id}")
    here = f"{visit.home}/{words.DESK}/{supervision_id}"
    notice = words.PRIVATE if told["own"] and not told["sent_on"] else ""
    if told["return_reason"]:
        notice = f"Mặt trận trả lại: {told['return_reason']}"
    return SupervisionView(
        title=told["subject"],
        back=Link(f"{visit.home}/{words.DESK}", words.TITLE),
        state=words.STATES[told["state"]],
        facts=words.facts(told),
        notice=notice,
        scope=told["scope"],
        clocks=_clocks(visit, told),
        report=told["report"],
        report_paper=told["report_file"] or "",
        result=told["result"] or told["drop_reason"],
        unread="Kết quả hiện ở đây khi được gửi." if told["state"] != "dropped" else "",
        advice=[_advice(visit, each, told, here) for each in told["advice"]],
        recoveries=[words.recovery(each) for each in told["recoveries"]],
        answers=[Choice(key, state.text) for key, state in words.ANSWERS.items()],
        events=events(told["timeline"], {}),
        acts=[
            Act(
                name,
                each.title,
                each.send,
                FormView(f"{here}/{name}", prefix=f"{name}-"),
                [words.FIELDS[field] for field in each.fields],
            )
            for name, each in words.STEPS.items()
            if each.when(told) and visit.visitor.may(each.action, _whose(told, name))
        ],
    )


def _whose(told: Told, name: str) -> str | None:
    """Whose unit a step belongs to, where that matters: the report is of the supervised."""
    return told["unit_id"] if name == "bao-cao" else None


def _clocks(visit: Visit, told: Told) -> list[tuple[str, Clock]]:
    found: list[tuple[str, Clock]] = []
    if told["state"] in words.OVER:
        return found
    hears = told["state"] in ("sent", "started")
    if hears and (report_by := day(told["report_by"])) and not told["reported_on"]:
        found.append(("Nơi được giám sát báo cáo", words.clock(report_by, visit.today)))
    if (conclude_by := day(told["conclude_by"])) and not told["concluded_on"]:
        found.append(("Mặt trận kết luận", words.clock(conclude_by, visit.today)))
    return found


def _said(visit: Visit, told: Told) -> AdviceLine:
    notes = [told["basis"], f"kiến nghị với {words.ADDRESSEES[told['addressee']]}"]
    if answered := day(told["answered_on"]):
        notes.append(f"trả lời {told['answer_number']} ngày {dmy(answered)}")
    state = words.advice_state(told, visit.today)
    title = f"Kiến nghị {told['ordinal']}"
    return AdviceLine(title, told["text"], state, notes, reply=told["answer"])


def _advice(visit: Visit, told: Told, of: Told, here: str) -> AdviceLine:
    one, line = f"{here}/kien-nghi/{told['id']}", _said(visit, told)
    if told["about_law"]:
        line = replace(line, notes=[*line.notes, "bất cập của chính sách, pháp luật"])
    if told["due_on"] and not told["answered_on"]:
        line = replace(line, deadline=deadline(told["clock"]))
        if visit.visitor.may("answer_advice"):
            line = replace(line, form=FormView(f"{one}/tra-loi", prefix=f"{told['id']}-"))
    removable = of["own"] and of["state"] in ("started", "ended")
    return replace(line, paper=told["answer_file"] or "", remove=f"{one}/bo" if removable else "")
