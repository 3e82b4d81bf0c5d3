"""Cases that wait for whoever looks, by the clock of their law."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from libs.permissions import Role
from services.portal.duties.papers import Duty
from services.portal.pages.case_view import untouched
from services.portal.reading import Told, the_day, urgency
from services.portal.views import Clock, DutyCard, Link
from services.portal.visit import Visit

KIND = "don-thu"
WORDS = "Đơn thư"
WARNED = ("late", "neglected")


async def petition_duties(visit: Visit) -> list[Duty]:
    """The clerk owes what is open, a unit what it has, the chair what is late or nearly neglected.

    The office sees the last two of other units as well, as what waits for others.
    """
    roles, unit_id = visit.visitor.actor.roles, str(visit.visitor.actor.unit_id)
    sights = WARNED if roles == {Role.CHAIR} else ("open",)
    if roles & {Role.CHAIR, Role.OFFICE}:
        sights = (*dict.fromkeys((*sights, *WARNED)),)
    told = await asyncio.gather(
        *(visit.asking.get("reception", "cases", sight=sight) for sight in sights)
    )
    lines = {sight: each["lines"] for sight, each in zip(sights, told, strict=True)}
    warned = {each["id"] for sight in WARNED for each in lines.get(sight, ())}
    found = {each["id"]: each for some in lines.values() for each in some if each["due_on"]}
    duties = []
    for each in found.values():
        seen = each["id"] in warned
        mine = each["unit_id"] == unit_id or (Role.CHAIR in roles and seen)
        if Role.RECEPTION_CLERK in roles or mine:
            duties.append(_duty(visit, each))
        elif Role.OFFICE in roles and seen:
            duties.append(_duty(visit, each, waits=True))
    return [*duties, *_more(visit, sights[0], told[0])]


def _duty(visit: Visit, told: Told, *, waits: bool = False) -> Duty:
    return Duty(KIND, _card(visit, told), waits, told["unit_id"] or "")


def _card(visit: Visit, told: Told) -> DutyCard:
    href, warning = f"{visit.home}/viec/don-thu/{told['id']}", untouched(told)
    state = urgency(told["days_left"])
    if warning:
        state = replace(state, text=f"{state.text}; {warning}")
    clock = Clock(the_day(told["due_on"]), state, f"{href}#h-clocks")
    text = f"Đơn {told['number']}: {told['summary'] or 'chưa phân loại'}"
    act = Link(href, _act(visit, told))
    return DutyCard(text, href, clock, "", None, WORDS, act, told["kind_title"])


def _act(visit: Visit, told: Told) -> str:
    may, unit_id = visit.visitor.may, told["unit_id"] or ""
    if not told["summary"]:
        return "Phân loại" if may("sort_case") else "Xem"
    if not unit_id and may("assign_case"):
        return "Giao đơn vị"
    return "Giải quyết" if may("move_case", unit_id) else "Xem"


def _more(visit: Visit, sight: str, told: Told) -> list[Duty]:
    """Where there are too many for one page: how many more, and where they are."""
    lines = told["lines"]
    rest = told["total"] - len(lines)
    if rest <= 0 or not lines[-1]["due_on"]:
        return []
    href = f"{visit.home}/viec/don-thu?xem={sight}&trang=2"
    clock = Clock(the_day(lines[-1]["due_on"]), urgency(lines[-1]["days_left"]))
    text = f"Còn {rest} đơn nữa có hạn từ ngày này"
    return [Duty(KIND, DutyCard(text, href, clock, "", None, WORDS, Link(href, "Xem danh sách")))]
