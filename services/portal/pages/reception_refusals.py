"""Refusals to receive on the desk: the ground, the clock of the notice, and its paper."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.accounts_told import positions_of
from services.portal.asking import Refused
from services.portal.look.words import dmy
from services.portal.pages.items import pager
from services.portal.pages.reception_booking import MATTERS
from services.portal.pages.reception_desk import choices, may_see
from services.portal.pages.reception_register import PAGE_LINES, REASONS
from services.portal.reading import Told, deadline, events, the_day, urgency
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.reception import RefusalPageView, RefusalsView, SessionLine
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
TYPED = ("ground", "matter", "summary", "refused_on", "full_name", "address", "id_number")


@router.get("/{ward:ward}/viec/tu-choi-tiep")
async def refusals(visit: Visited, trang: Annotated[int, Query(ge=1, le=1_000)] = 1) -> Response:
    """Every refusal, and the form for another."""
    may_see(visit)
    return await visit.page("reception_refusals.html.j2", await _list(visit, trang))


@router.post("/{ward:ward}/viec/tu-choi-tiep")
async def refuse(visit: Visited) -> Response:
    """Write a refusal down."""
    typed = await visit.form()
    try:
        form = {name: typed.get(name, "") for name in TYPED}
        told = await visit.asking.post("reception", "refusals", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await _list(visit), form=again)
        return await visit.page("reception_refusals.html.j2", view, 422)
    return go(f"{visit.home}/viec/tu-choi-tiep/{told['id']}")


@router.get("/{ward:ward}/viec/tu-choi-tiep/{refusal_id}")
async def one(visit: Visited, refusal_id: UUID) -> Response:
    """One refusal."""
    may_see(visit)
    return await visit.page("reception_refusal.html.j2", await _page(visit, refusal_id))


@router.post("/{ward:ward}/viec/tu-choi-tiep/{refusal_id}/so")
async def issue(visit: Visited, refusal_id: UUID) -> Response:
    """Give the notice its number."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("number", "on")}
    try:
        await visit.asking.post("reception", f"refusals/{refusal_id}/notice", form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await _page(visit, refusal_id), issue=again)
        return await visit.page("reception_refusal.html.j2", view, 422)
    return go(f"{visit.home}/viec/tu-choi-tiep/{refusal_id}")


@router.post("/{ward:ward}/viec/tu-choi-tiep/{refusal_id}/van-ban")
async def paper(visit: Visited, refusal_id: UUID) -> Response:
    """The notice itself: it names a person, so the look is logged."""
    typed = await visit.form()
    form = {"reason": typed.get("reason", "")}
    answer = await visit.asking.send("reception", f"refusals/{refusal_id}/paper", form)
    kept = ("content-type", "content-disposition", "cache-control")
    return Response(answer.body, 200, {n: v for n, v in answer.headers if n in kept})


async def _list(visit: Visit, page: int = 1) -> RefusalsView:
    told, owed, grounds = await asyncio.gather(
        visit.asking.get("reception", "refusals", page=page),
        visit.asking.get("reception", "refusals", owed=True),
        visit.asking.get("reception", "refusal-grounds"),
    )
    here = f"{visit.home}/viec/tu-choi-tiep"
    words = {str(one["key"]): str(one["title"]) for one in grounds}
    late = sum(one["days_left"] < 0 for one in owed["lines"])
    form = FormView(here, {"refused_on": f"{visit.today}", "matter": "complaint"})
    return RefusalsView(
        finding=f"{late} thông báo quá hạn" if late else f"{told['total']} lần từ chối",
        lines=[_line(here, one, words) for one in told["lines"]],
        form=form if visit.visitor.may("refuse_reception") else None,
        grounds=[Choice(one["key"], f"{one['title']} ({one['basis']})") for one in grounds],
        matters=choices(MATTERS),
        pager=pager(f"{here}?", page, told["total"], PAGE_LINES),
    )


def _line(here: str, told: Told, words: dict[str, str]) -> SessionLine:
    return SessionLine(
        day=the_day(told["refused_on"]),
        href=f"{here}/{told['id']}",
        hours=MATTERS[told["matter"]],
        notes=[words.get(str(told["ground"]), "")],
        state=_state(told),
    )


def _state(told: Told) -> State:
    if told["notice_number"]:
        return State("done", f"Đã thông báo, số {told['notice_number']}")
    if told["days_left"] is not None:
        return urgency(told["days_left"])
    return State("done", "Không có hạn thông báo")


async def _page(visit: Visit, refusal_id: UUID) -> RefusalPageView:
    told, grounds, positions = await asyncio.gather(
        visit.asking.get("reception", f"refusals/{refusal_id}"),
        visit.asking.get("reception", "refusal-grounds"),
        positions_of(visit),
    )
    here = f"{visit.home}/viec/tu-choi-tiep"
    law = next((one for one in grounds if one["key"] == told["ground"]), None)
    facts = [
        ("Ngày từ chối", dmy(the_day(told["refused_on"]))),
        ("Đến để", MATTERS[told["matter"]]),
        ("Nội dung", told["summary"]),
        ("Căn cứ", f"{law['title']} ({law['basis']})" if law else told["ground"]),
    ]
    notice = bool(law and law["notice"])
    issue = notice and not told["notice_number"] and visit.visitor.may("issue_refusal_notice")
    opens = notice and visit.visitor.may("open_refusal_notice")
    return RefusalPageView(
        title=f"Từ chối tiếp công dân ngày {dmy(the_day(told['refused_on']))}",
        back=Link(here, "Từ chối tiếp"),
        state=_state(told),
        facts=facts,
        deadline=deadline(told["explanation"]) if told["explanation"] else None,
        issue=FormView(f"{here}/{refusal_id}/so", {"on": f"{visit.today}"}) if issue else None,
        paper=FormView(f"{here}/{refusal_id}/van-ban", prefix="mo-") if opens else None,
        reasons=choices(REASONS),
        events=events(told["timeline"], positions),
    )
