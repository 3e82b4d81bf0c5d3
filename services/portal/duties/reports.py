"""Duties to report: drafts to make, to approve and to issue."""

from __future__ import annotations

import asyncio

from services.portal.duties.papers import Duty
from services.portal.pages.report_view import may_draft
from services.portal.reading import Told, the_day, urgency
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "bao-cao"
KIND_WORDS = "Báo cáo"
STATES = {
    "overdue": State("late", "Quá hạn"),
    "due_soon": State("soon", "Sắp đến hạn"),
    "not_due": State("todo", "Chưa đến hạn"),
}
OPEN = ("overdue", "due_soon")


async def report_duties(visit: Visit) -> list[Duty]:
    """What of this and last year's reports waits for this visitor; far days are left out.

    The last quarter and the year itself are reported on when the next year has begun.
    """
    asked = [("periods", -1), ("periods", 0), ("reports", -1), ("reports", 0)]
    before, now, *made = await asyncio.gather(
        *(
            visit.asking.get("reporting", path, year=visit.today.year + beside)
            for path, beside in asked
        )
    )
    periods = [*before, *now]
    drafts = {report["id"]: report for of_year in made for report in of_year}
    duties = await _unsent(visit) if visit.visitor.may("record_sending") else []
    for period in periods:
        report = drafts.get(period["report_id"] or "")
        if period["status"] in OPEN or (report and report["status"] != "issued"):
            duties.append(_duty(visit, period, report))
    return [duty for duty in duties if duty]


async def _unsent(visit: Visit) -> list[Duty | None]:
    """What was issued and did not leave for all who get it."""
    told = await visit.asking.get("reporting", "unsent-reports")
    return [_to_send(visit, each) for each in told]


def _to_send(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/bao-cao/{told['report_id']}/gui"
    clock = Clock(the_day(told["due_on"]), urgency(told["days_left"]))
    text = f"Gửi báo cáo {told['number']} ({told['sent']}/{told['of']} nơi đã nhận)"
    source = Link(f"{visit.home}/bao-cao/{told['report_id']}", told["title"])
    act = Link(href, "Ghi đã gửi")
    return Duty(KIND, DutyCard(text, href, clock, "", source, KIND_WORDS, act))


def _duty(visit: Visit, period: Told, report: Told | None) -> Duty | None:
    if period["status"] not in STATES:
        return None
    why = f"{visit.home}/bao-cao/ky/{period['id']}"
    desk = f"{visit.home}/viec/bao-cao" if visit.visitor.may("see_report_drafts") else why
    href = f"{visit.home}/bao-cao/{report['id']}" if report else desk
    step = report["status"] if report else "none"
    action, words = {
        "none": ("draft_report", "Lập dự thảo"),
        "draft": ("approve_report", "Xem và duyệt"),
        "approved": ("issue_report", "Ban hành"),
    }[step]
    visitor = visit.visitor
    may = visitor.may(action) if report else may_draft(visitor, period, visit.today)
    clock = Clock(the_day(period["due_on"]), STATES[period["status"]], why)
    act = Link(href, words) if may else None
    card = DutyCard(period["title"], href, clock, "", None, KIND_WORDS, act)
    return Duty(KIND, card, waits=not may)
