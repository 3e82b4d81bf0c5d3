"""Several parts of a report sent back with one reason: reporting decides each by its own rule."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.report_collection import PAGE, collection_view
from services.portal.several import TICK, One, asked, done_one_by_one, gone, ticked
from services.portal.views import Link
from services.portal.views.parts import CollectionView
from services.portal.visit import Visit, Visited, refused_form

router = APIRouter()
GONE = "Phần này không còn ở đây để trả lại."


@router.post("/{ward:ward}/viec/bao-cao/ky/{period_id}/phan/tra-lai")
async def return_several(visit: Visited, period_id: UUID) -> Response:
    """Send the chosen parts back, and say of each what became of it."""
    typed = await visit.form()
    here = f"{visit.home}/viec/bao-cao/ky/{period_id}/phan"
    view = await collection_view(visit, period_id)
    try:
        chosen = ticked(typed)
        if not typed.get("reason", "").strip():
            raise Refused(422, "Cần ghi lý do trả lại.", {"reason": "Cần điền."})
    except Refused as refused:
        again = refused_form(f"{here}/tra-lai", typed, refused, "tl-")
        return await visit.page(PAGE, replace(view, returning=again), 422)
    back = Link(here, view.title)
    things = [_one(visit, view, each, typed["reason"], back) for each in chosen]
    return await done_one_by_one(visit, typed, things, "Trả lại nhiều phần báo cáo", back)


def _one(visit: Visit, view: CollectionView, part_id: str, reason: str, back: Link) -> One:
    """Only what was handed in and may be sent back bears a tick."""
    line = next((each for each in view.lines if each.tick == f"{TICK}{part_id}"), None)
    if line is None:
        return gone(part_id, GONE, back)
    send = asked(visit, "reporting", f"parts/{part_id}/return", {"reason": reason})
    return One(part_id, line.title, line.href, send)
