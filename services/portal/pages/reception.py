"""The reception calendar for everybody: which days, who receives, until when."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from services.portal.asking import Refused
from services.portal.look.words import dmy, opening, weekday
from services.portal.reading import Told, day, deadline, events, rule_words, the_day
from services.portal.typed import FIRST_YEAR, year_of
from services.portal.views import FormView, Link, State
from services.portal.views.reception import ReceptionView, SessionLine, SessionPageView
from services.portal.visit import Visit, Visited

router = APIRouter()
LEADERS = {"chair": "Chủ tịch", "deputy": "Phó Chủ tịch"}
MODES = {"in_person": "Trực tiếp", "online": "Trực tuyến"}
KINDS = {"regular": "định kỳ", "ad_hoc": "đột xuất"}
LAWS = (
    "reception.group_from",
    "reception.representatives",
    "reception.large_group_representatives",
)
SOON_DAYS = 3


@router.get("/{ward:ward}/tiep-cong-dan")
async def calendar(visit: Visited, nam: Annotated[str, Query(max_length=4)] = "") -> Response:
    """The calendar of a year."""
    year = year_of(nam, visit.today)
    told, figures = await asyncio.gather(
        sessions_of(visit, year),
        visit.asking.get("reception", "figures", year=year),
    )
    view = replace(calendar_view(visit, told), received=_received(figures))
    return await visit.page("reception.html.j2", view)


async def sessions_of(visit: Visit, year: int) -> Told:
    """The calendar of a year with what was postponed into it; `own` is without that."""
    told = await visit.asking.get("reception", "sessions", year=year)
    if year == FIRST_YEAR:
        return {**told, "own": told["sessions"]}
    before = await visit.asking.get("reception", "sessions", year=year - 1)
    late = [one for one in before["sessions"] if the_day(one["held_on"]).year == year]
    return {**told, "own": told["sessions"], "sessions": by_day(late, told["sessions"])}


def by_day(*sessions: Iterable[Told]) -> list[Told]:
    """Sessions of several years in the order in which they are held."""
    return sorted(chain(*sessions), key=lambda one: (one["held_on"], one["starts_at"]))


@router.get("/{ward:ward}/tiep-cong-dan/lich/{year}")
async def paper(visit: Visited, year: int) -> Response:
    """The calendar as a paper to hang up, byte for byte."""
    try:
        answer = await visit.asking.fetch("reception", f"calendars/{year}.pdf")
    except Refused as refused:
        if refused.status != 404:
            raise
        raise Refused(404, f"Lịch tiếp công dân năm {year} chưa được đăng.", {}) from refused
    kept = ("content-type", "content-disposition")
    return Response(answer.body, 200, {n: v for n, v in answer.headers if n in kept})


def calendar_view(visit: Visit, told: Told) -> ReceptionView:
    """The calendar of a year in words."""
    year, here = told["year"], f"{visit.home}/tiep-cong-dan"
    lines = [(each, line(here, each, visit.today)) for each in told["sessions"]]
    coming = [shown for each, shown in lines if the_day(each["held_on"]) >= visit.today]
    posted = any(each["posted_on"] for each in told["own"])
    feed = f"/api/wards{visit.home}/reception/sessions.ics?year={year}"
    return ReceptionView(
        year=year,
        finding=_finding(told, visit.today),
        coming=coming,
        past=[shown for _, shown in reversed(lines) if shown not in coming],
        rules=_rules(visit.today),
        downloads=[
            *([Link(f"{here}/lich/{year}", "In lịch khổ A4 (PDF)")] if posted else []),
            *([Link(feed, "Đưa vào lịch điện thoại (ICS)")] if lines else []),
        ],
        years=[
            Link(f"{here}?nam={other}", f"Năm {other}")
            for other in (visit.today.year - 1, visit.today.year, visit.today.year + 1)
            if other != year
        ],
        track=FormView(f"{here}/tra-cuu"),
    )


def _received(told: Told) -> str:
    """How many came; nothing where they were too few to be shown."""
    if not told["visits"]:
        return ""
    people = f", {told['people']} người" if told["people"] else ""
    return f"Năm {told['year']} đã tiếp {told['visits']} lượt{people}."


def _finding(told: Told, today: date) -> str:
    ahead = [one for one in told["sessions"] if the_day(one["held_on"]) >= today]
    open_now = [one for one in ahead if one["progress"] == "planned"]
    if not told["sessions"]:
        return f"Chưa có lịch tiếp công dân năm {told['year']}"
    if not open_now:
        return f"Năm {told['year']} không còn buổi tiếp công dân nào"
    on = the_day(open_now[0]["held_on"])
    left = (on - today).days
    when = "hôm nay" if not left else f"còn {left} ngày nữa"
    return f"Buổi gần nhất: {opening(weekday(on))}, {dmy(on)}, {hours_of(open_now[0])}, {when}"


def hours_of(told: Told) -> str:
    """From when until when."""
    return f"{told['starts_at'][:5]}–{told['ends_at'][:5]}"


def _rules(today: date) -> list[str]:
    said = [rule_words(law, today) for law in LAWS]
    return [
        *(f"{title}: {says[:1].lower()}{says[1:]}." for title, says in said),
        "Mang theo giấy tờ tùy thân; người đại diện mang theo giấy ủy quyền.",
        "Không đăng ký trước vẫn được tiếp, sau những người đã đăng ký giờ.",
    ]


def line(here: str, told: Told, today: date) -> SessionLine:
    """A session in a list."""
    return SessionLine(
        day=the_day(told["held_on"]),
        href=f"{here}/{told['id']}",
        hours=hours_of(told),
        notes=[
            f"{LEADERS[told['taken_by'] or told['led_by']]} tiếp, {KINDS[told['kind']]}",
            *(["Trực tuyến"] if told["mode"] == "online" else []),
            *moves_of(told),
        ],
        state=state_of(told, today),
    )


def moves_of(told: Told) -> list[str]:
    """Why a session is on another day than planned."""
    if told["postponed_from"]:
        return [f"Hoãn từ {the_day(told['postponed_from']):%d/%m}: {told['postponed_because']}"]
    if told["moved_because"] and told["nominal_on"] != told["held_on"]:
        return [f"Thay ngày {the_day(told['nominal_on']):%d/%m} ({told['moved_because']})"]
    return []


def state_of(told: Told, today: date) -> State:
    """What became of a session, in a shape and words."""
    on = the_day(told["held_on"])
    if told["progress"] == "held":
        return State("done", "Đã tiếp")
    if on < today:
        return State("late", "Chưa ghi nhận") if told["missed"] else State("none", "Đã qua")
    if on == today:
        return State("live", "Hôm nay")
    left = (on - today).days
    if not told["posted_on"]:
        return State("none", "Theo kế hoạch năm")
    return State("soon" if left <= SOON_DAYS else "todo", f"Còn {left} ngày")


def session_view(visit: Visit, told: Told, back: Link) -> SessionPageView:
    """One session in words."""
    posted = day(told["posted_on"])
    number = f", thông báo số {told['document_number']}" if told["document_number"] else ""
    hung = f"Ngày {dmy(posted)}{number}" if posted else "Chưa đăng, ngày theo kế hoạch năm"
    receives = LEADERS[told["taken_by"] or told["led_by"]]
    return SessionPageView(
        day=the_day(told["held_on"]),
        state=state_of(told, visit.today),
        hours=hours_of(told),
        facts=[
            ("Người tiếp", f"{receives} Ủy ban nhân dân"),
            ("Hình thức", f"{MODES[told['mode']]}, {KINDS[told['kind']]}"),
            ("Địa điểm", told["place"]),
            ("Thành phần cùng dự", told["participants"]),
            ("Nội dung dự kiến", told["content"]),
            ("Đăng lịch", hung),
        ],
        notes=moves_of(told),
        deadline=deadline(told["explanation"]) if told["explanation"] else None,
        back=back,
        events=events(told["timeline"], {}),
    )
