"""How reception explains a due date, whatever is due."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel


class CountedDayView(BaseModel):
    """One day of the count and why it counts or not."""

    on: date
    counting: str
    number: int | None
    why: str


class ExplanationView(BaseModel):
    """How a due date was computed, day by day."""

    due_on: date
    rule: str
    basis: str
    start_on: date
    calendar_version: str
    days: list[CountedDayView]
