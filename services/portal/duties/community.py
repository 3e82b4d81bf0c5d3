"""The conference of the year that a neighbourhood still owes, for its head."""

from __future__ import annotations

from libs.law.calendar import national_calendar
from libs.law.clocks import working_days_left
from services.portal.community_words import PUBLIC, TITLE
from services.portal.duties.papers import Duty
from services.portal.reading import Told, the_day, urgency
from services.portal.views import Clock, DutyCard, Link
from services.portal.visit import Visit

KIND = "nhan-dan-ban"


async def community_duties(visit: Visit) -> list[Duty]:
    """What is owed for this year, when it draws near, and for last year as long as it is."""
    found = []
    for year in (visit.today.year - 1, visit.today.year):
        told = await visit.asking.get("participation", "community-duties", year=year)
        found += [_duty(visit, each) for each in told if _owes(visit, each)]
    return found


def _owes(visit: Visit, told: Told) -> bool:
    mine = visit.visitor.may("plan_community_conference", told["unit_id"])
    return mine and not told["met_on"] and the_day(told["remind_from"]) <= visit.today


def _duty(visit: Visit, told: Told) -> Duty:
    desk, due_on = f"{visit.home}/viec/{PUBLIC}", the_day(told["due_on"])
    href = f"{desk}/{told['conference_id']}" if told["conference_id"] else desk
    left = working_days_left(visit.today, due_on, national_calendar())
    text, act = f"{TITLE} năm {told['year']}", Link(href, "Tổ chức hội nghị")
    card = DutyCard(text, href, Clock(due_on, urgency(left)), told["unit"], None, TITLE, act)
    return Duty(KIND, card)
