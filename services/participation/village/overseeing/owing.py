"""What is owed about one convention in use, by which day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from libs.law.calendar import national_calendar
from libs.law.deadlines import Deadline
from services.participation.conventions.rules import KEPT
from services.participation.conventions.standings import standing_of
from services.participation.conventions.tables import Convention
from services.participation.village.overseeing.rules import Agreed, review_owed


@dataclass(frozen=True)
class Owed:
    """What, by when; the deadline explains itself where the law counts days."""

    what: str  # sending_out | abolition | complaint | review
    due_on: date
    deadline: Deadline | None = None


def owed_about(row: Convention, today: date, *, reviewed: bool) -> Iterator[Owed]:
    """Everything but complaints, which are counted one by one."""
    calendar = national_calendar()
    for clock in standing_of(row).clocks:
        if clock.runs and clock.clock != "posting":
            deadline = clock.deadline(calendar)
            assert deadline.due_on is not None  # nothing suspends them
            yield Owed(clock.clock, deadline.due_on, deadline)
    if row.state in KEPT and row.effective_on:
        on = review_owed(today.year, agreed_day(row), row.effective_on, reviewed)
        if on:
            yield Owed("review", on)


def agreed_day(row: Convention) -> Agreed | None:
    """The day of the year the community agreed on, if it did."""
    return Agreed(row.review_day, row.review_month) if row.review_day and row.review_month else None
