"""Plans of units: to approve for the chair, sent back for their unit, waited for by the office."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.duties.tasks import KIND, KIND_WORDS
from services.portal.reading import Told
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit


async def unit_plan_duties(visit: Visit) -> list[Duty]:
    """What of the units' plans waits for this visitor, or for the chair."""
    told = await visit.asking.get("planning", "waiting-unit-plans")
    return [_duty(visit, one) for one in told]


def _duty(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/ke-hoach-don-vi/{told['id']}"
    about = f"kế hoạch của {told['unit']}, năm {told['year']}"
    if told["state"] == "draft":
        verb, state, act = "Sửa", State("soon", "Chủ tịch trả lại để sửa"), Link(href, "Sửa")
    elif told["to_approve"]:
        verb, state = "Phê duyệt", State("todo", "Chờ phê duyệt")
        act = Link(href, "Xem và phê duyệt")
    else:
        verb, state, act = "Chủ tịch phê duyệt", State("todo", "Chờ Chủ tịch phê duyệt"), None
    clock = Clock(visit.today, state)
    card = DutyCard(f"{verb} {about}", href, clock, told["unit"], None, KIND_WORDS, act)
    return Duty(KIND, card, waits=act is None)
