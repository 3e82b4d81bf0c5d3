"""Supervision that waits for somebody: a room's own steps, the Front, the supervised, the chair."""

from __future__ import annotations

import asyncio
from datetime import date

from services.portal import supervision_words as words
from services.portal.duties.papers import Duty
from services.portal.reading import Told, day, the_day
from services.portal.rooms import told_in_room
from services.portal.views import DutyCard, Link
from services.portal.visit import Visit

KIND = "giam-sat"
WORDS = "Giám sát"
# What whoever works in the room does next, and the field with its day.
OWN = {
    "drafted": ("Gửi kế hoạch giám sát", "Gửi", "starts_on"),
    "sent": ("Bắt đầu giám sát", "Bắt đầu", "starts_on"),
    "started": ("Kết thúc giám sát", "Kết thúc", "started_on"),
    "ended": ("Lập kết quả giám sát", "Lập kết quả", "ended_on"),
}


async def supervision_duties(visit: Visit) -> list[Duty]:
    """What this visitor owes about each supervision and work that they may know of."""
    told, works, owed = await asyncio.gather(
        visit.asking.get("inspections", "supervisions"),
        visit.asking.get("inspections", "works"),
        told_in_room(visit, "owed-reports"),
    )
    found = [duty for each in told for duty in _of(visit, each)]
    found += [_report(visit, each) for each in owed or ()]
    if visit.visitor.may("give_work_notice"):
        found += [
            _card(
                *(visit, "Thông báo cho chủ đầu tư", each["name"], visit.today),
                *(f"{words.WORKS}/{each['id']}", "Thông báo"),
            )
            for each in works
            if each["state"] == "opened"
        ]
    return found


def _of(visit: Visit, told: Told) -> list[Duty]:
    page, subject, state = f"{words.DESK}/{told['id']}", told["subject"], told["state"]
    if told["own"] and state in OWN:
        says, act, field = OWN[state]
        due_on = day(told["conclude_by"]) or the_day(told[field])
        return [_card(visit, says, subject, due_on, page, act)]
    if told["confirms"] and state == "handed":
        on = the_day(told["handed_on"])
        return [
            _card(visit, "Xác nhận kết quả giám sát", subject, max(on, visit.today), page, "Xem")
        ]
    may = visit.visitor.may
    step = words.STEPS["bao-cao"]
    if step.when(told) and may(step.action, told["unit_id"]):
        due_on = the_day(told["report_by"])
        return [
            _card(visit, "Báo cáo đoàn giám sát của Mặt trận", subject, due_on, page, "Báo cáo")
        ]
    return [
        _card(
            *(visit, f"Trả lời kiến nghị {each['ordinal']} sau giám sát", subject),
            *(the_day(each["due_on"]), page, "Trả lời"),
        )
        for each in told["advice"]
        if each["due_on"] and not each["answered_on"] and may("answer_advice")
    ]


def _report(visit: Visit, told: Told) -> Duty:
    """The report of a quarter that a board owes the Front; the committee hears nothing of it."""
    draft, due_on = told["draft_id"], the_day(told["clock"]["due_on"])
    page, act = (f"{words.PAPERS}/{draft}", "Gửi") if draft else (f"{words.DESK}#van-ban", "Lập")
    return _card(visit, "Gửi Mặt trận", words.report_title(told), due_on, page, act)


def _card(visit: Visit, says: str, of: str, due_on: date, page: str, act: str) -> Duty:
    href = f"{visit.home}/{page}"
    clock = words.clock(due_on, visit.today)
    return Duty(KIND, DutyCard(f"{says}: {of}", href, clock, "", None, WORDS, Link(href, act)))
