"""A task of the plan: what the plan says, what was done, and the forms to add to it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.duties.tasks import task_clock, task_source, task_title
from services.portal.pages.disclosures import KINDS
from services.portal.pages.plan import TASK_STATES
from services.portal.pages.unit_steps import steps_of
from services.portal.reading import RHYTHMS, Told, events, moment, planned_deadline, the_day
from services.portal.views import (
    Answer,
    Choice,
    Clock,
    Event,
    FileView,
    FormView,
    Link,
    State,
    TaskView,
)
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
GOING_ON = "going_on"
OTHERS_MAX = 30
OUTCOMES = (
    (GOING_ON, "Đang làm"),
    ("done", "Xong"),
    ("partly", "Xong một phần"),
    ("not_done", "Không thực hiện"),
)


@router.get("/{ward:ward}/viec/nhiem-vu/{task_id}")
async def task(visit: Visited, task_id: UUID) -> Response:
    """One task."""
    told = await visit.asking.get("planning", f"tasks/{task_id}")
    return await visit.page("task.html.j2", await _whole(visit, told, _view(visit, told)))


@router.post("/{ward:ward}/viec/nhiem-vu/{task_id}/tien-do")
async def note_progress(visit: Visited, task_id: UUID) -> Response:
    """Note progress, or report how the task ended."""
    typed = await visit.form()
    here = f"{visit.home}/viec/nhiem-vu/{task_id}"
    try:
        receipt = file_of(typed, "evidence")
        files = [receipt] if receipt else []
        path, form = _progress(visit, typed)
        await visit.asking.post("planning", f"tasks/{task_id}/{path}", {**form, "evidence": files})
    except Refused as refused:
        shown = refused_form(f"{here}/tien-do", typed, refused)
        return await _again(visit, task_id, progress_form=shown)
    return go(here)


@router.post("/{ward:ward}/viec/nhiem-vu/{task_id}/don-doc")
async def send_urging(visit: Visited, task_id: UUID) -> Response:
    """Urge the unit that leads the task."""
    typed = await visit.form()
    here = f"{visit.home}/viec/nhiem-vu/{task_id}"
    form = {
        "text": typed.get("text", ""),
        "answer_by": typed.get("answer_by") or None,
        "with_task_ids": [name[5:] for name in typed if name.startswith("with.")],
    }
    try:
        await visit.asking.post("planning", f"tasks/{task_id}/urgings", form)
    except Refused as refused:
        shown = refused_form(f"{here}/don-doc", typed, refused, "dd-")
        return await _again(visit, task_id, urging_form=shown)
    return go(f"{here}#don-doc")


@router.post("/{ward:ward}/viec/nhiem-vu/{task_id}/tra-loi/{urging_id}")
async def answer_urging(visit: Visited, task_id: UUID, urging_id: UUID) -> Response:
    """Answer an urging."""
    typed = await visit.form()
    here = f"{visit.home}/viec/nhiem-vu/{task_id}"
    try:
        form = {"answer": typed.get("answer", "")}
        await visit.asking.post("planning", f"urgings/{urging_id}/answer", form)
    except Refused as refused:
        shown = refused_form(f"{here}/tra-loi/{urging_id}", typed, refused, f"tl-{urging_id}-")
        told = await visit.asking.get("planning", f"tasks/{task_id}")
        view = _view(visit, told, {str(urging_id): shown})
        return await visit.page("task.html.j2", view, 422)
    return go(f"{here}#don-doc")


def _progress(visit: Visit, typed: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    outcome, note = typed.get("outcome", ""), typed.get("note", "")
    if outcome == GOING_ON:
        return "progress", {"on": f"{visit.today}", "note": note}
    return "outcome", {"outcome": outcome, "reason": note or None}


async def _again(visit: Visit, task_id: UUID, **forms: Any) -> Response:
    told = await visit.asking.get("planning", f"tasks/{task_id}")
    view = await _whole(visit, told, replace(_view(visit, told), **forms))
    return await visit.page("task.html.j2", view, 422)


async def _whole(visit: Visit, told: Told, view: TaskView) -> TaskView:
    """With who did what, the units' steps, and the unit's other tasks that one letter may name."""
    steps, positions = await asyncio.gather(
        steps_of(visit, told["task"]["id"]), positions_of(visit)
    )
    view = replace(view, steps=steps, events=_events(told, positions))
    lead = told["task"]["lead_unit"]
    if view.urging_form is None or lead is None:
        return view
    asked = {"unit": lead["id"], "state": "open", "limit": OTHERS_MAX}
    found = await visit.asking.get("planning", "tasks", **asked)
    typed = view.urging_form.values
    others = [
        Choice(f"with.{each['id']}", task_title(each), f"with.{each['id']}" in typed)
        for each in found["tasks"]
        if each["id"] != told["task"]["id"]
    ]
    return replace(view, others=others)


def _view(visit: Visit, told: Told, answers: Mapping[str, FormView] | None = None) -> TaskView:
    task = told["task"]
    here = f"{visit.home}/viec/nhiem-vu/{task['id']}"
    unit = task["lead_unit"]["id"] if task["lead_unit"] else ""
    is_open = task["state"] == "open"
    form = FormView(f"{here}/tien-do", {"outcome": GOING_ON})
    by_its_act = task["origin"] == "law"
    return TaskView(
        title=task_title(task),
        source=task["source_sentence"],
        source_from=task_source(visit, task),
        lead=task["lead_unit"]["name"] if task["lead_unit"] else "Chưa giao đơn vị",
        cooperating=[each["name"] for each in task["cooperating"]],
        rhythm=RHYTHMS.get(task["cadence"], "Không ghi"),
        output=task["output"],
        indicator=task["indicator"],
        evidence_asked=task["evidence_asked"],
        state=TASK_STATES[task["state"]],
        clock=task_clock(visit, task) if is_open else None,
        events=_events(told, {}),
        files=_files(told),
        progress_form=form if is_open and visit.visitor.may("note_progress", unit) else None,
        outcomes=[Choice(*each) for each in (OUTCOMES[:1] if by_its_act else OUTCOMES)],
        says=task["says"],
        basis=task["basis"],
        deadline=planned_deadline(told["clock"], task["due_on"], _moves(told)),
        urgings=[_urging(visit, here, each, answers or {}) for each in told["urgings"]],
        acts=[Link(f"{here}/quyet-dinh", "Điều chỉnh bằng quyết định")]
        if is_open and visit.visitor.may("amend_task")
        else [],
        urging_form=FormView(f"{here}/don-doc", prefix="dd-")
        if is_open and visit.visitor.may("send_urging")
        else None,
    )


def _moves(told: Told) -> list[str]:
    return [one["text"] for one in told["timeline"] if one["action"] == "move_task"]


def _events(told: Told, positions: Mapping[str, str]) -> list[Event]:
    """What was done and what happened, the newest first."""
    notes = [Event(moment(one["noted_at"]), one["note"]) for one in told["progress"] if one["note"]]
    both = [*reversed(notes), *events(told["timeline"], positions)]
    return sorted(both, key=lambda event: event.at, reverse=True)


def _files(told: Told) -> list[FileView]:
    return [
        FileView(
            f"Ngày {the_day(one['on']):%d/%m/%Y}, {KINDS.get(file['media_type'], 'tệp')}",
            file["link"],
            file["size_bytes"],
            file["sha256"],
            moment(one["noted_at"]),
        )
        for one in told["progress"]
        for file in one["evidence"]
    ]


def _urging(visit: Visit, here: str, told: Told, answers: Mapping[str, FormView]) -> Answer:
    answer_by = the_day(told["answer_by"])
    if told["answered_on"]:
        late = f", muộn {told['days_late']} ngày" if told["days_late"] else ""
        state = State("done", f"Đã trả lời{late}")
    elif answer_by < visit.today:
        state = State("late", "Quá hạn trả lời")
    else:
        state = State("soon", "Chờ trả lời")
    form = None
    if not told["answered_on"] and visit.visitor.may("answer_urging", told["unit_id"]):
        own = FormView(f"{here}/tra-loi/{told['id']}", prefix=f"tl-{told['id']}-")
        form = answers.get(told["id"], own)
    letter = Link(f"{visit.home}/viec/don-doc/{told['id']}", told["number"] or "Xem văn bản")
    return Answer(told["text"], Clock(answer_by, state), told["answer"], form, letter)
