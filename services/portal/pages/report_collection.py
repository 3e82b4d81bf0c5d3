"""Collecting a report's parts: who is asked, who has handed in, what goes into the draft."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.part_words import line_of
from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link
from services.portal.views.parts import CollectionView
from services.portal.visit import Visit, Visited, form_key, go, refused_form

router = APIRouter()
PAGE, TICK = "report_collection.html.j2", "unit-"
# Others are no part of the committee and are not asked.
KINDS = ("neighbourhood", "department", "service_centre", "office")
NO_DRAFT = "Lập dự thảo báo cáo rồi mới đưa phần của các đơn vị vào được."
APPROVED = (
    "Báo cáo đã được phê duyệt: lập lại dự thảo, bỏ phê duyệt, rồi mới đưa phần của các đơn vị vào"
    " được; hoặc trả lại phần đã nộp."
)


@router.get("/{ward:ward}/viec/bao-cao/ky/{period_id}/phan")
async def collection(visit: Visited, period_id: UUID) -> Response:
    """Who was asked for the report of a period, and who has handed in."""
    visit.visitor.must_be_known()
    return await visit.page(PAGE, await collection_view(visit, period_id))


@router.post("/{ward:ward}/viec/bao-cao/ky/{period_id}/phan")
async def ask(visit: Visited, period_id: UUID) -> Response:
    """Ask the ticked units; sending the form twice asks them once."""
    typed = await visit.form()
    here = f"{visit.home}/viec/bao-cao/ky/{period_id}/phan"
    ticked = [name.removeprefix(TICK) for name in typed if name.startswith(TICK)]
    try:
        path, form = f"periods/{period_id}/parts", {"unit_ids": ticked}
        await visit.asking.post("reporting", path, form, key=typed.get("key", ""))
    except Refused as refused:
        view = await collection_view(visit, period_id)
        if view.ask is None:
            raise
        again = refused_form(here, {"key": form_key()} | typed, refused)
        return await visit.page(PAGE, replace(view, ask=again), 422)
    return go(here)


@router.post("/{ward:ward}/viec/bao-cao/ky/{period_id}/phan/dua-vao")
async def take(visit: Visited, period_id: UUID) -> Response:
    """Take what was handed in into the draft, and look at it there."""
    view = await collection_view(visit, period_id)
    report_id = (await visit.form()).get("report_id", "")
    if view.take is None or view.take.values["report_id"] != report_id:
        raise Refused(409, NO_DRAFT, {})
    await visit.asking.post("reporting", f"reports/{report_id}/parts")
    return go(f"{visit.home}/bao-cao/{report_id}")


async def collection_view(visit: Visit, period_id: UUID) -> CollectionView:
    """Who was asked, what was handed in, and the forms to ask, to take and to send back."""
    period, told, units, made = await asyncio.gather(
        visit.asking.get("reporting", f"periods/{period_id}"),
        visit.asking.get("reporting", f"periods/{period_id}/parts"),
        visit.asking.get("reporting", "units"),
        visit.asking.get("reporting", "reports"),
    )
    here = f"{visit.home}/viec/bao-cao/ky/{period_id}/phan"
    over = period["status"] in ("submitted", "submitted_late")
    asked = {each["unit_id"] for each in told}
    free = [unit for unit in units if unit["kind"] in KINDS and unit["id"] not in asked]
    may_ask = visit.visitor.may("ask_parts") and not over
    waiting = any(each["state"] == "handed_in" and not each["taken"] for each in told)
    draft = _of_period(made, str(period_id), "draft")
    returns = visit.visitor.may("return_part")
    lines = [line_of(each, visit.home, of_unit=False, returns=returns) for each in told]
    back = {"key": form_key()}
    take = waiting and draft and visit.visitor.may("take_parts")
    return CollectionView(
        title=f"Phần của các đơn vị: {period['title']}",
        back=Link(f"{visit.home}/viec/bao-cao", "Báo cáo"),
        finding=_finding(told),
        lines=lines,
        ask=FormView(here, {"key": form_key()}) if may_ask and free else None,
        units=[Choice(unit["id"], unit["name"]) for unit in free],
        take=FormView(f"{here}/dua-vao", {"report_id": draft}) if take else None,
        returning=FormView(f"{here}/tra-lai", back, prefix="tl-")
        if any(line.tick for line in lines)
        else None,
        note=_note(made, str(period_id)) if waiting and not draft and not over else "",
    )


def _of_period(made: list[Told], period_id: str, status: str) -> str:
    """The period's report of that status, if there is one."""
    found = (each for each in made if each["status"] == status and each["period_id"] == period_id)
    return next((str(each["id"]) for each in found), "")


def _note(made: list[Told], period_id: str) -> str:
    """Why what was handed in does not go into the report yet."""
    return APPROVED if _of_period(made, period_id, "approved") else NO_DRAFT


def _finding(told: list[Told]) -> str:
    if not told:
        return "Chưa yêu cầu đơn vị nào"
    handed_in = sum(each["state"] == "handed_in" for each in told)
    late = sum(each["state"] == "asked" and each["days_left"] < 0 for each in told)
    said = f"{handed_in}/{len(told)} đơn vị đã nộp"
    return f"{said}, {late} đơn vị quá hạn" if late else said
