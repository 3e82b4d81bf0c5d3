"""The review of an imported plan: sentence by sentence, what it gives whom to do by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.plan import title_of
from services.portal.pages.proposals import BODIES, bodies, decision, proposal
from services.portal.reading import Told
from services.portal.views import FormView, Link, PlanReviewView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
PROPOSALS = 12
PageNumber = Annotated[int, Query(ge=1, le=500)]
Typed = Mapping[str, str]


@router.get("/{ward:ward}/viec/ke-hoach/{plan_id}")
async def plan_review(visit: Visited, plan_id: UUID, trang: PageNumber = 1) -> Response:
    """One page of the review."""
    visit.visitor.must_be_known()
    review = await visit.asking.get("planning", f"plans/{plan_id}/review")
    return await visit.page("plan_review.html.j2", _view(visit, review, trang))


@router.post("/{ward:ward}/viec/ke-hoach/{plan_id}")
async def decide(visit: Visited, plan_id: UUID, trang: PageNumber = 1) -> Response:
    """Keep what was decided on this page: all of it, or nothing when something is wrong."""
    typed = await visit.form()
    review = await visit.asking.get("planning", f"plans/{plan_id}/review")
    tasks = _page_of(review, trang)
    try:
        made = [decision(task, typed) for task in tasks]
        form = {"decisions": [each for each in made if each]}
        await visit.asking.post("planning", f"plans/{plan_id}/review", form)
    except Refused as refused:
        here = f"{visit.home}/viec/ke-hoach/{plan_id}?trang={trang}"
        shown = refused_form(here, typed, refused)
        return await visit.page("plan_review.html.j2", _view(visit, review, trang, shown), 422)
    there = trang + 1 if trang * PROPOSALS < len(_tasks(review)) else trang
    return go(f"{visit.home}/viec/ke-hoach/{plan_id}?trang={there}")


@router.post("/{ward:ward}/viec/ke-hoach/{plan_id}/{step}")
async def take_step(visit: Visited, plan_id: UUID, step: str) -> Response:
    """Take the sure ones, see the flags, name the units, submit; refusals show on the page."""
    typed = await visit.form()
    steps: dict[str, tuple[str, dict[str, Any]]] = {
        "nhan": ("review", {"accept_from": "high"}),
        "da-xem": ("review", {"all_flags_seen": True}),
        "don-vi": ("review", {"bodies": _bodies(typed)}),
        "rut-ve": ("review", {"take_back": True}),
        "trinh": ("submission", {}),
    }
    if step not in steps:
        raise Refused(404, "Không tìm thấy trang này.", {})
    path, form = steps[step]
    here = f"{visit.home}/viec/ke-hoach/{plan_id}"
    try:
        await visit.asking.post("planning", f"plans/{plan_id}/{path}", form)
    except Refused as refused:
        review = await visit.asking.get("planning", f"plans/{plan_id}/review")
        shown = refused_form(f"{here}/{step}", typed, refused)
        again: dict[str, Any] = {"submit" if step == "trinh" else "form": shown}
        view = replace(_view(visit, review, 1), **again)
        return await visit.page("plan_review.html.j2", view, 422)
    return go(f"{visit.home}/ke-hoach?ban={plan_id}" if step == "trinh" else here)


def _bodies(typed: Typed) -> dict[str, list[str]]:
    """The units chosen; what was left as it is stays."""
    return {body: [typed[body]] for body in BODIES if typed.get(body)}


def _tasks(review: Told) -> list[Told]:
    return [each for each in review["proposals"] if each["kind"] == "task"]


def _page_of(review: Told, page: int) -> list[Told]:
    return _tasks(review)[(page - 1) * PROPOSALS : page * PROPOSALS]


def _view(
    visit: Visit,
    review: Told,
    page: int,
    form: FormView | None = None,
) -> PlanReviewView:
    plan, counters = review["plan"], review["counters"]
    here = f"{visit.home}/viec/ke-hoach/{plan['id']}"
    typed = form.values if form else {}
    pages = -(-len(_tasks(review)) // PROPOSALS)
    return PlanReviewView(
        title=f"Xem lại: {title_of(plan)}",
        form=form or FormView(f"{here}?trang={page}"),
        counts=_counts(counters),
        flags=[flag["message"] for flag in review["flags"] if not flag["seen_at"]],
        proposals=[proposal(task, review, typed) for task in _page_of(review, page)],
        submit=FormView(f"{here}/trinh"),
        waiting=counters["tasks_undecided"],
        returned=review["returns"][0]["reason"] if review["returns"] else "",
        bodies=bodies(review),
        bodies_form=FormView(f"{here}/don-vi"),
        bulk=FormView(f"{here}/nhan") if counters["tasks_undecided"] else None,
        seen=FormView(f"{here}/da-xem"),
        previous=_link(here, page - 1, pages),
        next=_link(here, page + 1, pages),
    )


def _counts(counters: Told) -> list[tuple[int, str]]:
    counts = [
        (counters["tasks"], "câu giao việc"),
        (counters["tasks_taken"], "đã nhận"),
        (counters["tasks_without_lead"], "việc chưa có đơn vị chủ trì"),
        (counters["flags_unseen"], "điểm chưa xem"),
    ]
    return [(count, words) for place, (count, words) in enumerate(counts) if count or place < 2]


def _link(here: str, page: int, pages: int) -> Link | None:
    return Link(f"{here}?trang={page}", f"Trang {page}/{pages}") if 1 <= page <= pages else None
