"""Hot spots that the chair has not called over, as cards of the inbox."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.pages.hotspots import counted, title_of
from services.portal.reading import Told
from services.portal.views import Clock, DutyCard, Link, State
from services.portal.visit import Visit

KIND = "diem-nong"


async def hot_spot_duties(visit: Visit) -> list[Duty]:
    """What several people wrote about, for who says what was done; no law sets a day for it."""
    told = await visit.asking.get("reception", "hot-spots")
    return [Duty(KIND, _card(visit, row)) for row in told if row["closed_on"] is None]


def _card(visit: Visit, told: Told) -> DutyCard:
    href = f"{visit.home}/viec/diem-nong"
    clock = Clock(visit.today, State("todo", counted(told)))
    act = Link(href, "Xem, ghi việc đã làm")
    return DutyCard(title_of(told), href, clock, "", None, "Điểm nóng", act)
