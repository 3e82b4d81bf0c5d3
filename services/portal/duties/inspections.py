"""Checks that wait for somebody: a decision, a notice, the team's day, a self-check of a unit."""

from __future__ import annotations

import asyncio
from calendar import monthrange
from datetime import date

from services.portal.duties.papers import Duty
from services.portal.inspection_words import DESK, may_issue
from services.portal.reading import Told, the_day
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "kiem-tra"
WORDS = "Kiểm tra"
TODO = State("todo", "Chờ làm")
LATE = State("late", "Quá ngày")


async def inspection_duties(visit: Visit) -> list[Duty]:
    """What this visitor may do about each check and programme that they may know of."""
    told, programmes = await asyncio.gather(
        visit.asking.get("inspections", "inspections", year=visit.today.year),
        visit.asking.get("inspections", "check-programmes"),
    )
    found = [duty for each in told if (duty := _duty(visit, each))]
    for programme in programmes:
        found += _of_programme(visit, programme)
    return found


def _duty(visit: Visit, told: Told) -> Duty | None:
    may, state = visit.visitor.may, told["state"]
    chairs = may("decide_inspection") and not told["on_team"]
    if state == "drafted" and chairs and not told["drafted_by_you"]:
        return _card(visit, told, "Ký quyết định kiểm tra", "Quyết định")
    secret = told["kind"] == "unannounced"
    if state == "decided" and not secret and may("announce_inspection"):
        return _card(visit, told, "Thông báo kiểm tra cho đơn vị", "Thông báo")
    if told["on_team"] and state == ("decided" if secret else "announced"):
        return _card(visit, told, "Tiến hành kiểm tra", "Bắt đầu")
    if told["on_team"] and state == "started":
        says = "Kết thúc tự kiểm tra" if told["kind"] == "self" else "Ghi kết quả kiểm tra"
        return _card(visit, told, says, "Ghi")
    if state == "started" and may("conclude_inspection") and told["kind"] != "self":
        return _card(visit, told, "Kết luận kiểm tra", "Kết luận")
    if may("issue_conclusion") and may_issue(told):
        return _card(visit, told, "Ký, ban hành kết luận kiểm tra", "Ban hành")
    return None


def _card(visit: Visit, told: Told, says: str, act: str) -> Duty:
    on = the_day(told["planned_on"])
    href = f"{visit.home}/{DESK}/{told['id']}"
    return _of(visit, f"{says}: {told['subject']}", href, on, act, told["unit"])


def _of(visit: Visit, text: str, href: str, on: date, act: str, unit: str = "") -> Duty:
    clock = Clock(on, LATE if on < visit.today else TODO)
    return Duty(KIND, DutyCard(text, href, clock, unit, None, WORDS, Link(href, act)))


def _of_programme(visit: Visit, told: Told) -> list[Duty]:
    href = f"{visit.home}/viec/chuong-trinh-kiem-tra/{told['id']}"
    if told["proposed"] and visit.visitor.may("add_check_item"):
        text = f"Xem lại chương trình kiểm tra năm {told['year']} do phần mềm đề xuất"
        return [_of(visit, text, href, visit.today, "Xem và sửa")]
    if told["state"] == "drafted":
        if not told["items"] or not visit.visitor.may("approve_check_programme"):
            return []
        text = f"Phê duyệt chương trình kiểm tra năm {told['year']}"
        return [_of(visit, text, href, visit.today, "Xem và duyệt")]
    own = str(visit.visitor.actor.unit_id)
    return [
        _of(
            visit,
            f"Tự kiểm tra: {item['subject']}",
            f"{visit.home}/{DESK}#tu-kiem-tra",
            date(told["year"], item["month"], monthrange(told["year"], item["month"])[1]),
            "Tự kiểm tra",
        )
        for item in told["items"]
        if own in item["owed_by"]
        and own not in item["finished_by"]
        and visit.visitor.may("begin_self_check", own)
        and (told["year"], item["month"]) <= (visit.today.year, visit.today.month)
    ]
