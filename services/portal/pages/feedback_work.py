"""Everyday feedback for officials: the clerk's triage, the unit's own, the chair's late ones."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from services.portal import feedback_words as words
from services.portal.accounts_told import positions_of
from services.portal.acts import refused_in
from services.portal.asking import Refused
from services.portal.feedback_steps import ACTS, act_of, sent_form
from services.portal.look.words import dmy
from services.portal.pages.feedback import view_of
from services.portal.reading import Told, deadline, events, the_day
from services.portal.several import TICK
from services.portal.views import Choice, FormView, Link
from services.portal.views.feedback import FeedbackLine, FeedbackView, FeedbackWorkView
from services.portal.visit import Visit, Visited, form_key, go, refused_form

router = APIRouter()
ANSWERING = ("office", "department", "service_centre")
CALLED_IN = [
    Choice(key, text[:1].upper() + text[1:])
    for key, text in words.CHANNELS.items()
    if key not in ("web", "open311")
]
FILTERS = (("", "Đang chờ"), ("qua-han", "Quá hạn"), ("xong", "Đã xong"))


@router.get("/{ward:ward}/viec/phan-anh")
async def board(visit: Visited, loc: Annotated[str, Query(max_length=10)] = "") -> Response:
    """What waits, late first; `loc` shows the late ones or what is over."""
    visit.visitor.must_be_known()
    return await visit.page("feedback_work.html.j2", await board_view(visit, loc))


@router.post("/{ward:ward}/viec/phan-anh")
async def register(visit: Visited) -> Response:
    """Write down a call; the ticket is for the caller."""
    typed = {"key": form_key(), **await visit.form()}
    try:
        form = {**words.report_form(typed, []), "channel": typed.get("channel", "")}
        told = await visit.asking.post("reception", "feedback-work", form, key=typed["key"])
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused)
        view = replace(await board_view(visit, ""), register=again)
        return await visit.page("feedback_work.html.j2", view, 422)
    view = replace(await board_view(visit, ""), ticket=words.ticket(told))
    return await visit.page("feedback_work.html.j2", view)


@router.post("/{ward:ward}/viec/phan-anh/cach-lam")
async def choose(visit: Visited) -> Response:
    """What the ward chooses."""
    typed = await visit.form()
    chosen = {name: typed.get(name) == "1" for name in ("moderated", "keyless_programs")}
    await visit.asking.put("reception", "feedback-settings", chosen)
    return go(f"{visit.home}/viec/phan-anh")


@router.get("/{ward:ward}/viec/phan-anh/{feedback_id}")
async def one(visit: Visited, feedback_id: UUID) -> Response:
    """One report with everything that was typed, and the steps that are possible now."""
    visit.visitor.must_be_known()
    return await visit.page("feedback_one.html.j2", await _one(visit, feedback_id))


@router.post("/{ward:ward}/viec/phan-anh/{feedback_id}/{name}")
async def step(
    visit: Visited, feedback_id: UUID, name: Annotated[str, Path(max_length=20)]
) -> Response:
    """Take a step; a refusal is shown in its own form with what was typed."""
    if name not in ACTS:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed, taken = await visit.form(), ACTS[name]
    try:
        path = f"feedback-work/{feedback_id}/{taken.path}"
        await visit.asking.post("reception", path, sent_form(taken, typed))
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _one(visit, feedback_id)
        acts = refused_in(view.acts, name, again, refused)
        return await visit.page("feedback_one.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/viec/phan-anh/{feedback_id}")


async def board_view(visit: Visit, kept: str) -> FeedbackWorkView:
    """The desk; `kept` is which of the three lists is shown."""
    ask = visit.asking.get
    told, kinds, units, setting = await asyncio.gather(
        ask("reception", "feedback-work"),
        ask("reception", "feedback/categories"),
        ask("reception", "units"),
        ask("reception", "feedback-settings"),
    )
    here = f"{visit.home}/viec/phan-anh"
    waiting = [row for row in told if row["progress"] in words.PROGRESS]
    late = [row for row in waiting if words.owed(row)["days_left"] < 0]
    over = [row for row in told if row["progress"] not in words.PROGRESS]
    shown = {"": waiting, "qua-han": late, "xong": over}.get(kept, waiting)
    if kept != "xong":
        shown = sorted(shown, key=lambda row: (words.owed(row)["due_on"], row["received_at"]))
    sizes = {"": len(waiting), "qua-han": len(late), "xong": len(over)}
    may = visit.visitor.may
    joins = may("merge_feedback") and kept != "xong" and len(waiting) > 1
    return FeedbackWorkView(
        finding=f"{len(late)} phản ánh quá hạn" if late else f"{len(waiting)} phản ánh đang chờ",
        figures=_figures(told),
        lines=[_line(here, row, joins=joins) for row in shown],
        action=here,
        filters=[Choice(value, text, value == kept, sizes[value]) for value, text in FILTERS],
        register=FormView(here, {"key": form_key()}) if may("register_feedback") else None,
        setting=FormView(f"{here}/cach-lam", prefix="cach-") if may("set_feedback_rules") else None,
        channels=CALLED_IN,
        categories=words.category_choices(kinds),
        neighbourhoods=words.neighbourhood_choices(units, "Không rõ"),
        moderated=setting["moderated"],
        keyless=setting["keyless_programs"],
        joining=FormView(f"{here}/gop-nhieu", {"key": form_key()}, prefix="gop-")
        if joins
        else None,
        originals=[_other(row) for row in waiting] if joins else [],
    )


def _line(here: str, row: Told, *, joins: bool) -> FeedbackLine:
    found = words.line(row, f"{here}/{row['id']}", words.work_state(row))
    return replace(found, tick=f"{TICK}{row['id']}") if joins else found


def _figures(told: list[Told]) -> list[str]:
    """What the chair asks: how much was in time, how content people are."""
    answered = [row for row in told if row["answered_on"]]
    if not answered:
        return []
    timely = sum(not row["days_late"] for row in answered)
    said = [f"{timely}/{len(answered)} trả lời đúng hạn"]
    if ratings := [row["rating"] for row in answered if row["rating"]]:
        mean = f"{sum(ratings) / len(ratings):.1f}".replace(".", ",")
        said.append(f"người gửi chấm trung bình {mean}/5 ({len(ratings)} lượt)")
    if again := sum(bool(row["reopened_on"]) for row in told):
        said.append(f"{again} lượt đề nghị xem lại")
    return said


async def _one(visit: Visit, feedback_id: UUID) -> FeedbackView:
    ask = visit.asking.get
    told, kinds, units, others, positions = await asyncio.gather(
        ask("reception", f"feedback-work/{feedback_id}"),
        ask("reception", "feedback/categories"),
        ask("reception", "units"),
        ask("reception", "feedback-work", open_only=True),
        positions_of(visit),
    )
    here = f"{visit.home}/viec/phan-anh"
    acts = [
        act_of(f"{here}/{feedback_id}", name, told)
        for name, each in ACTS.items()
        if each.when(told) and visit.visitor.may(each.action, told["unit_id"])
    ]
    said = [f"Nguồn: {words.CHANNELS[told['channel']]}.", *words.notes(told)]
    if told["reopened_because"]:
        said.append(f"Lý do đề nghị xem lại: {told['reopened_because']}")
    said.append(_showing(told))
    return replace(
        view_of(visit, told),
        back=Link(here, "Phản ánh hiện trường"),
        state=words.work_state(told),
        notes=said,
        deadline=deadline(words.owed(told)),
        events=events(told["timeline"], positions),
        acts=acts,
        choices={
            "category": words.category_choices(kinds, told["category"]),
            "unit_id": [Choice(u["id"], u["name"]) for u in units if u["kind"] in ANSWERING],
            "ground": [Choice(key, text) for key, text in words.GROUNDS.items()],
            "claim": [Choice(key, text) for key, text in words.CLAIMS.items()],
            "original_id": [_other(row) for row in others if row["id"] != told["id"]],
            "photos": [Choice(str(n), f"Ảnh {n}") for n, _ in enumerate(told["photos"], 1)],
        },
    )


def _showing(told: Told) -> str:
    if not told["public"]:
        return "Người gửi không muốn công khai."
    if not told["shown"]:
        return "Không hiện trên trang công khai."
    return "Nội dung đang hiện công khai." if told["released"] else "Nội dung chưa hiện công khai."


def _other(row: Told) -> Choice:
    short = row["text"].split("\n")[0][:60]
    received = dmy(the_day(row["received_on"]))
    return Choice(row["id"], f"{row['code']}, {received}: {row['category_title']}, {short}")
