"""Across New Year nothing that is owed is lost: reports of the old year, sessions of both."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from services.portal.duties.outreach import outreach_duties
from services.portal.duties.reception import reception_duties
from services.portal.duties.reports import report_duties
from services.portal.pages.reception import calendar_view, sessions_of
from services.portal.pages.reception_desk import _desk

NONE: dict[str, Any] = {"lines": [], "reports": []}
FRAME = dict.fromkeys(("starts_at", "ends_at", "place", "participants", "content"), "")


def session(held_on: str, days_to_post: int | None = None, postponed_from: str = "") -> Any:
    """A session of the calendar as reception tells it."""
    return {
        "id": held_on, "held_on": held_on, "nominal_on": postponed_from or held_on,
        "starts_at": "07:30:00", "ends_at": "11:30:00", "kind": "regular", "mode": "in_person",
        "led_by": "chair", "taken_by": None, "progress": "planned", "moved_because": "",
        "postponed_from": postponed_from or None, "postponed_because": "Bão số 9",
        "posted_on": None if days_to_post is not None else "2026-11-20",
        "post_by": "2026-12-28", "days_to_post": days_to_post,
        "missed": False, "delegation_broken": False,
    }  # fmt: skip


def visit(today: date, told: dict[tuple[str, int], Any]) -> Any:
    """Somebody who may do everything; a year of which nothing is told has nothing."""

    async def get(service: str, path: str, year: int = 0, **_: Any) -> Any:
        if path == "sessions":
            found = told.get((path, year), [])
            return {"year": year, "sessions": found, "warnings": []}
        if path == "frame":
            return FRAME
        return told.get((path, year), NONE if path == "refusals" else [])

    actor = SimpleNamespace(roles=frozenset())
    visitor = SimpleNamespace(may=lambda *_: True, actor=actor)
    return SimpleNamespace(
        today=today, home="/06811", visitor=visitor, asking=SimpleNamespace(get=get)
    )


async def test_reports_of_the_old_year_are_owed_in_january() -> None:
    period = {
        "title": "Báo cáo năm 2026", "id": "p", "report_id": "r", "status": "due_soon",
        "due_on": "2027-01-15",
    }  # fmt: skip
    told = {("periods", 2026): [period], ("reports", 2026): [{"id": "r", "status": "draft"}]}

    [duty] = await report_duties(visit(date(2027, 1, 4), told))

    assert (duty.card.text, duty.card.act.text) == (period["title"], "Xem và duyệt")  # type: ignore[union-attr]


async def test_the_first_session_of_january_is_posted_in_december() -> None:
    told = {("sessions", 2027): [session("2027-01-05", days_to_post=3)]}
    who = visit(date(2026, 12, 23), told)

    [duty] = await reception_duties(who)
    desk = await _desk(who)

    assert duty.card.text == "Đăng lịch tiếp công dân ngày 05/01/2027"
    assert [one.day for one in desk.owed] == [date(2027, 1, 5)]
    [posting] = [act.form for act in desk.acts if act.name == "dang-lich"]
    assert posting.values["until"] == "2027-12-31"
    assert desk.finding == "Còn 0 buổi trong năm"


async def test_a_session_postponed_into_january_stands_in_the_year_it_is_held() -> None:
    moved = session("2027-01-06", postponed_from="2026-12-29")
    told = {("sessions", 2026): [session("2026-12-15"), moved], ("sessions", 2027): []}
    who = visit(date(2027, 1, 6), told)

    desk, public = await _desk(who), calendar_view(who, await sessions_of(who, 2027))

    assert [line.day for line in desk.today] == [date(2027, 1, 6)]
    assert [line.day for line in public.coming] == [date(2027, 1, 6)]
    assert "06/01/2027" in public.finding
    assert not any("PDF" in link.text for link in public.downloads)  # none of that year is posted
    assert (await sessions_of(who, 2024))["sessions"] == []


async def test_sessions_of_two_years_stand_by_their_days() -> None:
    moved = session("2027-01-20", postponed_from="2026-12-29")
    told = {("sessions", 2026): [moved], ("sessions", 2027): [session("2027-01-05")]}
    who = visit(date(2027, 1, 4), told)

    desk, public = await _desk(who), calendar_view(who, await sessions_of(who, 2027))

    assert [line.day.day for line in desk.coming] == [5, 20]
    assert [line.day.day for line in public.coming] == [5, 20]
    assert "05/01/2027" in public.finding


async def test_a_campaign_of_december_is_still_to_be_told_of_in_january() -> None:
    campaign = {
        "id": "c", "title": "Nêu gương (mẫu)", "unit": "Trung tâm", "unit_id": "None",
        "honour_code": "ABC", "planned": 1, "ends_on": "2026-12-28",
    }  # fmt: skip
    both = {("campaigns", 2026): [campaign], ("campaigns", 2027): [campaign]}
    who = visit(date(2027, 1, 4), both)
    who.visitor.actor.unit_id = None

    [duty] = await outreach_duties(who)

    assert (duty.card.text, duty.card.clock.state.kind) == (campaign["title"], "late")
