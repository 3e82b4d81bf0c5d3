"""Dialogues: the conferences for everybody, and the desk that plans, notes and gives out."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.dialogue_steps import ACTS, NUMBERED, STATES, dialogue_line, sent_form
from services.portal.look.words import dmy
from services.portal.reading import Told, day, deadline, events, the_day
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.dialogues import (
    CommitmentLine,
    DialogueAct,
    DialoguesView,
    DialogueView,
)
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
ANSWERING = ("office", "department", "service_centre")
KINDS = {"conference": "Hội nghị đối thoại với Nhân dân", "complaint": "Đối thoại khiếu nại"}
PLANNED = ("title", "on", "starts_at", "place", "agenda")


@router.get("/{ward:ward}/doi-thoai")
async def conferences(visit: Visited) -> Response:
    """The conferences of the ward with its residents."""
    told = await visit.asking.get("reception", "conferences")
    here = f"{visit.home}/doi-thoai"
    lines = [dialogue_line(row, here) for row in told["dialogues"]]
    view = DialoguesView(_finding(told["duty"]), lines)
    return await visit.page("dialogues.html.j2", view)


@router.get("/{ward:ward}/doi-thoai/{dialogue_id}")
async def conference(visit: Visited, dialogue_id: UUID) -> Response:
    """One conference, its promises and what became of them."""
    told = await visit.asking.get("reception", f"conferences/{dialogue_id}")
    back = Link(f"{visit.home}/doi-thoai", "Đối thoại với Nhân dân")
    return await visit.page("dialogue.html.j2", _view(told, back))


@router.get("/{ward:ward}/viec/doi-thoai")
async def desk(visit: Visited) -> Response:
    """Every dialogue, and the form to plan one."""
    visit.visitor.must_be_known()
    return await visit.page("dialogues.html.j2", await _desk(visit))


@router.post("/{ward:ward}/viec/doi-thoai")
async def plan(visit: Visited) -> Response:
    """Plan one."""
    typed = await visit.form()
    here = f"{visit.home}/viec/doi-thoai"
    try:
        form = {name: typed.get(name, "") for name in PLANNED} | {"kind": "conference"}
        told = await visit.asking.post("reception", "dialogues", form)
    except Refused as refused:
        view = replace(await _desk(visit), form=refused_form(here, typed, refused))
        return await visit.page("dialogues.html.j2", view, 422)
    return go(f"{here}/{told['id']}")


@router.get("/{ward:ward}/viec/doi-thoai/{dialogue_id}")
async def one(visit: Visited, dialogue_id: UUID) -> Response:
    """One dialogue, and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("dialogue.html.j2", await _one(visit, dialogue_id))


@router.post("/{ward:ward}/viec/doi-thoai/{dialogue_id}/{name}")
async def step(
    visit: Visited, dialogue_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), ACTS[name]
    try:
        path = f"dialogues/{dialogue_id}/{taken.path}"
        if name == "bo-cam-ket":
            path = f"commitments/{quote(typed.get('commitment_id', ''), safe='')}/removal"
        await visit.asking.post("reception", path, sent_form(taken, typed))
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, dialogue_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("dialogue.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/viec/doi-thoai/{dialogue_id}")


async def _desk(visit: Visit) -> DialoguesView:
    told, public = await asyncio.gather(
        visit.asking.get("reception", "dialogues"), visit.asking.get("reception", "conferences")
    )
    here = f"{visit.home}/viec/doi-thoai"
    return DialoguesView(
        _finding(public["duty"]),
        [dialogue_line(row, here) for row in told],
        FormView(here) if visit.visitor.may("plan_dialogue") else None,
    )


async def _one(visit: Visit, dialogue_id: UUID) -> DialogueView:
    told, units = await asyncio.gather(
        visit.asking.get("reception", f"dialogues/{dialogue_id}"),
        visit.asking.get("reception", "units"),
    )
    here = f"{visit.home}/viec/doi-thoai"
    back = Link(here, "Đối thoại")
    if told["case_id"]:
        back = Link(f"{visit.home}/viec/don-thu/{told['case_id']}", "Vụ khiếu nại")
    view = _view(told, back)
    acts = [
        DialogueAct(
            name,
            each.title,
            each.send,
            FormView(f"{here}/{dialogue_id}/{name}", prefix=f"{name}-"),
            (*each.fields, *(("number",) if told["case_id"] and name in NUMBERED else ())),
        )
        for name, each in ACTS.items()
        if each.when(told) and visit.visitor.may(each.action)
    ]
    answering = [Choice(unit["id"], unit["name"]) for unit in units if unit["kind"] in ANSWERING]
    minutes = told["minutes"] or ""
    made = [
        Choice(each["id"], f"{each['ordinal']}. {each['text'][:80]}")
        for each in told["commitments"]
    ]
    return replace(
        view,
        facts=[KINDS[told["kind"]], *view.facts, *_noted(told)],
        acts=acts,
        units=answering,
        made=made,
        minutes=minutes,
        private=told["case_id"] is not None,
        notice=deadline(told["notice"]) if told["notice"] else None,
    )


def _noted(told: Told) -> list[str]:
    """What only officials see of its days."""
    days = [("đã thông báo", told["notified_on"]), ("ghi bổ sung", told["noted_late_on"])]
    return [f"{done} ngày {dmy(on)}" for done, said in days if (on := day(said))]


def _view(told: Told, back: Link) -> DialogueView:
    came = []
    if told["residents"]:
        came = [
            f"{told['residents']} người dân, {told['officials']} cán bộ dự",
            f"{told['questions']} ý kiến, {told['answered']} được trả lời tại chỗ",
        ]
    return DialogueView(
        title=told["title"],
        back=back,
        state=STATES[told["state"]],
        facts=[f"{told['starts_at'][:5]} ngày {dmy(the_day(told['on']))}", told["place"], *came],
        agenda=told["agenda"],
        summary=told["summary"],
        commitments=[_commitment(each) for each in told["commitments"]],
        events=events(told["timeline"], {}),
    )


def _commitment(told: Told) -> CommitmentLine:
    ended = day(told["ended_on"])
    late = f", muộn {told['days_late']} ngày" if told["days_late"] else ""
    state = {
        "open": State("live", "Đang thực hiện"),
        "kept": State("done", f"Đã thực hiện{late}"),
        "partly": State("soon", f"Thực hiện một phần{late}"),
        "broken": State("broken", "Không thực hiện"),
    }[told["state"]]
    notes = [told["unit"], f"hạn {dmy(the_day(told['due_on']))}"]
    if ended:
        notes.append(f"xong ngày {dmy(ended)}")
    return CommitmentLine(f"{told['ordinal']}. {told['text']}", state, notes)


def _finding(duty: Told | None) -> str:
    if duty is None:
        return "Mỗi năm ít nhất một lần"
    if met := day(duty["met_on"]):
        return f"Hội nghị năm {duty['year']} đã tổ chức ngày {dmy(met)} ({duty['basis']})"
    due = dmy(the_day(duty["due_on"]))
    return f"Hội nghị năm {duty['year']} chưa tổ chức, hạn {due} ({duty['basis']})"
