"""Several reports of the same thing joined to the one that goes on, each by its own rule."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.feedback_work import board_view
from services.portal.several import TICK, One, asked, done_one_by_one, gone, ticked
from services.portal.views import Link
from services.portal.views.feedback import FeedbackWorkView
from services.portal.visit import Visit, Visited, refused_form

router = APIRouter()
GONE = "Phản ánh này không còn trong danh sách đang chờ."


@router.post("/{ward:ward}/viec/phan-anh/gop-nhieu")
async def merge_several(visit: Visited) -> Response:
    """Join the chosen ones to one that waits, and say of each what became of it."""
    typed = await visit.form()
    back = Link(f"{visit.home}/viec/phan-anh", "Phản ánh hiện trường")
    view, original = await board_view(visit, ""), typed.get("original_id", "")
    try:
        # The one that goes on may be ticked with the others; it is not joined to itself.
        chosen = [each for each in ticked(typed) if each != original]
        if not chosen:
            said = "Hãy chọn ít nhất một phản ánh khác để gộp vào."
            raise Refused(422, said, {})
        if not original:
            raise Refused(422, "Hãy chọn phản ánh được giữ lại.", {"original_id": "Cần chọn."})
    except Refused as refused:
        again = refused_form(f"{back.href}/gop-nhieu", typed, refused, "gop-")
        return await visit.page("feedback_work.html.j2", replace(view, joining=again), 422)
    things = [_one(visit, view, each, original, back) for each in chosen]
    return await done_one_by_one(visit, typed, things, "Gộp nhiều phản ánh trùng", back)


def _one(visit: Visit, view: FeedbackWorkView, feedback_id: str, original: str, back: Link) -> One:
    """Only what the list shows as waiting can be joined."""
    line = next((each for each in view.lines if each.tick == f"{TICK}{feedback_id}"), None)
    if line is None:
        return gone(feedback_id, GONE, back)
    form = {"original_id": original}
    join = asked(visit, "reception", f"feedback-work/{feedback_id}/merging", form)
    return One(feedback_id, line.title, line.href, join)
