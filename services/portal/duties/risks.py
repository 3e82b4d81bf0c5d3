"""Checks without notice that are proposed, for the chair and the office."""

from __future__ import annotations

from services.portal.duties.inspections import KIND, WORDS
from services.portal.duties.papers import Duty
from services.portal.reading import Told
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit


async def risk_duties(visit: Visit) -> list[Duty]:
    """A card for each proposal that nobody looked at; never of the visitor's own unit."""
    told = await visit.asking.get("inspections", "risks")
    return [_duty(visit, each) for each in told["proposals"] if each["state"] == "open"]


def _duty(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/noi-nen-kiem-tra"
    clock = Clock(visit.today, State("todo", f"{told['points']} điểm"))
    text = f"Đề xuất kiểm tra đột xuất: {told['unit']}"
    act = Link(href, "Xem lý do")
    # The words name the unit already; it is counted there all the same.
    card = DutyCard(text, href, clock, "", None, WORDS, act)
    return Duty(KIND, card, unit_id=told["unit_id"])
