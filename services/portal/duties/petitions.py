"""Cases that wait for whoever looks, by the clock of their law."""

from __future__ import annotations

import asyncio

from libs.permissions import Role
from services.portal.duties.papers import Duty
from services.portal.reading import Told, the_day, urgency
from services.portal.views import Clock, DutyCard, Link
from services.portal.visit import Visit

KIND = "don-thu"
WORDS = "Đơn thư"


async def petition_duties(visit: Visit) -> list[Duty]:
    """The clerk owes what is open, a unit what it was given, the chair what is late or nearly."""
    roles, unit_id = visit.visitor.actor.roles, str(visit.visitor.actor.unit_id)
    sights = ("late", "neglected") if roles == {Role.CHAIR} else ("open",)
    told = await asyncio.gather(
        *(visit.asking.get("reception", "cases", sight=sight) for sight in sights)
    )
    found = {each["id"]: each for lines in told for each in lines if each["due_on"]}
    wide = roles & {Role.CHAIR, Role.RECEPTION_CLERK}
    mine = [each for each in found.values() if wide or each["unit_id"] == unit_id]
    return [Duty(KIND, _card(visit, each)) for each in mine]


def _card(visit: Visit, told: Told) -> DutyCard:
    href = f"{visit.home}/viec/don-thu/{told['id']}"
    clock = Clock(the_day(told["due_on"]), urgency(told["days_left"]), f"{href}#h-clocks")
    text = f"Đơn {told['number']}: {told['summary'] or 'chưa phân loại'}"
    act = Link(href, "Giải quyết" if told["summary"] else "Phân loại")
    return DutyCard(text, href, clock, told["kind_title"], None, WORDS, act)
