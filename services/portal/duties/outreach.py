"""What the service centre has to make known: campaigns about something that was granted."""

from __future__ import annotations

import asyncio
from datetime import date

from services.portal.duties.papers import Duty
from services.portal.reading import Told, the_day
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "tuyen-truyen"
WORDS = "Tuyên truyền"


async def outreach_duties(visit: Visit) -> list[Duty]:
    """The own unit's campaigns of this and last year in which something is only planned."""
    now, before = await asyncio.gather(
        *(
            visit.asking.get("planning", "campaigns", year=year)
            for year in (visit.today.year, visit.today.year - 1)
        )
    )
    told = {each["id"]: each for each in [*now, *before]}  # one may lie in both
    return [_duty(visit, each) for each in told.values() if _waits(visit, each)]


def _waits(visit: Visit, told: Told) -> bool:
    own = str(visit.visitor.actor.unit_id) == told["unit_id"]
    return bool(own and told["honour_code"] and told["planned"])


def _state(ends_on: date, today: date) -> State:
    return State("late", "Quá ngày") if ends_on < today else State("todo", "Chờ làm")


def _duty(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/tuyen-truyen/{told['id']}"
    act = "Ghi kết quả"
    clock = Clock(the_day(told["ends_on"]), _state(the_day(told["ends_on"]), visit.today))
    card = DutyCard(told["title"], href, clock, told["unit"], None, WORDS, Link(href, act))
    return Duty(KIND, card)
