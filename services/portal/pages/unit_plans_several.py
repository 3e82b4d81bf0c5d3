"""Several plans of units that wait: put in force or sent back, each by its own rule."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.unit_plans import Year
from services.portal.reading import Told, the_day
from services.portal.several import TICK, One, asked, done_one_by_one, gone, ticked
from services.portal.views import FormView, Link
from services.portal.views.unit_plans import PlansWaitingView, WaitingPlan
from services.portal.visit import Visit, Visited, form_key, refused_form

router = APIRouter()
PAGE, DESK = "unit_plans_waiting.html.j2", "viec/duyet-ke-hoach-don-vi"
NUMBER, READ = "so.", "doc."
GONE = "Kế hoạch này không còn chờ phê duyệt."
NOT_YOURS = "Trang này dành cho người phê duyệt kế hoạch."
RETURN = "tra-lai"


@router.get("/{ward:ward}/viec/duyet-ke-hoach-don-vi")
async def plans_waiting(visit: Visited, year: Year = None) -> Response:
    """Every plan that waits, with its steps to be read."""
    visit.visitor.must_be_known()
    return await visit.page(PAGE, await _view(visit, year or visit.today.year))


@router.post("/{ward:ward}/viec/duyet-ke-hoach-don-vi")
async def decide_several(visit: Visited, year: Year = None) -> Response:
    """Put the chosen plans in force, each under its own number, or send them back."""
    typed, of_year = await visit.form(), year or visit.today.year
    view = await _view(visit, of_year)
    returns = typed.get("act") == RETURN
    try:
        chosen = ticked(typed)
        if returns and not typed.get("reason", "").strip():
            raise Refused(422, "Cần ghi cần sửa những gì.", {"reason": "Cần điền."})
    except Refused as refused:
        again = refused_form(_here(visit, of_year), typed, refused)
        return await visit.page(PAGE, replace(view, form=again), 422)
    back = Link(f"{visit.home}/viec/ke-hoach-don-vi?nam={of_year}", "Kế hoạch của các đơn vị")
    plans = {plan.id: plan for plan in view.plans}
    things = [
        _one(visit, typed, plans[each], returns=returns)
        if each in plans
        else gone(each, GONE, back)
        for each in chosen
    ]
    title = "Trả lại nhiều kế hoạch" if returns else "Phê duyệt nhiều kế hoạch"
    # What is sent back is no second try of what was put in force.
    kept = {**typed, "key": f"{typed['key']}-{RETURN}"} if returns and typed.get("key") else typed
    return await done_one_by_one(visit, kept, things, title, back)


def _one(visit: Visit, typed: Mapping[str, str], plan: WaitingPlan, *, returns: bool) -> One:
    path = f"unit-plans/{plan.id}"
    if returns:
        act = asked(visit, "planning", f"{path}/return", {"reason": typed["reason"]})
    else:
        signed = {
            "number": typed.get(f"{NUMBER}{plan.id}", ""),
            "signed_on": typed.get("signed_on", ""),
            "content_sha256": typed.get(f"{READ}{plan.id}", ""),
        }
        act = asked(visit, "planning", f"{path}/approval", signed)
    return One(plan.id, plan.unit, plan.href, act)


async def _view(visit: Visit, year: int) -> PlansWaitingView:
    if not visit.visitor.may("approve_unit_plan"):
        raise Refused(403, NOT_YOURS, {})
    told = await visit.asking.get("planning", "unit-plans", year=year)
    ids = [
        each["waiting"]["id"]
        for each in told
        if each["waiting"] and each["waiting"]["state"] == "submitted"
    ]
    plans = await asyncio.gather(
        *(visit.asking.get("planning", f"unit-plans/{each}") for each in ids)
    )
    form = FormView(_here(visit, year), {"key": form_key(), "signed_on": f"{visit.today}"})
    return PlansWaitingView(year, [_plan(visit, each) for each in plans], form)


def _plan(visit: Visit, told: Told) -> WaitingPlan:
    plan = told["plan"]
    return WaitingPlan(
        id=plan["id"],
        unit=told["unit"],
        href=f"{visit.home}/viec/ke-hoach-don-vi/{plan['id']}",
        steps=[_step(each) for each in told["items"]],
        left_out=told["left_out"],
        tick=f"{TICK}{plan['id']}",
        number=f"{NUMBER}{plan['id']}",
        read=(f"{READ}{plan['id']}", told["content_sha256"]),
    )


def _step(told: Told) -> str:
    due = told["due_on"]
    return f"{told['title']} (hạn {the_day(due):%d/%m/%Y})" if due else str(told["title"])


def _here(visit: Visit, year: int) -> str:
    return f"{visit.home}/{DESK}?nam={year}"
