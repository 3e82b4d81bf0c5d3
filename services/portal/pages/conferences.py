"""Staff conferences: every place of work, and one with its plan, result, checks and matters."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.duties.tasks import task_clock
from services.portal.pages.workplace_view import state_of, workplace_view
from services.portal.reading import Told, the_day
from services.portal.views import Clock, WorkplaceLine, WorkplacesView
from services.portal.visit import Visit, Visited, file_of, go, needed_file, refused_form

router = APIRouter()
KIND = {"office": "Cơ quan", "service_centre": "Trung tâm", "school": "Trường học"}
# Part of the address, and the field of the view that holds the form.
FORMS = {
    "thong-tin": "describe",
    "ke-hoach": "plan",
    "ket-qua": "convene",
    "kiem-tra": "check",
    "de-xuat": "propose",
}


@router.get("/{ward:ward}/viec/hoi-nghi")
async def workplaces(visit: Visited) -> Response:
    """Every place of work with its conference; somebody of a unit is led to their own."""
    visit.visitor.must_be_known()
    told = (await visit.asking.get("planning", "workplaces"))["workplaces"]
    if len(told) == 1 and visit.visitor.sees_only_own:
        return go(f"{visit.home}/viec/hoi-nghi/{told[0]['unit_id']}")
    view = WorkplacesView(_finding(told), [_line(visit, one) for one in told])
    return await visit.page("workplaces.html.j2", view)


@router.get("/{ward:ward}/viec/hoi-nghi/{unit_id}")
async def workplace(visit: Visited, unit_id: UUID) -> Response:
    """One place of work."""
    visit.visitor.must_be_known()
    return await _page(visit, unit_id)


@router.post("/{ward:ward}/viec/hoi-nghi/{unit_id}/{step}")
async def work_on_conference(visit: Visited, unit_id: UUID, step: str) -> Response:
    """Describe, plan, note the result, check, propose; a refusal comes back to its form."""
    typed = await visit.form()
    here = f"{visit.home}/viec/hoi-nghi/{unit_id}"
    if step not in FORMS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    try:
        path, form = await _asked(visit, unit_id, step, typed)
        await visit.asking.post("planning", path, form)
    except Refused as refused:
        shown = refused_form(f"{here}/{step}", typed, refused, f"{step}-")
        return await _page(visit, unit_id, 422, **{FORMS[step]: shown})
    return go(here)


@router.post("/{ward:ward}/viec/hoi-nghi/{unit_id}/noi-dung/{proposal_id}")
async def settle_matter(visit: Visited, unit_id: UUID, proposal_id: UUID) -> Response:
    """Note what the staff decided, or what became of their opinion."""
    typed = await visit.form()
    here = f"{visit.home}/viec/hoi-nghi/{unit_id}"
    form = {name: typed.get(name, "") for name in ("outcome", "answer", "on")}
    try:
        await visit.asking.post("planning", f"staff-matters/{proposal_id}/settlement", form)
    except Refused as refused:
        action = f"{here}/noi-dung/{proposal_id}"
        shown = refused_form(action, typed, refused, f"nd-{proposal_id}-")
        told, matters = await _told(visit, unit_id)
        view = workplace_view(visit, told, matters, {str(proposal_id): shown})
        return await visit.page("workplace.html.j2", view, 422)
    return go(f"{here}#viec-ban")


async def _page(visit: Visit, unit_id: UUID, status: int = 200, **forms: Any) -> Response:
    told, matters = await _told(visit, unit_id)
    view = replace(workplace_view(visit, told, matters, {}), **forms)
    return await visit.page("workplace.html.j2", view, status)


async def _told(visit: Visit, unit_id: UUID) -> tuple[Told, list[Told]]:
    return await asyncio.gather(
        visit.asking.get("planning", f"workplaces/{unit_id}"),
        visit.asking.get("planning", f"workplaces/{unit_id}/matters"),
    )


async def _asked(
    visit: Visit, unit_id: UUID, step: str, typed: Mapping[str, str]
) -> tuple[str, dict[str, Any]]:
    """Where a form goes in the service, and what it says there."""

    def said(*names: str) -> dict[str, Any]:
        return {name: typed.get(name) or None for name in names}

    here = f"workplaces/{unit_id}"
    if step == "thong-tin":
        return here, said("staff_count", "year_end", "speaker")
    if step == "kiem-tra":
        proof = needed_file(typed, "evidence")
        return f"{here}/checks", {**said("on", "announced_on", "result"), "evidence": proof}
    if step == "de-xuat":
        article, _, number = typed.get("matter", "").partition(".")
        asked = said("text", "proposed_by", "supporters", "on")
        return f"{here}/matters", {"article": int(article or 0), "number": number, **asked}
    told = await visit.asking.get("planning", here)
    conference = told["workplace"]["conference"]
    if conference is None:
        raise Refused(404, "Đơn vị chưa đến kỳ tổ chức hội nghị.", {})
    path = f"conferences/{conference['id']}"
    if step == "ke-hoach":
        return f"{path}/plan", said("on", "place", "form", "staff_count", "summoned")
    counted = said("on", "present", "in_favour")
    counted["resolution"] = file_of(typed, "resolution")
    return f"{path}/convening", {**counted, "by_ballot": typed.get("by_ballot") == "1"}


def _finding(told: list[Told]) -> str:
    owed = [one for one in told if one["conference"] and one["conference"]["state"] != "waived"]
    held = sum(one["conference"]["state"] == "held" for one in owed)
    unknown = sum(one["staff_count"] is None for one in told)
    more = f"; {unknown} đơn vị chưa khai số người" if unknown else ""
    return f"{held}/{len(owed)} đơn vị đã tổ chức hội nghị{more}"


def _line(visit: Visit, one: Told) -> WorkplaceLine:
    conference = one["conference"]
    people = f"{one['staff_count']} người" if one["staff_count"] else "chưa khai số người"
    return WorkplaceLine(
        name=one["name"],
        href=f"{visit.home}/viec/hoi-nghi/{one['unit_id']}",
        note=f"{KIND[one['kind']]}, {people}",
        state=state_of(conference),
        clock=_clock(visit, conference),
    )


def _clock(visit: Visit, conference: Told | None) -> Clock | None:
    if conference is None or conference["state"] in ("held", "waived"):
        return None
    late = (visit.today - the_day(conference["due_on"])).days
    as_task = {"due_on": conference["due_on"], "late": late > 0, "days_late": late, "id": ""}
    clock = task_clock(visit, as_task)
    return replace(clock, explained="") if clock else None
