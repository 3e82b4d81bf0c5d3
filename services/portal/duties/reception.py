"""What reception days owe: the calendar, online sessions, notices of refusals."""

from __future__ import annotations

import asyncio

from libs.permissions import Role
from services.portal.duties.papers import Duty
from services.portal.look.words import dmy
from services.portal.pages.reception import by_day, sessions_of
from services.portal.pages.reception_booking import MATTERS
from services.portal.pages.reception_online import STEPS, TASKS
from services.portal.reading import Told, the_day, urgency
from services.portal.views import Clock, DutyCard, Link
from services.portal.visit import Visit

KIND = "tiep-cong-dan"
WORDS = "Tiếp công dân"
STEPS_OF = tuple(step.action for step in STEPS.values())
NOTICE = "issue_refusal_notice"


async def reception_duties(visit: Visit) -> list[Duty]:
    """Who does it owes it; the chair owes what is late, who else sees the desk waits for it."""
    calendar, prepared = await asyncio.gather(calendar_ahead(visit), owed_duties(visit))
    return [*_unposted(visit, calendar["sessions"]), *prepared]


async def calendar_ahead(visit: Visit) -> Told:
    """This year's calendar with the sessions of the next, the first of which is posted in this."""
    now, ahead = await asyncio.gather(
        sessions_of(visit, visit.today.year),
        visit.asking.get("reception", "sessions", year=visit.today.year + 1),
    )
    return {**now, "sessions": by_day(now["sessions"], ahead["sessions"])}


async def owed_duties(visit: Visit) -> list[Duty]:
    """What online sessions and refusals still owe."""
    online, refusals = await asyncio.gather(
        visit.asking.get("reception", "online-duties"),
        visit.asking.get("reception", "refusals", owed=True),
    )
    found = [_of_online(visit, each) for each in online]
    return [
        duty
        for duty in [*found, *(_of_refusal(visit, each) for each in refusals["lines"])]
        if duty.card.act or duty.card.clock.state.kind == "late"
    ]


def _unposted(visit: Visit, sessions: list[Told]) -> list[Duty]:
    """The next session that hangs nowhere: all of them are posted with one step."""
    owed = [each for each in sessions if each["days_to_post"] is not None]
    if not owed:
        return []
    first = min(owed, key=lambda each: str(each["post_by"]))
    desk = f"{visit.home}/viec/tiep-cong-dan"
    act = Link(desk, "Đăng lịch") if visit.visitor.may("post_calendar") else None
    if not act and first["days_to_post"] >= 0:
        return []
    text = f"Đăng lịch tiếp công dân ngày {dmy(the_day(first['held_on']))}"
    href = f"{desk}/{first['id']}"
    clock = Clock(the_day(first["post_by"]), urgency(first["days_to_post"]), f"{href}#han")
    return [_duty(visit, text, href, clock, act)]


def _of_online(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/tiep-cong-dan/{told['session_id']}#h-online"
    at = f", trước {told['due_at'][:5]}" if told["due_at"] else ""
    text = f"{TASKS[told['duty']]} ngày {dmy(the_day(told['held_on']))}{at}"
    mine = any(visit.visitor.may(action) for action in STEPS_OF)
    clock = Clock(the_day(told["due_on"]), urgency(told["days_left"]), href)
    return _duty(visit, text, href, clock, Link(href, "Thực hiện") if mine else None)


def _of_refusal(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/tu-choi-tiep/{told['id']}"
    said, on = MATTERS[told["matter"]].lower(), dmy(the_day(told["refused_on"]))
    text = f"Thông báo từ chối tiếp công dân ngày {on} ({said})"
    clock = Clock(the_day(told["notice_due_on"]), urgency(told["days_left"]), f"{href}#han")
    act = Link(href, "Ban hành") if visit.visitor.may(NOTICE) else None
    return _duty(visit, text, href, clock, act)


def _duty(visit: Visit, text: str, href: str, clock: Clock, act: Link | None) -> Duty:
    waits = not act and Role.CHAIR not in visit.visitor.actor.roles
    return Duty(KIND, DutyCard(text, href, clock, "", None, WORDS, act), waits=waits)
