"""What the clocks of a case hand out: the last day, what it means, and every day of the count."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

from libs.law.clocks import working_days_left
from libs.law.procedures import AtEnd, procedure
from services.reception.cases.tables import ClockOfCase
from services.reception.views import CountedDayView


class ExplanationView(BaseModel):
    """How a due date was computed, day by day, and every time another calendar moved it."""

    due_on: date | None
    rule: str
    basis: str
    start_on: date
    calendar_version: str
    days: list[CountedDayView]
    moves: list[dict[str, str]]


class ClockView(BaseModel):
    """A clock of a case. `days_left` counts working days, below zero when it is over."""

    clock: str
    at_end: str
    due_on: date | None
    ended_on: date | None
    dropped: bool
    days_left: int | None
    days_late: int | None
    explanation: ExplanationView


def clock_view(row: ClockOfCase, kind: str, today: date) -> ClockView:
    """A clock with every day of its count."""
    known = {each.id: each.at_end for each in procedure(kind).clocks}
    runs = row.ended_on is None and row.due_on is not None
    return ClockView(
        clock=row.clock,
        at_end=known.get(row.clock, AtEnd.OVERDUE),
        due_on=row.due_on,
        ended_on=row.ended_on,
        dropped=row.dropped,
        days_left=working_days_left(today, row.due_on) if runs and row.due_on else None,
        days_late=row.days_late,
        explanation=ExplanationView(
            due_on=row.due_on,
            rule=row.rule,
            basis=row.basis,
            start_on=row.start_on,
            calendar_version=row.calendar_version,
            days=[CountedDayView.model_validate(day) for day in row.counted],
            moves=row.moves,
        ),
    )
