"""Counts days by the calendar, and keeps why they were counted so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from libs.law.calendar import Calendar, national_calendar
from libs.law.deadlines import Deadline, compute_deadline, explain
from libs.law.rules import rule


@dataclass(frozen=True)
class Due:
    """A due date and how it was computed; `counted` has one line for each day."""

    due_on: date
    rule: str
    start_on: date
    basis: str
    calendar_version: str
    counted: list[dict[str, Any]]


def due_after(start_on: date, by_rule: str, calendar: Calendar | None = None) -> Due:
    """By when something must be done whose clock starts on a day."""
    days = calendar or national_calendar()
    deadline = compute_deadline(rule(by_rule, start_on), start_on, days)
    assert deadline.due_on is not None  # nothing suspends these clocks
    lines = kept_days(deadline, days)
    return Due(deadline.due_on, by_rule, start_on, deadline.basis, deadline.calendar_version, lines)


def kept_days(deadline: Deadline, calendar: Calendar) -> list[dict[str, Any]]:
    """One line for each day of a count: which it was, whether and why it counted."""
    return [
        {"on": day.on.isoformat(), "counting": day.counting.value, "number": day.number}
        | {"why": f"{day.why}, theo {day.document}" if day.document else day.why}
        for day in explain(deadline, calendar)
    ]
