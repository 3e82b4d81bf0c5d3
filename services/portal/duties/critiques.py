"""Drafts before the Front: to be criticised on its day, then to be replied to point by point."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.reading import Told, the_day
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "phan-bien"
WORDS = "Phản biện xã hội"
TODO = State("todo", "Chờ làm")
PASSED = State("soon", "Đã qua ngày phản biện")
WITHDRAWN = State("stopped", "Đã thu hồi")


async def critique_duties(visit: Visit) -> list[Duty]:
    """What this visitor may do about each draft; the reply has no last day in the law."""
    told = await visit.asking.get("participation", "critiques")
    return [duty for each in told if (duty := _duty(visit, each))]


def _duty(visit: Visit, told: Told) -> Duty | None:
    may, state = visit.visitor.may, told["state"]
    if state == "sent" and may("issue_critique"):
        meets = the_day(told["meets_on"])
        clock = Clock(meets, PASSED if meets < visit.today else TODO)
        return _card(visit, told, "Phản biện", clock, "Ghi điểm phản biện")
    # The Front hears that it need not meet, until the day it had set is over.
    if state == "withdrawn" and may("issue_critique"):
        meets = the_day(told["meets_on"])
        if meets < visit.today:
            return None
        clock = Clock(meets, WITHDRAWN)
        return _card(visit, told, "Không phản biện nữa", clock, "Xem lý do")
    left = sum(point["taken"] is None for point in told["points"])
    clock = Clock(visit.today, TODO)
    if state == "issued" and left and may("reply_to_point", told["unit_id"]):
        return _card(visit, told, f"Trả lời {left} điểm phản biện", clock, "Trả lời")
    if state == "issued" and not left and may("answer_critique"):
        return _card(visit, told, "Gửi Mặt trận văn bản trả lời", clock, "Gửi")
    return None


def _card(visit: Visit, told: Told, says: str, clock: Clock, act: str) -> Duty:
    href = f"{visit.home}/viec/phan-bien/{told['id']}"
    text = f"{says}: {told['title']}"
    return Duty(KIND, DutyCard(text, href, clock, "", None, WORDS, Link(href, act)))
