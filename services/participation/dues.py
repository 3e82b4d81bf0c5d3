"""Last days of the law as pages show them: how long is left, the article, every day counted."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

from libs.law.calendar import national_calendar
from libs.law.clocks import working_days_left
from libs.law.deadlines import Deadline, explain


class DayCounted(BaseModel):
    """One day of the count and why it counts or not."""

    on: date
    counting: str
    number: int | None
    why: str


class DueView(BaseModel):
    """What is owed by when; `days_left` counts working days, below zero when late."""

    owed: str
    due_on: date
    days_left: int
    rule: str
    basis: str
    start_on: date
    calendar_version: str
    days: list[DayCounted]


def due_view(owed: str, deadline: Deadline, today: date) -> DueView | None:
    """A last day explained; none while nothing runs."""
    if deadline.due_on is None:
        return None
    calendar = national_calendar()
    return DueView(
        owed=owed,
        due_on=deadline.due_on,
        days_left=working_days_left(today, deadline.due_on, calendar),
        rule=deadline.rule.id,
        basis=deadline.basis,
        start_on=deadline.start_on,
        calendar_version=deadline.calendar_version,
        days=[
            DayCounted(on=d.on, counting=d.counting.value, number=d.number, why=d.why)
            for d in explain(deadline, calendar)
        ],
    )
