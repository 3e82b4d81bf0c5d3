"""Last days that are kept: given by a rule of the law, with every day counted and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from libs.law.calendar import Calendar, national_calendar
from libs.law.deadlines import compute_deadline, explain
from libs.law.rules import rule


@dataclass(frozen=True)
class Due:
    """By when something is owed, and how that day was found: the columns of a row."""

    due_on: date
    due_rule: str
    due_start_on: date
    due_basis: str
    calendar_version: str
    counted: list[dict[str, Any]]


def due_by_law(start_on: date, rule_id: str, calendar: Calendar | None = None) -> Due:
    """The day a rule gives, with every day counted."""
    days = calendar or national_calendar()
    deadline = compute_deadline(rule(rule_id, start_on), start_on, days)
    assert deadline.due_on is not None  # nothing suspends these clocks
    return Due(
        due_on=deadline.due_on,
        due_rule=rule_id,
        due_start_on=start_on,
        due_basis=deadline.basis,
        calendar_version=deadline.calendar_version,
        counted=[
            {"on": day.on.isoformat(), "counting": day.counting.value, "number": day.number}
            | {"why": day.why}
            for day in explain(deadline, days)
        ],
    )


class DueClockView(BaseModel):
    """How a day was found; one that a paper names has nothing to count."""

    rule: str
    start_on: date
    basis: str
    due_on: date
    calendar_version: str
    days: list[dict[str, Any]]


def clock_view(due: Due) -> DueClockView:
    """The day as it was found, whatever the calendar of today would give."""
    return DueClockView(
        rule=due.due_rule,
        start_on=due.due_start_on,
        basis=due.due_basis,
        due_on=due.due_on,
        calendar_version=due.calendar_version,
        days=due.counted,
    )
