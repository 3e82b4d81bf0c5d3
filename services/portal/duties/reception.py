"""What the reception calendar owes: sessions that have to be posted by a day."""

from __future__ import annotations

from services.portal.duties.papers import Duty
from services.portal.look.words import dmy
from services.portal.reading import the_day, urgency
from services.portal.views import Clock, DutyCard, Link
from services.portal.visit import Visit

KIND = "tiep-cong-dan"
WORDS = "Tiếp công dân"


async def reception_duties(visit: Visit) -> list[Duty]:
    """The next session that hangs nowhere: all of them are posted with one step."""
    told = await visit.asking.get("reception", "sessions", year=visit.today.year)
    owed = [each for each in told["sessions"] if each["days_to_post"] is not None]
    if not owed:
        return []
    first = min(owed, key=lambda each: str(each["post_by"]))
    desk = f"{visit.home}/viec/tiep-cong-dan"
    href = f"{desk}/{first['id']}"
    clock = Clock(the_day(first["post_by"]), urgency(first["days_to_post"]), f"{href}#han")
    text = f"Đăng lịch tiếp công dân ngày {dmy(the_day(first['held_on']))}"
    return [Duty(KIND, DutyCard(text, href, clock, "", None, WORDS, Link(desk, "Đăng lịch")))]
