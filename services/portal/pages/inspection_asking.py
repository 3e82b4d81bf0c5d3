"""What one check asks of units: the list, and the form for its team and the chair."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from libs.law.rules import rule
from services.portal import recommendation_words as words
from services.portal.asking import Refused
from services.portal.inspection_words import DESK, WEIGHTS, units_to_check
from services.portal.views import Choice, FormView, Link
from services.portal.views.recommendations import CheckRecommendationsView
from services.portal.visit import Visit, Visited, form_key, go, refused_form

router = APIRouter()
REMEDY = "inspection.remedy"
TYPED = ("unit_id", "text", "basis")


@router.get("/{ward:ward}/viec/cuoc-kiem-tra/{inspection_id}/kien-nghi")
async def recommendations_of(visit: Visited, inspection_id: UUID) -> Response:
    """The recommendations of one check."""
    visit.visitor.must_be_known()
    return await visit.page("check_recommendations.html.j2", await _view(visit, inspection_id))


@router.post("/{ward:ward}/viec/cuoc-kiem-tra/{inspection_id}/kien-nghi")
async def issue(visit: Visited, inspection_id: UUID) -> Response:
    """Ask a unit to put something right."""
    typed = await visit.form()
    here = visit.request.url.path
    form: dict[str, Any] = {name: typed.get(name, "") for name in TYPED}
    form |= {name: typed.get(name) or None for name in ("finding_id", "due_on")}
    try:
        path = f"inspections/{inspection_id}/recommendations"
        await visit.asking.post("inspections", path, form, key=typed.get("key", ""))
    except Refused as refused:
        again = refused_form(here, typed, refused)
        view = replace(await _view(visit, inspection_id), form=again)
        return await visit.page("check_recommendations.html.j2", view, 422)
    return go(here)


async def _view(visit: Visit, inspection_id: UUID) -> CheckRecommendationsView:
    path = f"inspections/{inspection_id}"
    check, told, findings, units = await asyncio.gather(
        visit.asking.get("inspections", path),
        visit.asking.get("inspections", "recommendations", inspection_id=inspection_id),
        visit.asking.get("inspections", f"{path}/findings"),
        visit.asking.get("inspections", "units"),
    )
    here = f"{visit.home}/{DESK}/{inspection_id}"
    asks = check["on_team"] or visit.visitor.may("conclude_inspection")
    can = check["state"] == "concluded" and check["kind"] != "self" and asks
    start = {"key": form_key(), "unit_id": check["unit_id"]}
    return CheckRecommendationsView(
        title="Kiến nghị sau kiểm tra",
        back=Link(here, check["subject"]),
        lines=[words.line(each, visit.home) for each in told],
        nothing=_nothing(check["state"], check["kind"]),
        rule=f"Để trống thì {rule(REMEDY, visit.today).says} kể từ hôm nay.",
        form=FormView(f"{here}/kien-nghi", start) if can else None,
        units=units_to_check(units),
        findings=[
            Choice("", "Theo kết luận chung"),
            *(Choice(each["id"], _of(each)) for each in findings),
        ],
    )


def _of(finding: dict[str, Any]) -> str:
    return f"Phát hiện {finding['ordinal']} ({WEIGHTS[finding['severity']].text.lower()})"


def _nothing(state: str, kind: str) -> str:
    if kind == "self":
        return "Tự kiểm tra không ra kiến nghị: đơn vị tự khắc phục."
    if state != "concluded":
        return "Kiến nghị được ra sau khi có kết luận."
    return "Cuộc kiểm tra này chưa có kiến nghị nào."
