"""Surveys that are over: comments to be looked at, results owed to those who answered."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.reading import Told, the_day, urgency
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "khao-sat"
WORDS = "Khảo sát hài lòng"
TODO = State("todo", "Chờ xem")


async def survey_duties(visit: Visit) -> list[Duty]:
    """The results that are owed, or the comments in their way."""
    told = await visit.asking.get("participation", "survey-duties")
    return [_duty(visit, each) for each in told]


async def survey_comment_duties(visit: Visit) -> list[Duty]:
    """What may be somebody's petition: one card, as long as there is any."""
    told = await visit.asking.get("participation", "survey-comments")
    href = f"{visit.home}/viec/khao-sat/y-kien-can-xem"
    text = f"Xem {len(told)} ý kiến khảo sát có thể là đơn"
    clock = Clock(visit.today, TODO)
    card = DutyCard(text, href, clock, "", None, WORDS, Link(href, "Xem"))
    return [Duty(KIND, card)] if told else []


def _duty(visit: Visit, told: Told) -> Duty:
    href = f"{visit.home}/viec/khao-sat/{told['survey_id']}"
    clock = Clock(the_day(told["due_on"]), urgency(told["days_left"]))
    says, page, act = "Công bố kết quả khảo sát", f"{href}/ket-qua", "Công bố"
    if told["waits"] == "comments":
        says, page, act = f"Xem {told['number']} ý kiến bằng lời", f"{href}/y-kien", "Xem"
    text = f"{says}: {told['title']}"
    return Duty(KIND, DutyCard(text, href, clock, "", None, WORDS, Link(page, act)))
