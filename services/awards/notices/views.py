"""How the last day of a notice was counted, for the page of its model."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

from services.awards.notices.rules import NOTICE_RULE, days_counted


class NoticeDayView(BaseModel):
    """A day of the count: its number, or why it does not count."""

    on: date
    number: int | None
    why: str


class NoticeDueView(BaseModel):
    """The last day of a notice, and every day counted to it."""

    rule: str
    start_on: date
    basis: str
    due_on: date
    calendar_version: str
    days: list[NoticeDayView]


def due_view(noticed_on: date | None, until: date | None) -> NoticeDueView | None:
    """How that day came about; nothing where the calendar of today would give another one."""
    if noticed_on is None:
        return None
    deadline, days = days_counted(noticed_on)
    if deadline.due_on is None or deadline.due_on != until:
        return None
    return NoticeDueView(
        rule=NOTICE_RULE,
        start_on=noticed_on,
        basis=deadline.basis,
        due_on=deadline.due_on,
        calendar_version=deadline.calendar_version,
        days=[NoticeDayView(on=day.on, number=day.number, why=day.why) for day in days],
    )
