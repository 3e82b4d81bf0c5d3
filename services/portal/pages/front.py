"""Work with the Front (MTTQ): the hearing owed every six months, and the hearings held."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.duties.tasks import task_clock
from services.portal.pages.committee import call
from services.portal.pages.meeting_view import meeting_line
from services.portal.pages.programmes import beginning, programme_lines
from services.portal.reading import Told
from services.portal.views import FormView, FrontView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()


@router.get("/{ward:ward}/viec/mat-tran")
async def front(visit: Visited) -> Response:
    """The hearing that is owed, and the hearings held."""
    visit.visitor.must_be_known()
    return await visit.page("front.html.j2", await _view(visit))


@router.post("/{ward:ward}/viec/mat-tran/hop")
async def call_hearing(visit: Visited) -> Response:
    """Call a hearing of the Front."""
    typed = await visit.form()
    try:
        made = await call(visit, typed, "front")
    except Refused as refused:
        shown = refused_form(f"{visit.home}/viec/mat-tran/hop", typed, refused, "hop-")
        return await visit.page("front.html.j2", replace(await _view(visit), call=shown), 422)
    return go(f"{visit.home}/viec/hop/{made['id']}")


async def _view(visit: Visit) -> FrontView:
    told = await visit.asking.get("planning", "meetings", kind="front")
    owed: Told | None = told["hearing"]
    action = f"{visit.home}/viec/mat-tran/hop"
    typed = {"starts_at": "08:00", "title": "Nghe Mặt trận Tổ quốc phản ánh ý kiến của Nhân dân"}
    return FrontView(
        finding=_finding(owed),
        hearing=task_clock(visit, owed) if owed else None,
        says=owed["says"] if owed else "",
        basis=owed["basis"] if owed else "",
        meetings=[meeting_line(visit, one) for one in told["meetings"]],
        programmes=await programme_lines(visit, "front"),
        begin=beginning(visit, "front"),
        call=FormView(action, typed, prefix="hop-") if visit.visitor.may("call_meeting") else None,
    )


def _finding(owed: Told | None) -> str:
    if owed is None:
        return "Chưa có kỳ nghe Mặt trận nào đang chờ"
    if owed["late"]:
        return f"Quá hạn nghe Mặt trận {owed['days_late']} ngày"
    return "Ủy ban nhân dân nghe Mặt trận phản ánh 6 tháng một lần"
