"""The review of an imported plan: sentence by sentence, what it gives whom to do by when."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.passages import SourceText
from services.portal.pages.plan import title_of
from services.portal.pages.proposals import BODIES, bodies, decision, proposal
from services.portal.reading import Told
from services.portal.views import FormView, Link
from services.portal.views.review import PlanReviewView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
PROPOSALS = 12
# What a button of one proposal asks for, after the page's decisions were kept.
ACT = re.compile(r"(?P<act>gop|tach|hoan-tac)/(?P<id>[0-9a-f-]{36})")
PageNumber = Annotated[int, Query(ge=1, le=500)]
Typed = Mapping[str, str]


@dataclass(frozen=True)
class _Told:
    """A plan under review, and its text."""

    review: Told
    tree: Told


@router.get("/{ward:ward}/viec/ke-hoach/{plan_id}")
async def plan_review(visit: Visited, plan_id: UUID, trang: PageNumber = 1) -> Response:
    """One page of the review."""
    visit.visitor.must_be_known()
    return await _page(visit, await _told(visit, plan_id), trang)


@router.get("/{ward:ward}/viec/ke-hoach/{plan_id}/tep")
async def plan_file(visit: Visited, plan_id: UUID, trang: PageNumber = 1) -> Response:
    """Leads to the file the plan was read from, a PDF at the page asked for."""
    visit.visitor.must_be_known()
    source = await visit.asking.get("planning", f"plans/{plan_id}/source")
    if not source["link"]:
        raise Refused(404, "Kế hoạch này được dán vào, không có tệp gốc.", {})
    return go(f"{source['link']}#page={trang}" if source["kind"] == "pdf" else source["link"])


@router.post("/{ward:ward}/viec/ke-hoach/{plan_id}")
async def decide(visit: Visited, plan_id: UUID, trang: PageNumber = 1) -> Response:
    """Keep what was decided on this page: all of it, or nothing when something is wrong."""
    typed = await visit.form()
    told = await _told(visit, plan_id)
    here = f"{visit.home}/viec/ke-hoach/{plan_id}"
    asked = ACT.fullmatch(typed.get("act", ""))
    try:
        made = [decision(task, typed) for task in _page_of(told.review, trang)]
        form = {"decisions": [each for each in made if each]}
        await visit.asking.post("planning", f"plans/{plan_id}/review", form)
        if asked and asked["act"] == "hoan-tac":
            path = f"plans/{plan_id}/reshapings/{asked['id']}/undo"
            await visit.asking.post("planning", path, {})
    except Refused as refused:
        shown = refused_form(f"{here}?trang={trang}", typed, refused)
        return await _page(visit, told, trang, form=shown)
    if asked and asked["act"] != "hoan-tac":
        return go(f"{here}/{asked['act']}?viec={asked['id']}")
    onwards = not asked and trang * PROPOSALS < len(told.review["proposals"])
    return go(f"{here}?trang={trang + onwards}")


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
        shown = refused_form(f"{here}/{step}", typed, refused)
        told = await _told(visit, plan_id)
        if step == "trinh":
            return await _page(visit, told, 1, submit=shown)
        return await _page(visit, told, 1, form=shown)
    return go(f"{visit.home}/ke-hoach?ban={plan_id}" if step == "trinh" else here)


def _bodies(typed: Typed) -> dict[str, list[str]]:
    """The units chosen; what was left as it is stays."""
    return {body: [typed[body]] for body in BODIES if typed.get(body)}


async def _told(visit: Visit, plan_id: UUID) -> _Told:
    review, tree = await asyncio.gather(
        visit.asking.get("planning", f"plans/{plan_id}/review", kind="task"),
        visit.asking.get("planning", f"plans/{plan_id}"),
    )
    return _Told(review, tree)


def _page_of(review: Told, page: int) -> list[Told]:
    tasks: list[Told] = review["proposals"]
    return tasks[(page - 1) * PROPOSALS : page * PROPOSALS]


async def _page(
    visit: Visit,
    told: _Told,
    page: int,
    form: FormView | None = None,
    submit: FormView | None = None,
) -> Response:
    """The page; `form` and `submit` are there when what they sent was refused."""
    view = _view(visit, told, page, form)
    if submit is not None:
        view = replace(view, submit=submit)
    return await visit.page("plan_review.html.j2", view, 422 if form or submit else 200)


def _view(visit: Visit, told: _Told, page: int, form: FormView | None) -> PlanReviewView:
    review, plan, counters = told.review, told.review["plan"], told.review["counters"]
    here = f"{visit.home}/viec/ke-hoach/{plan['id']}"
    typed = form.values if form else {}
    text = SourceText(told.tree, f"{here}/tep")
    pages = -(-len(review["proposals"]) // PROPOSALS)
    return PlanReviewView(
        title=f"Xem lại: {title_of(plan)}",
        form=form or FormView(f"{here}?trang={page}"),
        counts=_counts(counters),
        flags=[flag["message"] for flag in review["flags"] if not flag["seen_at"]],
        proposals=[proposal(task, review, text, typed) for task in _page_of(review, page)],
        submit=FormView(f"{here}/trinh"),
        waiting=counters["tasks_undecided"],
        returned=review["returns"][0]["reason"] if review["returns"] else "",
        bodies=bodies(review),
        bodies_form=FormView(f"{here}/don-vi"),
        bulk=FormView(f"{here}/nhan") if counters["tasks_undecided"] else None,
        seen=FormView(f"{here}/da-xem"),
        previous=_link(here, page - 1, pages),
        next=_link(here, page + 1, pages),
        source=None if plan["source_kind"] == "text" else Link(f"{here}/tep", "Mở tệp gốc"),
        left_out=told.tree["left_out"],
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
