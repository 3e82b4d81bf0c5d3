"""Counts the days of everyday feedback by the calendar, and keeps why they were counted so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from libs.law.calendar import Calendar, national_calendar
from libs.law.deadlines import compute_deadline, explain
from libs.law.rules import rule

ONE_DAY = timedelta(days=1)


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
    lines = [
        {"on": day.on.isoformat(), "counting": day.counting.value, "number": day.number}
        | {"why": day.why}
        for day in explain(deadline, days)
    ]
    return Due(deadline.due_on, by_rule, start_on, deadline.basis, deadline.calendar_version, lines)


def days_late(due_on: date, on: date, calendar: Calendar | None = None) -> int:
    """The working days after the due date up to `on`; at least one once the due date is over."""
    if on <= due_on:
        return 0
    days = calendar or national_calendar()
    passed = range(1, (on - due_on).days + 1)
    return max(1, sum(days.is_working(due_on + ONE_DAY * n) for n in passed))


def days_left(today: date, due_on: date, calendar: Calendar | None = None) -> int:
    """The working days until the due date, below zero when it is over."""
    days = calendar or national_calendar()
    if today > due_on:
        return -days_late(due_on, today, days)
    return sum(days.is_working(today + ONE_DAY * n) for n in range(1, (due_on - today).days + 1))
