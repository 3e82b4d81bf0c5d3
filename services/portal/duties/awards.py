"""Models that wait for somebody: to be agreed, scored, appraised."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.reading import Told, day
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "mo-hinh"
WORDS = "Mô hình, khen thưởng"
TODO = State("todo", "Chờ làm")
# state: permission, whether it is the keeper's own, what is to be done
STEPS = {
    "registered": ("approve_model", False, "Phê duyệt đăng ký"),
    "approved": ("score_model", True, "Tự chấm điểm"),
    "scored": ("appraise_model", False, "Thẩm định"),
    "appraised": ("record_vote", False, "Trình Hội đồng bỏ phiếu"),
    "voted": ("notice_model", False, "Công khai, lấy ý kiến"),
    "noticed": ("recognise_model", False, "Quyết định công nhận"),
}


async def award_duties(visit: Visit) -> list[Duty]:
    """What this visitor may do about each model; the days are the ward's, not the law's."""
    told = await visit.asking.get("awards", "models")
    found = (make(visit, each) for each in told for make in (_duty, _comments))
    return [duty for duty in found if duty]


def _comments(visit: Visit, told: Told) -> Duty | None:
    """What residents said and nobody looked at; nothing is decided before."""
    mine = str(visit.visitor.actor.unit_id) in (told["unit_id"], told["keeper_id"])
    if mine or not told["comments_waiting"] or not visit.visitor.may("sort_comment_on_model"):
        return None
    href = f"{visit.home}/viec/mo-hinh/{told['id']}#h-said"
    text = f"Xem {told['comments_waiting']} góp ý: {told['title']}"
    link = Link(href, "Xem góp ý")
    clock = Clock(visit.today, TODO)
    return Duty(KIND, DutyCard(text, href, clock, told["unit"], None, WORDS, link))


def _duty(visit: Visit, told: Told) -> Duty | None:
    if told["state"] not in STEPS:
        return None
    action, of_keeper, act = STEPS[told["state"]]
    if not visit.visitor.may(action, told["keeper_id"] if of_keeper else None):
        return None
    until = day(told["notice_until"])
    if told["state"] == "noticed" and until and visit.today <= until:
        return None
    mine = str(visit.visitor.actor.unit_id) in (told["unit_id"], told["keeper_id"])
    if told["state"] == "scored" and mine:
        return None
    href = f"{visit.home}/viec/mo-hinh/{told['id']}"
    clock = Clock(visit.today, TODO)
    text = f"{act}: {told['title']}"
    card = DutyCard(text, href, clock, told["unit"], None, WORDS, Link(href, act))
    return Duty(KIND, card, waits=action == "recognise_model" and bool(told["blocked"]))
