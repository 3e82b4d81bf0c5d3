"""Notices to a neighbourhood that wait for the word of its head."""

from __future__ import annotations

from services.portal.duties.papers import SHEETS, SHEETS_WORDS, Duty
from services.portal.reading import the_day
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit


async def notice_duties(visit: Visit) -> list[Duty]:
    """What the head of a neighbourhood was told and has not confirmed."""
    unit = str(visit.visitor.actor.unit_id)
    waiting = await visit.asking.get("disclosures", "notices/waiting", unit_id=unit)
    duties = []
    for told in waiting:
        href = f"{visit.home}/viec/niem-yet/{told['disclosure_id']}#xac-nhan"
        text = f"Xác nhận đã được thông báo {told['document_number']}: {told['title']}"
        clock = Clock(the_day(told["on"]), State("todo", "Chờ xác nhận"))
        card = DutyCard(text, href, clock, "", None, SHEETS_WORDS, Link(href, "Xác nhận"))
        duties.append(Duty(SHEETS, card))
    return duties
