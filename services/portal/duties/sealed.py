"""Sealed letters that somebody asks to see: for the second person, and for who may look now."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.duties.petitions import KIND, WORDS
from services.portal.pages.sealed import REASONS, letter_page
from services.portal.pages.sealed_log import LOG
from services.portal.reading import Told, moment
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit


async def reveal_duties(visit: Visit) -> list[Duty]:
    """What others ask to see, and nobody answered."""
    told = await visit.asking.get("reception", "reveals")
    me, href = visit.visitor.actor.id, f"{visit.home}/{LOG}"
    clock = Clock(visit.today, State("todo", "Chờ người thứ hai"))
    return [
        _card(f"Trả lời đề nghị xem đơn niêm phong: {_why(each)}", href, clock, "Trả lời")
        for each in told
        if not each["open_until"] and each["asked_by"] != me
    ]


async def look_duties(visit: Visit) -> list[Duty]:
    """What this visitor asked to see, and may look at until an hour."""
    told = await visit.asking.get("reception", "reveals")
    me = visit.visitor.actor.id
    found = []
    for each in told:
        if each["open_until"] and each["asked_by"] == me:
            until, href = moment(each["open_until"]), letter_page(visit, each["letter_id"])
            clock = Clock(until.date(), State("soon", f"Được xem đến {until:%H:%M}"))
            found.append(_card(f"Xem đơn niêm phong: {_why(each)}", href, clock, "Xem"))
    return found


def _why(told: Told) -> str:
    return REASONS[told["reason"]]


def _card(text: str, href: str, clock: Clock, act: str) -> Duty:
    return Duty(KIND, DutyCard(text, href, clock, "", None, WORDS, Link(href, act)))
