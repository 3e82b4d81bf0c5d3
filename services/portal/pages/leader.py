"""The leader's page: late things first, over all services, then the week ahead and the sayings."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.duties.sources import gathered, sources_of
from services.portal.duties.tasks import ward_task_duties
from services.portal.pages.leader_view import Chosen, leader_view, owed_of
from services.portal.pages.today import sayings_view
from services.portal.visit import Visit, Visited

router = APIRouter()
OF_WHOEVER_READS = (
    "Trang này gồm việc của kế hoạch, công khai, niêm yết và báo cáo của UBND. "
    "Đơn thư, kiểm tra và dự thảo nội bộ của UBND không có ở đây."
)
OF_UNITS = ("nhiệm vụ của các đơn vị", ward_task_duties)


@router.get("/{ward:ward}/viec/lanh-dao")
async def leaders_page(
    visit: Visited,
    unit: Annotated[str, Query(alias="don-vi", max_length=300)] = "",
    kind: Annotated[str, Query(alias="loai", max_length=20)] = "",
    shown: Annotated[str, Query(alias="xem", max_length=10)] = "",
) -> Response:
    """Everything late or due within a week, of all units; of one unit or kind when chosen."""
    visit.visitor.must_be_known()
    if not visit.visitor.may("see_late_work"):
        raise Refused(403, "Trang này dành cho lãnh đạo và những người tổng hợp.", {})
    (duties, away), units, told = await asyncio.gather(
        gathered(visit, [OF_UNITS, *sources_of(visit)]),
        _or_none(visit, "units"),
        _or_none(visit, "dashboard"),
    )
    owed = owed_of(visit, duties, {each["id"]: each["name"] for each in units or []})
    missing = away if told else [*away, "số liệu năm nay"]
    sayings = sayings_view(visit, told) if told else None
    view = leader_view(visit, owed, missing, Chosen(unit, kind, bool(shown)), sayings)
    if visit.visitor.of_party:
        view = replace(view, covers=OF_WHOEVER_READS)
    return await visit.page("leader.html.j2", view)


async def _or_none(visit: Visit, path: str) -> Any:
    """What reporting tells, or None while it is away: the rest is shown all the same."""
    try:
        return await visit.asking.get("reporting", path)
    except Refused as refused:
        if refused.status < 500:
            raise
        return None
