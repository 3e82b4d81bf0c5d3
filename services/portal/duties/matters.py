"""What the law gives days for after residents decided: sending, recognising; and notices."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.matter_words import clock_of
from services.portal.reading import Told
from services.portal.views import DutyCard, Link
from services.portal.visit import Visit

KIND = "nhan-dan-ban"
WORDS = "Nhân dân bàn, quyết định"
ACTS = {"sending": "Gửi quyết định", "recognition": "Trả lời"}


async def matter_duties(visit: Visit) -> list[Duty]:
    """Decisions that this visitor has to send, to recognise or to refuse, by the law's clocks."""
    told = await visit.asking.get("participation", "matters-at-work")
    return [
        _duty(visit, each, due)
        for each in told
        for due in each["dues"]
        if _owes(visit, each, due["owed"])
    ]


def _owes(visit: Visit, told: Told, owed: str) -> bool:
    if owed == "sending":
        return visit.visitor.may("send_decision", told["unit_id"])
    role = "front" if told["recogniser"] == "front" else "chair"
    return role in visit.visitor.actor.roles


def _duty(visit: Visit, told: Told, due: Told) -> Duty:
    href = f"{visit.home}/viec/nhan-dan-ban/{told['id']}"
    explained = f"{visit.home}/nhan-dan-ban/{told['id']}/han/{due['owed']}"
    _, clock = clock_of(due, explained)
    text = f"{ACTS[due['owed']]}: {told['title']}"
    act = Link(href, ACTS[due["owed"]])
    return Duty(KIND, DutyCard(text, href, clock, told["unit"], None, WORDS, act))
