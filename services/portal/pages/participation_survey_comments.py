"""What people wrote: released by an official, or sorted by the reception clerk alone."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.pages.participation_surveys import SERVICE
from services.portal.reading import Told
from services.portal.views import FormView, Link
from services.portal.views.surveys import CommentLine, CommentsView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
FOR_CLERK = "y-kien-can-xem"
# What is decided: the address in the service, and what is sent besides.
DECISIONS = {
    "cong-bo": "release",
    "khong-cong-bo": "withholding",
    "chuyen": "handing-over",
    "vao-so": "sorting",
    "tra-lai": "sorting",
}
LEAD = "Sửa lời để không ai bị nêu tên rồi công bố. Lời gốc được xóa ngay khi bạn quyết định."
CLERK_LEAD = (
    "Những ý kiến này có từ ngữ của đơn tố cáo, khiếu nại. Chỉ bạn đọc được. Nếu là đơn, hãy ghi "
    "vào sổ tiếp nhận đơn trước rồi bấm “Đã vào sổ”: lời ở đây được xóa."
)


@router.get("/{ward:ward}/viec/khao-sat/{survey_id:uuid}/y-kien")
async def comments(visit: Visited, survey_id: UUID) -> Response:
    """What waits for an official."""
    visit.visitor.must_be_known()
    return await visit.page("survey_comments.html.j2", await _of_survey(visit, survey_id))


@router.get(f"/{{ward:ward}}/viec/khao-sat/{FOR_CLERK}")
async def for_clerk(visit: Visited) -> Response:
    """What may be a petition."""
    visit.visitor.must_be_known()
    return await visit.page("survey_comments.html.j2", await _for_clerk(visit))


@router.post("/{ward:ward}/viec/khao-sat/{survey_id:uuid}/y-kien/{comment_id}/{name}")
async def decide(
    visit: Visited, survey_id: UUID, comment_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """An official decides on one; a refusal is shown at it."""
    typed = await visit.form()
    try:
        await _decide(visit, comment_id, name, {"shown": typed.get("shown", "")})
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{comment_id}-")
        view = await _of_survey(visit, survey_id, again)
        return await visit.page("survey_comments.html.j2", view, 422)
    return go(f"{visit.home}/viec/khao-sat/{survey_id}/y-kien")


@router.post(f"/{{ward:ward}}/viec/khao-sat/{FOR_CLERK}/y-kien/{{comment_id}}/{{name}}")
async def sort(
    visit: Visited, comment_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """The clerk says whether one is a petition."""
    await _decide(visit, comment_id, name, {})
    return go(f"{visit.home}/viec/khao-sat/{FOR_CLERK}")


async def _decide(visit: Visit, comment_id: UUID, name: str, typed: Told) -> None:
    if name not in DECISIONS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    form = {"petition": name == "vao-so"} if DECISIONS[name] == "sorting" else typed
    await visit.asking.post(SERVICE, f"survey-comments/{comment_id}/{DECISIONS[name]}", form)


async def _of_survey(visit: Visit, survey_id: UUID, again: FormView | None = None) -> CommentsView:
    told = await visit.asking.get(SERVICE, f"surveys/{survey_id}/comments")
    survey = await visit.asking.get(SERVICE, f"surveys/{survey_id}")
    here = f"{visit.home}/viec/khao-sat/{survey_id}"
    lines = []
    for one in told:
        each = f"{here}/y-kien/{one['id']}"
        form = FormView(f"{each}/cong-bo", {"shown": one["text"]}, prefix=f"{one['id']}-")
        if again and again.action == form.action:
            form = again
        lines.append(
            CommentLine(
                one["id"],
                _asked(survey, one),
                one["text"],
                "; ".join(one["signs"]),
                form,
                withhold=f"{each}/khong-cong-bo",
                hand_over=f"{each}/chuyen",
            )
        )
    return CommentsView("Ý kiến bằng lời", LEAD, Link(here, survey["title"]), lines)


async def _for_clerk(visit: Visit) -> CommentsView:
    told = await visit.asking.get(SERVICE, "survey-comments")
    here = f"{visit.home}/viec/khao-sat"
    each = f"{here}/{FOR_CLERK}/y-kien"
    lines = [
        CommentLine(
            one["id"],
            "",
            one["text"],
            "; ".join(one["signs"]),
            None,
            register=f"{each}/{one['id']}/vao-so",
            give_back=f"{each}/{one['id']}/tra-lai",
        )
        for one in told
    ]
    return CommentsView("Ý kiến có thể là đơn", CLERK_LEAD, Link(here, "Khảo sát"), lines)


def _asked(survey: Told, comment: Told) -> str:
    place = int(comment["question"][1:]) - 1
    text: str = survey["questions"][place]["text"]
    return text
