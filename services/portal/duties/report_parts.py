"""Parts of reports: to be handed in by their unit, looked at by those who compile."""

from __future__ import annotations

from itertools import groupby

from services.portal.duties.papers import Duty
from services.portal.duties.reports import KIND, KIND_WORDS
from services.portal.part_words import DESK
from services.portal.reading import Told, the_day, urgency
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

NEW = State("todo", "Có phần mới nộp")
RETURNED = State("soon", "Trả lại để sửa")


async def part_duties(visit: Visit) -> list[Duty]:
    """For a unit what it owes, late or not; for those who compile a card for each report."""
    if visit.visitor.sees_only_own and visit.visitor.actor.unit_id is None:
        return []
    told = await visit.asking.get("reporting", "parts")
    open_now = [each for each in told if not each["closed"]]
    owed = [each for each in open_now if each["state"] != "handed_in"]
    mine = [each for each in owed if visit.visitor.may("hand_in_part", each["unit_id"])]
    duties = [_owed(visit, each) for each in mine]
    if visit.visitor.may("ask_parts"):
        by_period = groupby(sorted(open_now, key=_period), key=_period)
        duties += [_collected(visit, list(parts)) for _, parts in by_period]
    return duties


def _period(told: Told) -> str:
    return str(told["period_id"])


def _owed(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/{DESK}/{told['id']}"
    state = RETURNED if told["state"] == "returned" else urgency(told["days_left"])
    clock = Clock(the_day(told["due_on"]), state)
    act = Link(href, "Viết và nộp")
    text = f"Nộp phần báo cáo: {told['period_title']}"
    return Duty(KIND, DutyCard(text, href, clock, told["unit"], None, KIND_WORDS, act))


def _collected(visit: Visit, told: list[Told]) -> Duty:
    handed_in = [each for each in told if each["state"] == "handed_in"]
    new = any(not each["taken"] for each in handed_in)
    last = max(told, key=lambda each: str(each["due_on"]))
    href = f"{visit.home}/viec/bao-cao/ky/{last['period_id']}/phan"
    text = f"Phần của các đơn vị ({len(handed_in)}/{len(told)} đã nộp): {last['period_title']}"
    clock = Clock(the_day(last["due_on"]), NEW if new else urgency(last["days_left"]))
    act = Link(href, "Xem") if new else None
    return Duty(KIND, DutyCard(text, href, clock, "", None, KIND_WORDS, act), waits=not new)
