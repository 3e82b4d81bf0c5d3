"""Requests for information that wait for the office, by the clock of their law."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.reading import Told, the_day, urgency
from services.portal.views import Clock, DutyCard, Link
from services.portal.visit import Visit

KIND = "yeu-cau"
WORDS = "Yêu cầu thông tin"


async def information_duties(visit: Visit) -> list[Duty]:
    """Every request whose clock runs. Who asked is on its own page only."""
    told = await visit.asking.get("disclosures", "information-requests", open_only=True)
    return [Duty(KIND, _card(visit, each)) for each in told if each["due_on"]]


def _card(visit: Visit, told: Told) -> DutyCard:
    href = f"{visit.home}/viec/yeu-cau-thong-tin/{told['id']}"
    clock = Clock(the_day(told["due_on"]), urgency(told["days_left"]), f"{href}#han")
    act = Link(href, "Chấp nhận" if told["progress"] == "received" else "Trả lời")
    return DutyCard(f"Yêu cầu {told['code']}", href, clock, "", None, WORDS, act)
