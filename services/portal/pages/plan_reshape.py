"""Merging tasks of a plan under review, or splitting one; each on a page of its own."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.passages import SourceText
from services.portal.pages.plan_review import PROPOSALS
from services.portal.pages.proposals import BODIES, KINDS
from services.portal.reading import RHYTHMS, Told
from services.portal.views import FormView, Link
from services.portal.views.review import PlanMergeView, PlanSplitView, TaskChoice
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
TaskId = Annotated[UUID, Query()]
CHOSEN = "chon."
PARTS_MAX = 10


@router.get("/{ward:ward}/viec/ke-hoach/{plan_id}/gop")
async def merging(visit: Visited, plan_id: UUID, viec: TaskId) -> Response:
    """The tasks that may be merged with one."""
    visit.visitor.must_be_known()
    return await _merge_page(visit, plan_id, viec, FormView(_here(visit, plan_id, "gop", viec)))


@router.post("/{ward:ward}/viec/ke-hoach/{plan_id}/gop")
async def merge(visit: Visited, plan_id: UUID, viec: TaskId) -> Response:
    """Merge the chosen tasks with the one the page is about."""
    typed = await visit.form()
    chosen = [name.removeprefix(CHOSEN) for name in typed if name.startswith(CHOSEN)]
    form = {"proposal_ids": [str(viec), *chosen], "title": typed.get("title", "").strip() or None}
    try:
        made = await visit.asking.post("planning", f"plans/{plan_id}/merges", form)
    except Refused as refused:
        again = refused_form(_here(visit, plan_id, "gop", viec), typed, refused)
        return await _merge_page(visit, plan_id, viec, again, 422)
    return await _go_to(visit, plan_id, made["after"][0])


@router.get("/{ward:ward}/viec/ke-hoach/{plan_id}/tach")
async def splitting(visit: Visited, plan_id: UUID, viec: TaskId) -> Response:
    """The words of a task, to be cut."""
    visit.visitor.must_be_known()
    return await _split_page(visit, plan_id, viec, FormView(_here(visit, plan_id, "tach", viec)))


@router.post("/{ward:ward}/viec/ke-hoach/{plan_id}/tach")
async def split(visit: Visited, plan_id: UUID, viec: TaskId) -> Response:
    """Split a task where its words were cut by new lines."""
    typed = await visit.form()
    words = [line.strip() for line in re.split(r"[\r\n]+", typed.get("words", "")) if line.strip()]
    form = {"proposal_id": str(viec), "parts": [{"words": each} for each in words]}
    try:
        made = await visit.asking.post("planning", f"plans/{plan_id}/splits", form)
    except Refused as refused:
        again = refused_form(_here(visit, plan_id, "tach", viec), typed, refused)
        return await _split_page(visit, plan_id, viec, again, 422)
    return await _go_to(visit, plan_id, made["after"][0])


async def _merge_page(
    visit: Visit, plan_id: UUID, task_id: UUID, form: FormView, status: int = 200
) -> Response:
    tasks, task, text = await _tasks(visit, plan_id, task_id)
    others = [each for each in tasks if each is not task and each["state"] != "rejected"]
    likely = [each for each in others if _alike(task, each)]
    view = PlanMergeView(
        form=form,
        back=_back(visit, plan_id, tasks, task),
        path=task["path"],
        text=_title(task),
        passages=text.passages(task),
        likely=[_choice(each, form) for each in likely],
        others=[_choice(each, form) for each in others if each not in likely],
    )
    return await visit.page("plan_merge.html.j2", view, status)


async def _split_page(
    visit: Visit, plan_id: UUID, task_id: UUID, form: FormView, status: int = 200
) -> Response:
    tasks, task, text = await _tasks(visit, plan_id, task_id)
    values = {"words": task["sentence"], **form.values}
    view = PlanSplitView(
        form=FormView(form.action, values, form.errors, form.alert),
        back=_back(visit, plan_id, tasks, task),
        path=task["path"],
        text=_title(task),
        passages=text.passages(task),
        parts_max=PARTS_MAX,
    )
    return await visit.page("plan_split.html.j2", view, status)


async def _tasks(visit: Visit, plan_id: UUID, task_id: UUID) -> tuple[list[Told], Told, SourceText]:
    review, tree = await asyncio.gather(
        visit.asking.get("planning", f"plans/{plan_id}/review", kind="task"),
        visit.asking.get("planning", f"plans/{plan_id}"),
    )
    tasks = review["proposals"]
    task = next((each for each in tasks if each["id"] == str(task_id)), None)
    if task is None:
        raise Refused(404, "Việc này không còn trong kế hoạch, có thể đã được gộp hoặc tách.", {})
    return tasks, task, SourceText(tree, f"{visit.home}/viec/ke-hoach/{plan_id}/tep")


async def _go_to(visit: Visit, plan_id: UUID, task_id: str) -> Response:
    tasks, task, _ = await _tasks(visit, plan_id, UUID(task_id))
    return go(_back(visit, plan_id, tasks, task).href)


def _back(visit: Visit, plan_id: UUID, tasks: list[Told], task: Told) -> Link:
    page = tasks.index(task) // PROPOSALS + 1
    href = f"{visit.home}/viec/ke-hoach/{plan_id}?trang={page}#cau-{task['id']}"
    return Link(href, "Xem lại kế hoạch")


def _here(visit: Visit, plan_id: UUID, act: str, task_id: UUID) -> str:
    return f"{visit.home}/viec/ke-hoach/{plan_id}/{act}?viec={task_id}"


def _alike(task: Told, other: Told) -> bool:
    """Whether two tasks may be one: the same kind of duty with the same rhythm and day."""
    one, two = ({**each["value"], **each["changed"]} for each in (task, other))
    return all(one[name] == two[name] for name in ("kind", "cadence", "due"))


def _choice(task: Told, form: FormView) -> TaskChoice:
    said = {**task["value"], **task["changed"]}
    due, name = said.get("due") or {}, f"{CHOSEN}{task['id']}"
    days = ", ".join(str(day) for day in due.get("days", ()))
    meta = (
        KINDS.get(said["kind"], ""),
        BODIES.get(said["lead"] or "", ""),
        RHYTHMS.get(said["cadence"] or "", ""),
        f"{days}/{due['month']}" if due.get("month") else days,
    )
    words = [each for each in meta if each]
    return TaskChoice(name, task["path"], _title(task), words, name in form.values)


def _title(task: Told) -> str:
    return str({**task["value"], **task["changed"]}["title"])
