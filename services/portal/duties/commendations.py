"""Commendations that wait for somebody: to be appraised, voted on, decided, answered."""

from __future__ import annotations

from services.portal.award_words import whose
from services.portal.duties.awards import KIND, TODO, WORDS
from services.portal.duties.papers import Duty
from services.portal.reading import Told
from services.portal.views import Clock, DutyCard, Link
from services.portal.visit import Visit

DECIDED = ("grant_commendation", "send_commendation")


async def commendation_duties(visit: Visit) -> list[Duty]:
    """What this visitor may do about each; the days are the ward's, not the law's."""
    told = await visit.asking.get("awards", "commendations")
    return [duty for each in told if (duty := _duty(visit, each))]


def _duty(visit: Visit, told: Told) -> Duty | None:
    action, act = _next(told)
    part = (told["unit_id"], *([told["proposer_id"]] if action in DECIDED else []))
    mine = str(visit.visitor.actor.unit_id) in part
    if mine or not action or not visit.visitor.may(action):
        return None
    href = f"{visit.home}/viec/khen-thuong/{told['id']}"
    clock = Clock(visit.today, TODO)
    text = f"{act}: {whose(told)}"
    link = Link(href, act)
    card = DutyCard(text, href, clock, told["unit"], None, WORDS, link, told["title_name"])
    waits = action in DECIDED and bool(told["blocked"])
    return Duty(KIND, card, waits=waits)


def _next(told: Told) -> tuple[str, str]:
    """The action it waits for, and its words; nothing once it is over."""
    if told["state"] == "proposed":
        return "appraise_commendation", "Thẩm định khen thưởng"
    if told["state"] == "sent":
        return "record_commendation_answer", "Ghi trả lời của cấp trên"
    if told["state"] == "appraised" and told["by_council"]:
        return "record_commendation_vote", "Trình Hội đồng bỏ phiếu"
    if told["state"] not in ("appraised", "voted"):
        return "", ""
    if told["granted_by_ward"]:
        return "grant_commendation", "Quyết định khen thưởng"
    return "send_commendation", "Trình cấp trên khen thưởng"
