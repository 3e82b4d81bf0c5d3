"""When a report is owed to a session whose day became known late, and which session is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from libs.law.clocks import CountedDay, Counting
from services.reporting.periods.rules import Owed

KNOWN_LATE = "ngày ghi lịch họp; hạn không trước ngày này"


def known_from(owed: Owed, on: date) -> Owed:
    """The same report, due no earlier than the day it became known: nothing is born late.

    Its figures close when they would have closed, before the session.
    """
    if owed.due_on >= on:
        return owed
    line = CountedDay(on, Counting.ROLLED, None, KNOWN_LATE)
    deadline = replace(owed.deadline, due_on=on)
    return replace(owed, deadline=deadline, counted=(*owed.counted, line))


def is_over(session_on: date | None, today: date) -> bool:
    """Whether a session's day has passed: taken out of the calendar, its report stays owed."""
    return session_on is not None and session_on < today
