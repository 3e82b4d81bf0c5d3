"""What is owed about one convention in use, by which day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

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


def owed_about(
    row: Convention, today: date, reviewed: Collection[tuple[UUID, int]]
) -> Iterator[Owed]:
    """Everything but complaints, which are counted one by one; `reviewed` since `looked_back`."""
    yield from clocks_owed(row)
    if row.state not in KEPT or not row.effective_on:
        return
    for year in range(looked_back(today).year, today.year + 1):
        on = review_owed(year, agreed_day(row), row.effective_on, (row.id, year) in reviewed)
        if on and (on.year == today.year or on >= looked_back(today)):
            yield Owed("review", on)


def looked_back(today: date) -> date:
    """A review of the last week of a year is looked at in the new one, or it would never be late.

    What was missed before is not owed for ever: a convention may have been entered only now.
    """
    return today - timedelta(weeks=1)


def clocks_owed(row: Convention) -> Iterator[Owed]:
    """What is owed because the law counts days from a step."""
    calendar = national_calendar()
    for clock in standing_of(row).clocks:
        if clock.runs and clock.clock != "posting":
            deadline = clock.deadline(calendar)
            assert deadline.due_on is not None  # nothing suspends them
            yield Owed(clock.clock, deadline.due_on, deadline)


def agreed_day(row: Convention) -> Agreed | None:
    """The day of the year the community agreed on, if it did."""
    return Agreed(row.review_day, row.review_month) if row.review_day and row.review_month else None
