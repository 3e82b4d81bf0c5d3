"""The text of a unit's plan: handed in as a file or pasted, read whole, decided step by step."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.look import words
from services.portal.reading import Told, moment
from services.portal.views import Choice, FormView, Link, ReadStep, UnitTextView
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
KINDS = {"text": "nội dung dán vào", "docx": "tệp Word", "pdf": "tệp PDF"}
OWN = Choice("", "Việc riêng của đơn vị")
SERVED = "Kế hoạch đã có việc để thực hiện nhiệm vụ này của phường."
AT = "/{ward:ward}/viec/ke-hoach-don-vi/{plan_id}/van-ban"


@router.get(AT)
async def unit_plan_text(visit: Visited, plan_id: UUID) -> Response:
    """The text as it was read, and for its unit the steps that wait."""
    visit.visitor.must_be_known()
    return await visit.page("unit_plan_text.html.j2", await _view(visit, plan_id))


@router.post(AT)
async def import_unit_plan(visit: Visited, plan_id: UUID) -> Response:
    """Have a text read; its steps come next."""
    typed, here = await visit.form(), _here(visit, plan_id)
    try:
        # One of both: an empty field is nothing sent, so the other one counts.
        # A file of plain text comes as its words, not as a receipt.
        text = typed.get("text", "").strip() or typed.get("receipt.text")
        form = {"receipt": file_of(typed, "receipt"), "text": text or None}
        await visit.asking.post("planning", f"unit-plans/{plan_id}/text", form)
    except Refused as refused:
        view = await _view(visit, plan_id)
        view = replace(view, upload=refused_form(here, typed, refused))
        return await visit.page("unit_plan_text.html.j2", view, 422)
    return go(here)


@router.post(AT + "/viec")
async def decide_steps(visit: Visited, plan_id: UUID) -> Response:
    """Take over or drop the steps that were decided on this page."""
    typed, here = await visit.form(), _here(visit, plan_id)
    decided = [name.removesuffix(".decision") for name in typed if name.endswith(".decision")]
    try:
        if decided:
            form = {"decisions": [_decision(key, typed) for key in decided]}
            await visit.asking.post("planning", f"unit-plans/{plan_id}/steps", form)
    except Refused as refused:
        shown = refused_form(f"{here}/viec", typed, refused)
        view = await _view(visit, plan_id, typed)
        return await visit.page("unit_plan_text.html.j2", replace(view, form=shown), 422)
    view = await _view(visit, plan_id)
    return go(here if view.steps else view.plan.href)


def _decision(key: str, typed: Mapping[str, str]) -> dict[str, Any]:
    accepted = typed[f"{key}.decision"] == "accept"
    return {
        "proposal_id": key,
        "accepted": accepted,
        # Of what is dropped, nothing typed is asked for.
        "title": typed.get(f"{key}.title", "") if accepted else "-",
        "due_on": (typed.get(f"{key}.due_on") or None) if accepted else None,
        "task_id": (typed.get(f"{key}.task_id") or None) if accepted else None,
    }


async def _view(
    visit: Visit, plan_id: UUID, typed: Mapping[str, str] | None = None
) -> UnitTextView:
    told, text = await asyncio.gather(
        visit.asking.get("planning", f"unit-plans/{plan_id}"),
        visit.asking.get("planning", f"unit-plans/{plan_id}/text"),
    )
    plan, here = told["plan"], _here(visit, plan_id)
    own = str(visit.visitor.actor.unit_id) == plan["unit_id"]
    drafting = own and plan["state"] == "draft" and visit.visitor.may("import_unit_plan")
    waiting = [one for one in text["steps"] if one["state"] == "proposed"] if drafting else []
    source = text["source"]
    return UnitTextView(
        title=f"Văn bản kế hoạch của {told['unit']}, năm {plan['year']}",
        plan=Link(here.removesuffix("/van-ban"), f"Kế hoạch của {told['unit']}"),
        source=f"Đọc từ {KINDS[source['kind']]} lúc {words.moment(moment(source['read_at']))}"
        if source
        else "Kế hoạch này chưa có văn bản.",
        passages=[f"{one['mark']} {one['text']}".strip() for one in text["passages"]],
        notices=source["notices"] if source else (),
        left_out=text["left_out"],
        steps=[_step(one, told, typed or {}) for one in waiting],
        form=FormView(f"{here}/viec") if waiting else None,
        upload=FormView(here) if drafting else None,
    )


def _step(told: Told, plan: Told, typed: Mapping[str, str]) -> ReadStep:
    key = told["id"]
    task = typed.get(f"{key}.task_id", told["task_id"] or "")
    served = {item["task"]["id"] for item in plan["items"] if item["task"]}
    return ReadStep(
        key=key,
        path=told["path"],
        sentence=told["sentence"],
        title=typed.get(f"{key}.title", told["title"]),
        due_on=typed.get(f"{key}.due_on", told["due_on"] or ""),
        tasks=[
            OWN,
            *(Choice(one["id"], one["title"], one["id"] == task) for one in plan["choices"]),
        ],
        decision=typed.get(f"{key}.decision", ""),
        flag=SERVED if told["task_id"] in served else "",
    )


def _here(visit: Visit, plan_id: UUID) -> str:
    return f"{visit.home}/viec/ke-hoach-don-vi/{plan_id}/van-ban"
