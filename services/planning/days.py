"""Days that several features count with: the calendar as known, the same days of each month."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from libs.law.calendar import Calendar, Override, national_calendar


def calendar_known_on(today: date) -> Calendar:
    """The working days as people knew them on a day: without what was ordered later."""
    return _calendar(national_calendar().known_on(today).overrides)


@lru_cache(maxsize=32)
def _calendar(overrides: tuple[Override, ...]) -> Calendar:
    """One calendar for the same orders: it keeps the years it has worked out."""
    return Calendar(overrides)


def days_of_months(year: int, days: Iterable[int]) -> list[date]:
    """The same days of every month; a month too short for one gives its last day."""
    wanted = sorted(set(days))
    return [
        date(year, month, min(day, monthrange(year, month)[1]))
        for month in range(1, 13)
        for day in wanted
    ]
