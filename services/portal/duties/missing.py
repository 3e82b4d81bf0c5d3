"""Sheets that somebody did not find, for whoever may look: due in three working days."""

from __future__ import annotations

from services.portal.duties.papers import SHEETS, Duty
from services.portal.reading import Told, the_day, urgency
from services.portal.views import Clock, DutyCard, Link
from services.portal.visit import Visit

WORDS = "Kiểm tra niêm yết"


async def missing_duties(visit: Visit) -> list[Duty]:
    """Every report that nobody answered yet."""
    told = await visit.asking.get("disclosures", "missing-sheets")
    return [Duty(SHEETS, _card(visit, each)) for each in told]


def _card(visit: Visit, told: Told) -> DutyCard:
    href = f"{visit.home}/viec/khong-thay/{told['id']}"
    times = f" ({told['times_told']} lượt)" if told["times_told"] > 1 else ""
    text = f"Có người không thấy {told['document_number']} tại {told['place']}{times}"
    clock = Clock(the_day(told["due_on"]), urgency(told["days_left"]), f"{href}#han")
    act = Link(href, "Ghi kiểm tra")
    return DutyCard(text, href, clock, "", None, WORDS, act, told["title"])
