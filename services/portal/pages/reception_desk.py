"""The desk of reception: today's session, what must be posted, and what the year lacks."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from services.portal.acts import with_form
from services.portal.asking import Refused
from services.portal.duties.reception import calendar_ahead, owed_duties
from services.portal.pages.reception import LEADERS, MODES, line
from services.portal.reading import Told, the_day, urgency
from services.portal.views import Choice, Clock, FormView, Link
from services.portal.views.reception import (
    OwedSession,
    ReceptionDeskView,
    SessionAct,
)
from services.portal.visit import Visit, Visited, go, refused_form

router = APIRouter()
SAID = ("starts_at", "ends_at", "place", "participants", "content")
ARRANGED = (*SAID, "led_by", "mode")
COMING_MAX = 6


# What is done from the desk itself: the permission, its words, its fields.
DESK = {
    "dang-lich": ("post_calendar", "Đăng lịch", "Đăng lịch", ("until", "number")),
    "dot-xuat": (
        "call_session",
        "Tiếp đột xuất",
        "Mở buổi tiếp",
        ("held_on", *ARRANGED),
    ),
    "khung": (
        "set_reception_frame",
        "Giờ, nơi tiếp thường lệ",
        "Lưu",
        (*SAID, "slot_minutes"),
    ),
}


@router.get("/{ward:ward}/viec/tiep-cong-dan")
async def desk(visit: Visited) -> Response:
    """Today's session, what is owed, the year ahead."""
    may_see(visit)
    return await visit.page("reception_desk.html.j2", await _desk(visit))


@router.post("/{ward:ward}/viec/tiep-cong-dan/{name}")
async def of_the_desk(visit: Visited, name: str) -> Response:
    """Post the calendar, receive on another day, say how the ward usually receives."""
    if name not in DESK:
        raise Refused(404, "Không tìm thấy trang này.", {})
    typed = await visit.form()
    form = {field: typed.get(field, "") for field in DESK[name][3]}
    try:
        if name == "khung":
            await visit.asking.put("reception", "frame", form)
        else:
            path = "sessions/posting" if name == "dang-lich" else "sessions"
            await visit.asking.post("reception", path, form)
    except Refused as refused:
        again = refused_form(visit.request.url.path, typed, refused, f"{name}-")
        view = await _desk(visit)
        acts = with_form(view.acts, name, again)
        return await visit.page("reception_desk.html.j2", replace(view, acts=acts), 422)
    return go(f"{visit.home}/viec/tiep-cong-dan")


def may_see(visit: Visit) -> None:
    """Refuse whoever has nothing to do with reception."""
    visit.visitor.must_be_known()
    if not visit.visitor.may("see_reception_desk"):
        raise Refused(403, "Vai trò của bạn không được thực hiện việc này.", {})


async def _desk(visit: Visit) -> ReceptionDeskView:
    told, frame, duties = await asyncio.gather(
        calendar_ahead(visit),
        visit.asking.get("reception", "frame"),
        owed_duties(visit),
    )
    here, today = f"{visit.home}/viec/tiep-cong-dan", f"{visit.today}"
    rows = told["sessions"]
    writes = visit.visitor.may("record_visit")
    owed = [_owed(here, one) for one in rows if one["days_to_post"] is not None]
    late = sum(one.clock.state.kind == "late" for one in owed)
    overdue = sum(duty.card.clock.state.kind == "late" for duty in duties)
    coming = [one for one in rows if one["held_on"] > today and one["progress"] == "planned"]
    left = sum(the_day(one["held_on"]).year == visit.today.year for one in coming)
    return ReceptionDeskView(
        year=told["year"],
        finding=_finding(late, overdue, left),
        today=[line(here, one, visit.today) for one in rows if one["held_on"] == today],
        owed=owed,
        duties=[duty.card for duty in sorted(duties, key=lambda each: each.card.clock.due_on)],
        warnings=told["warnings"],
        faults=[
            line(here, one, visit.today)
            for one in rows
            if one["missed"] or one["delegation_broken"]
        ],
        coming=[line(here, one, visit.today) for one in coming[:COMING_MAX]],
        acts=[
            _of_desk(visit, here, name, frame, _until(visit, owed))
            for name in DESK
            if _may(visit, DESK[name][0])
        ],
        leaders=choices(LEADERS),
        modes=choices(MODES),
        links=[
            *([Link(f"{visit.home}/viec/so-tiep-cong-dan/ghi", "Ghi lượt tiếp")] if writes else []),
            Link(f"{visit.home}/viec/so-tiep-cong-dan", "Sổ tiếp công dân"),
            Link(f"{visit.home}/viec/tu-choi-tiep", "Từ chối tiếp"),
        ],
    )


def _finding(unposted: int, overdue: int, coming: int) -> str:
    said = [
        f"{count} {words}"
        for count, words in ((unposted, "buổi quá hạn đăng lịch"), (overdue, "việc quá hạn"))
        if count
    ]
    return ", ".join(said) or f"Còn {coming} buổi trong năm"


def _may(visit: Visit, action: str) -> bool:
    return visit.visitor.may(action)


def _until(visit: Visit, owed: list[OwedSession]) -> str:
    """The last day that is posted usually: of the year of the next session that hangs nowhere."""
    year = min((one.day.year for one in owed), default=visit.today.year)
    return f"{year}-12-31"


def _of_desk(visit: Visit, here: str, name: str, frame: Told, until: str) -> SessionAct:
    _, title, send, fields = DESK[name]
    values: dict[str, str] = {field: typed_as(frame.get(field)) for field in fields}
    values |= {"until": until, "led_by": "chair", "mode": "in_person"}
    return SessionAct(
        name, title, send, FormView(f"{here}/{name}", values, prefix=f"{name}-"), fields
    )


def typed_as(value: Any) -> str:
    """A value as a form shows it: times of day without seconds."""
    text = "" if value is None else str(value)
    return text[:5] if len(text) == 8 and text[2] == text[5] == ":" else text


def _owed(here: str, told: Told) -> OwedSession:
    clock = Clock(
        the_day(told["post_by"]), urgency(told["days_to_post"]), f"{here}/{told['id']}#han"
    )
    return OwedSession(the_day(told["held_on"]), f"{here}/{told['id']}", clock)


def choices(words: dict[str, str]) -> list[Choice]:
    """Words as the options of a form."""
    return [Choice(value, text) for value, text in words.items()]
