"""When what is overdue goes up, and to whom."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from libs.law.calendar import Calendar
from services.planning.urging.rules import CHAIR, HEAD, Pace, after


class Level(StrEnum):
    """Who is told."""

    HEAD = "head"  # người đứng đầu đơn vị
    CHAIR = "chair"  # Chủ tịch UBND


def levels_reached(due_on: date, today: date, pace: Pace, calendar: Calendar) -> Iterator[Level]:
    """Everybody who has to know by today that something due on a day is not done."""
    if today >= after(HEAD, pace.head_days, due_on, calendar):
        yield Level.HEAD
    if today >= after(CHAIR, pace.chair_days, due_on, calendar):
        yield Level.CHAIR
