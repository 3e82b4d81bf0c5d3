"""The steering committee: its members and their fields, former decisions, and its meetings."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.meeting_view import meeting_line, units_of
from services.portal.pages.meetings import invitation
from services.portal.pages.programmes import beginning, programme_lines
from services.portal.reading import Told, the_day
from services.portal.views import Choice, CommitteeView, DocumentView, FormView, Seat
from services.portal.visit import Visit, Visited, file_of, go, refused_form

router = APIRouter()
NEW_ROWS = 4
ROWS_MAX = 100


@router.get("/{ward:ward}/viec/ban-chi-dao")
async def committee(visit: Visited) -> Response:
    """The committee at work, those before it, and its meetings."""
    visit.visitor.must_be_known()
    return await visit.page("committee.html.j2", await _view(visit))


@router.post("/{ward:ward}/viec/ban-chi-dao/hop")
async def call_committee(visit: Visited) -> Response:
    """Call a meeting of the committee."""
    typed = await visit.form()
    try:
        made = await call(visit, typed, "committee")
    except Refused as refused:
        shown = refused_form(f"{visit.home}/viec/ban-chi-dao/hop", typed, refused, "hop-")
        return await visit.page("committee.html.j2", replace(await _view(visit), call=shown), 422)
    return go(f"{visit.home}/viec/hop/{made['id']}")


@router.post("/{ward:ward}/viec/ban-chi-dao/kien-toan")
async def consolidate_committee(visit: Visited) -> Response:
    """Form the committee anew by a decision."""
    typed = await visit.form()
    form = {name: typed.get(name, "") for name in ("decision_number", "decided_on")}
    try:
        seats = {"members": _members(typed)}
        await visit.asking.post("directory", "committees", {**form, **seats})
    except Refused as refused:
        shown = refused_form(f"{visit.home}/viec/ban-chi-dao/kien-toan", typed, refused, "kt-")
        view = replace(await _view(visit), consolidate=shown)
        return await visit.page("committee.html.j2", view, 422)
    return go(f"{visit.home}/viec/ban-chi-dao")


async def call(visit: Visit, typed: Mapping[str, str], kind: str) -> Told:
    """Call a meeting of a kind, with the document that was sent along."""
    document = file_of(typed, "documents")
    form = {**invitation(typed), "kind": kind, "title": typed.get("title", "")}
    form["documents"] = [document] if document else []
    called: Told = await visit.asking.post("planning", "meetings", form)
    return called


def _members(typed: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows in which somebody was named; the fields stand one after the other, by commas."""
    found = []
    for row in range(ROWS_MAX):
        position, fields = typed.get(f"position-{row}", ""), typed.get(f"fields-{row}", "")
        if not position.strip():
            continue
        found.append(
            {
                "account_id": typed.get(f"account-{row}") or None,
                "unit_id": typed.get(f"unit-{row}") or None,
                "position": position,
                "fields": [one for each in fields.split(",") if (one := each.strip())],
            }
        )
    return found


async def _view(visit: Visit) -> CommitteeView:
    told, met, units, programmes = await asyncio.gather(
        visit.asking.get("directory", "committees"),
        visit.asking.get("planning", "meetings", kind="committee"),
        units_of(visit),
        programme_lines(visit, "committee"),
    )
    present = next((one for one in told if not one["ended_on"]), None)
    seats = present["members"] if present else []
    desk = f"{visit.home}/viec/ban-chi-dao"
    may = visit.visitor.may
    return CommitteeView(
        finding=_finding(seats, met["meetings"]),
        decision=_decision(present) if present else None,
        seats=[Seat(_who(one), one["position"], one["fields"]) for one in seats],
        former=[_decision(one) for one in told if one["ended_on"]],
        meetings=[meeting_line(visit, one) for one in met["meetings"]],
        programmes=programmes,
        begin=beginning(visit, "committee"),
        units=[Choice("", "Theo tài khoản đã có hoặc bỏ trống"), *units],
        call=FormView(f"{desk}/hop", {"starts_at": "08:00"}, prefix="hop-")
        if may("call_meeting")
        else None,
        consolidate=FormView(f"{desk}/kien-toan", _typed(seats), prefix="kt-")
        if may("consolidate_committee")
        else None,
        rows=min(len(seats) + NEW_ROWS, ROWS_MAX),
    )


def _finding(seats: list[Told], meetings: list[Told]) -> str:
    held = sum(one["state"] == "held" for one in meetings)
    ahead = sum(one["state"] == "called" for one in meetings)
    said = f"{len(seats)} thành viên" if seats else "Chưa ghi quyết định thành lập"
    return f"{said}; {held} cuộc họp đã họp, {ahead} cuộc họp đã mời"


def _who(seat: Told) -> str:
    return ", ".join(each for each in (seat["display_name"], seat["unit_name"]) if each)


def _decision(told: Told) -> DocumentView:
    until = f" (đến {the_day(told['ended_on']):%d/%m/%Y})" if told["ended_on"] else ""
    return DocumentView(
        f"Quyết định {told['decision_number']}",
        the_day(told["decided_on"]),
        "",
        f"{len(told['members'])} thành viên{until}",
    )


def _typed(seats: list[Told]) -> dict[str, str]:
    """The present members as the form of the next decision begins."""
    typed = {}
    for row, seat in enumerate(seats):
        typed[f"account-{row}"] = seat["account_id"] or ""
        typed[f"unit-{row}"] = seat["unit_id"] or ""
        typed[f"position-{row}"] = seat["position"]
        typed[f"fields-{row}"] = ", ".join(seat["fields"])
    return typed
