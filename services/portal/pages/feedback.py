"""Everyday feedback for residents: look, send, follow, rate, ask for another look; no account.

What is typed travels in bodies only: no address, and so no log, holds a secret.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal import feedback_words as words
from services.portal.asking import Refused
from services.portal.look.places import MapPoint
from services.portal.reading import Told, deadline, events, rule_words
from services.portal.tracking import key_of
from services.portal.views import Choice, FormView, Link
from services.portal.views.feedback import (
    FeedbackAct,
    FeedbackListView,
    FeedbackSendView,
    FeedbackView,
)
from services.portal.visit import Visit, Visited, file_of, form_key, held, refused_form

router = APIRouter()
Code = Annotated[str, Path(max_length=12)]
PHOTOS = ("photo1", "photo2", "photo3")
RULES = ("hotline.log", "hotline.assign", "hotline.answer", "hotline.contact_kept")
POINT_FIELDS = {"latitude": "point", "longitude": "point"}
RATINGS = [Choice(str(n), str(n)) for n in range(1, 6)]
ACTS = {
    "danh-gia": ("rating", "Chấm câu trả lời", "Gửi điểm", ("rating",)),
    "xem-lai": ("reopening", "Đề nghị xem lại", "Đề nghị xem lại", ("because",)),
}


@router.get("/{ward:ward}/phan-anh")
async def feedback_list(
    visit: Visited,
    loai: Annotated[str, Query(max_length=30)] = "",
    khu: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """What everybody may see: a map and a list; `loai` and `khu` narrow both."""
    return await visit.page("feedback.html.j2", await _list(visit, loai, khu))


@router.get("/{ward:ward}/phan-anh/gui")
async def feedback_form(visit: Visited) -> Response:
    """The form to report something."""
    return await visit.page("feedback_send.html.j2", await _form(visit))


@router.post("/{ward:ward}/phan-anh/gui")
async def send(visit: Visited) -> Response:
    """Report it; the answer is the only page that ever shows the secret."""
    typed = held(await visit.form(), PHOTOS)
    try:
        photos = [receipt for name in PHOTOS if (receipt := file_of(typed, name))]
        form = words.report_form(typed, photos)
        told = await visit.asking.post("reception", "feedback", form, key=typed.get("key", ""))
    except Refused as refused:
        named = {POINT_FIELDS.get(name, name): said for name, said in refused.fields.items()}
        told_again = Refused(refused.status, refused.title, named)
        kept = {"key": form_key(), **typed}
        again = refused_form(visit.request.url.path, kept, told_again)
        view = replace(await _form(visit), form=again)
        return await visit.page("feedback_send.html.j2", view, 422)
    view = replace(await _form(visit), ticket=words.ticket(told))
    return await visit.page("feedback_send.html.j2", view)


@router.post("/{ward:ward}/phan-anh/tra-cuu")
async def track(visit: Visited) -> Response:
    """How a report stands, for whoever has its code and secret."""
    typed = await visit.form()
    typed |= key_of(typed)
    try:
        told = await visit.asking.post("reception", "feedback/tracked", key_of(typed))
    except Refused as refused:
        return await _not_found(visit, typed, refused)
    return await visit.page("feedback_one.html.j2", _tracked(visit, told, typed))


@router.post("/{ward:ward}/phan-anh/{act}")
async def act_on_tracked(visit: Visited, act: Annotated[str, Path(max_length=20)]) -> Response:
    """Rate the answer, or ask for another look."""
    if act not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    typed |= key_of(typed)
    path, _, _, fields = ACTS[act]
    form = {**key_of(typed), **{name: typed.get(name, "") for name in fields}}
    try:
        told = await visit.asking.post(
            "reception", f"feedback/tracked/{path}", form, key=typed.get("key", "")
        )
    except Refused as refused:
        if refused.status == 404:
            return await _not_found(visit, typed, refused)
        told = await visit.asking.post("reception", "feedback/tracked", key_of(typed))
        again = refused_form(visit.request.url.path, typed, refused, f"{act}-")
        view = _tracked(visit, told, typed)
        others = [each for each in view.acts if each.name != act]
        page = replace(view, acts=[_act(visit, act, again), *others])
        return await visit.page("feedback_one.html.j2", page, 422)
    return await visit.page("feedback_one.html.j2", _tracked(visit, told, typed))


@router.get("/{ward:ward}/phan-anh/{code}")
async def one_feedback(visit: Visited, code: Code) -> Response:
    """One report that everybody may see."""
    told = await visit.asking.get("reception", f"feedback/{code.strip().upper()}")
    return await visit.page("feedback_one.html.j2", view_of(visit, told))


def view_of(visit: Visit, told: Told) -> FeedbackView:
    """One report as everybody may see it."""
    waits = (
        "Nội dung, ảnh chờ phường xem trước khi hiện ở đây để không lộ tên, hình ảnh người khác."
    )
    return FeedbackView(
        code=told["code"],
        title=f"Phản ánh {told['code']}",
        back=Link(f"{visit.home}/phan-anh", "Phản ánh hiện trường"),
        state=words.state_of(told),
        facts=words.facts(told),
        text=told["text"],
        waiting="" if told["text"] else waits,
        photos=told["photos"],
        answer=told["answer"],
        answer_photo=told["answer_photo"] or "",
        notes=words.notes(told),
        deadline=deadline(told["clock"]),
        events=events(told["timeline"], {}),
    )


def _tracked(visit: Visit, told: Told, typed: dict[str, str]) -> FeedbackView:
    may = [("danh-gia", told["may_rate"]), ("xem-lai", told["reopen_until"])]
    acts = [_act(visit, name, None) for name, allowed in may if allowed]
    said = words.notes(told)
    if told["merged"]:
        said.append("Đã gộp với một phản ánh trùng; trang này cho biết kết quả của phản ánh đó.")
    key = [*((name, typed[name]) for name in ("code", "secret")), ("key", form_key())]
    choices = {"rating": RATINGS}
    return replace(view_of(visit, told), acts=acts, notes=said, key=key, choices=choices)


def _act(visit: Visit, name: str, form: FormView | None) -> FeedbackAct:
    _, title, button, fields = ACTS[name]
    empty = FormView(f"{visit.home}/phan-anh/{name}", prefix=f"{name}-")
    return FeedbackAct(name, title, button, form or empty, fields)


async def _not_found(visit: Visit, typed: dict[str, str], refused: Refused) -> Response:
    """Both wrong ways look alike, and what was typed stands there to be mended."""
    if refused.status not in (404, 422):
        raise refused
    said = Refused(
        422,
        "Không có phản ánh nào với mã và khóa này. Hãy xem lại từng chữ. Phản ánh đã chuyển thành "
        "đơn thì tra cứu bằng mã và khóa này ở trang tra cứu đơn.",
        {},
    )
    view = await _list(visit, "", "")
    again = refused_form(view.track.action, typed, said, "tra-")
    return await visit.page("feedback.html.j2", replace(view, track=again), 422)


async def _list(visit: Visit, category: str, neighbourhood: str) -> FeedbackListView:
    ask = visit.asking.get
    told, kinds, units = await asyncio.gather(
        ask("reception", "feedback", category=category, neighbourhood=neighbourhood),
        ask("reception", "feedback/categories"),
        ask("reception", "units"),
    )
    here = f"{visit.home}/phan-anh"
    places = [row for row in told["rows"] if row["latitude"] is not None]
    numbers = {row["code"]: str(n) for n, row in enumerate(places, 1)}
    lines = [
        words.line(row, f"{here}/{row['code']}", words.state_of(row), numbers.get(row["code"], ""))
        for row in told["rows"]
    ]
    every = {choice.value: choice for choice in words.category_choices(kinds, category)}
    near = words.neighbourhood_choices(units, "Cả phường")
    return FeedbackListView(
        finding=_finding(told["counts"]),
        lines=lines,
        points=[_point(row, here, numbers[row["code"]]) for row in places],
        action=here,
        categories=[replace(next(iter(near)), text="Mọi loại việc"), *every.values()],
        neighbourhoods=[replace(each, chosen=each.value == neighbourhood) for each in near],
        send=f"{here}/gui",
        track=FormView(f"{here}/tra-cuu", prefix="tra-"),
        data=Link(f"/api/wards{visit.home}/reception/feedback", "Dữ liệu này (JSON)"),
    )


def _point(row: Told, here: str, number: str) -> MapPoint:
    text = f"{number}. {row['category_title']}, {words.state_of(row).text}"
    return MapPoint(row["latitude"], row["longitude"], number, text, f"{here}/{row['code']}")


def _finding(counts: dict[str, int]) -> str:
    done = counts.get("answered", 0) + counts.get("closed", 0)
    open_now = sum(counts.get(name, 0) for name in words.PROGRESS)
    if not done + open_now:
        return "Chưa có phản ánh nào"
    return f"{done} phản ánh đã trả lời, {open_now} phản ánh đang giải quyết"


async def _form(visit: Visit) -> FeedbackSendView:
    kinds, units, setting = await asyncio.gather(
        visit.asking.get("reception", "feedback/categories"),
        visit.asking.get("reception", "units"),
        visit.asking.get("reception", "feedback-settings"),
    )
    laws = [rule_words(law, visit.today) for law in RULES]
    return FeedbackSendView(
        rules=[f"{title}: {says[:1].lower()}{says[1:]}." for title, says in laws],
        moderated=setting["moderated"],
        form=FormView(f"{visit.home}/phan-anh/gui", {"key": form_key()}),
        categories=words.category_choices(kinds),
        neighbourhoods=words.neighbourhood_choices(units, "Không rõ"),
    )
