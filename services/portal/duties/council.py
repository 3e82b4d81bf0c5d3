"""What the People's Council has not heard of yet, as one card: by its nearest session."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.pages.council import DESK, owed_words
from services.portal.reading import the_day, urgency
from services.portal.views import Clock, DutyCard, Link
from services.portal.visit import Visit

KIND = "bao-cao"
WORDS = "Báo cáo Hội đồng nhân dân"


async def council_duties(visit: Visit) -> list[Duty]:
    """The report that is owed; without a known session the day of one has to be written down."""
    owed = (await visit.asking.get("participation", "council-sessions"))["owed"]
    if owed is None:
        return []
    href = f"{visit.home}{DESK}"
    act = "Ghi ngày kỳ họp"
    if owed["council_session_id"]:
        href, act = f"{href}/{owed['council_session_id']}", "Xem, gửi"
    clock = Clock(the_day(owed["due_on"]), urgency(owed["days_left"]))
    return [Duty(KIND, DutyCard(owed_words(owed), href, clock, "", None, WORDS, Link(href, act)))]
