"""What people wrote: released by an official, or sorted by the reception clerk alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.letters import write_letter
from services.portal.pages.items import pager
from services.portal.pages.participation_surveys import SERVICE
from services.portal.pages.petitions import CLAIMED
from services.portal.reading import Told
from services.portal.views import Choice, FormView, Link
from services.portal.views.surveys import CommentLine, CommentsView
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
FOR_CLERK = "y-kien-can-xem"
PAGE_LINES = 50
Page = Annotated[int, Query(ge=1, le=1_000)]
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
    "Những ý kiến này có từ ngữ của đơn tố cáo, khiếu nại. Chỉ bạn đọc được. Chuyển thành đơn thì "
    "lời được ghi vào sổ đơn, nhận hôm nay vì khảo sát không giữ ngày của từng ý kiến, và xóa khỏi "
    "đây."
)


@router.get("/{ward:ward}/viec/khao-sat/{survey_id:uuid}/y-kien")
async def comments(visit: Visited, survey_id: UUID, trang: Page = 1) -> Response:
    """What waits for an official."""
    visit.visitor.must_be_known()
    view = await _of_survey(visit, survey_id, trang)
    return await visit.page("survey_comments.html.j2", view)


@router.get(f"/{{ward:ward}}/viec/khao-sat/{FOR_CLERK}")
async def for_clerk(visit: Visited, trang: Page = 1) -> Response:
    """What may be a petition."""
    visit.visitor.must_be_known()
    return await visit.page("survey_comments.html.j2", await _for_clerk(visit, trang))


@router.post("/{ward:ward}/viec/khao-sat/{survey_id:uuid}/y-kien/{comment_id}/{name}")
async def decide(
    visit: Visited,
    survey_id: UUID,
    comment_id: UUID,
    name: Annotated[str, Path(max_length=20)],
    trang: Page = 1,
) -> Response:
    """An official decides on one; a refusal is shown at it."""
    typed = await visit.form()
    try:
        await _decide(visit, comment_id, name, {"shown": typed.get("shown", "")})
    except Refused as refused:
        again = refused_form("", typed, refused, f"{comment_id}-")
        view = await _of_survey(visit, survey_id, trang, again)
        return await visit.page("survey_comments.html.j2", view, 422)
    return go(f"{visit.home}/viec/khao-sat/{survey_id}/y-kien{_back(trang)}")


@router.post(f"/{{ward:ward}}/viec/khao-sat/{FOR_CLERK}/y-kien/{{comment_id}}/{{name}}")
async def sort(
    visit: Visited,
    comment_id: UUID,
    name: Annotated[str, Path(max_length=20)],
    trang: Page = 1,
) -> Response:
    """The clerk says whether one is a petition, which then is a letter of the register."""
    typed = await visit.form()
    try:
        if name == "vao-so":
            await _write_letter(visit, comment_id, typed.get("claimed", ""))
        await _decide(visit, comment_id, name, {})
    except Refused as refused:
        again = refused_form("", typed, refused, f"{comment_id}-")
        view = await _for_clerk(visit, trang, again)
        return await visit.page("survey_comments.html.j2", view, 422)
    return go(f"{visit.home}/viec/khao-sat/{FOR_CLERK}{_back(trang)}")


async def _write_letter(visit: Visit, comment_id: UUID, claimed: str) -> None:
    told = await visit.asking.get(SERVICE, f"survey-comments/{comment_id}")
    await write_letter(
        visit,
        f"survey comment {comment_id}",
        text=told["text"],
        channel="portal",
        received_on=visit.today.isoformat(),
        claimed=claimed,
    )


async def _decide(visit: Visit, comment_id: UUID, name: str, typed: Told) -> None:
    if name not in DECISIONS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    form = {"petition": name == "vao-so"} if DECISIONS[name] == "sorting" else typed
    await visit.asking.post(SERVICE, f"survey-comments/{comment_id}/{DECISIONS[name]}", form)


async def _of_survey(
    visit: Visit, survey_id: UUID, wanted: int, again: FormView | None = None
) -> CommentsView:
    path = f"surveys/{survey_id}"
    survey, counted = await asyncio.gather(
        visit.asking.get(SERVICE, path), visit.asking.get(SERVICE, f"{path}/comment-number")
    )
    page, told = await _page(visit, f"{path}/comments", wanted, counted["number"])
    here = f"{visit.home}/viec/khao-sat/{survey_id}"
    lines = []
    for one in told:
        each, back = f"{here}/y-kien/{one['id']}", _back(page)
        form = FormView(f"{each}/cong-bo{back}", {"shown": one["text"]}, prefix=f"{one['id']}-")
        lines.append(
            CommentLine(
                one["id"],
                _asked(survey, one),
                one["text"],
                "; ".join(one["signs"]),
                _or_again(form, again),
                withhold=f"{each}/khong-cong-bo{back}",
                hand_over=f"{each}/chuyen{back}",
            )
        )
    view = CommentsView("Ý kiến bằng lời", LEAD, Link(here, survey["title"]), lines)
    return _paged(view, f"{here}/y-kien?", page, counted["number"])


async def _for_clerk(visit: Visit, wanted: int, again: FormView | None = None) -> CommentsView:
    counted = await visit.asking.get(SERVICE, "survey-comment-number")
    page, told = await _page(visit, "survey-comments", wanted, counted["number"])
    here = f"{visit.home}/viec/khao-sat"
    lines = []
    for one in told:
        each, back = f"{here}/{FOR_CLERK}/y-kien/{one['id']}", _back(page)
        form = FormView(f"{each}/vao-so{back}", prefix=f"{one['id']}-")
        lines.append(
            CommentLine(
                one["id"],
                "",
                one["text"],
                "; ".join(one["signs"]),
                None,
                register=_or_again(form, again),
                give_back=f"{each}/tra-lai{back}",
            )
        )
    claims = [Choice(key, text) for key, text in CLAIMED.items()]
    view = CommentsView("Ý kiến có thể là đơn", CLERK_LEAD, Link(here, "Khảo sát"), lines, claims)
    return _paged(view, f"{here}/{FOR_CLERK}?", page, counted["number"])


async def _page(visit: Visit, path: str, wanted: int, total: int) -> tuple[int, list[Told]]:
    """That page, or the last one where there are fewer meanwhile, and what stands on it."""
    page = min(wanted, max(1, -(-total // PAGE_LINES)))
    return page, await visit.asking.get(SERVICE, path, page=page, size=PAGE_LINES)


def _paged(view: CommentsView, address: str, page: int, total: int) -> CommentsView:
    before = (page - 1) * PAGE_LINES
    return replace(view, before=before, pager=pager(address, page, total, PAGE_LINES))


def _back(page: int) -> str:
    return f"?trang={page}" if page > 1 else ""


def _or_again(form: FormView, again: FormView | None) -> FormView:
    """The form, or what was typed into it and refused."""
    if again and again.prefix == form.prefix:
        return replace(again, action=form.action, values={**form.values, **again.values})
    return form


def _asked(survey: Told, comment: Told) -> str:
    place = int(comment["question"][1:]) - 1
    text: str = survey["questions"][place]["text"]
    return text
