"""Counts days as the law does, forward and backward, and can show every day it counted.

The first day is not counted (Civil Code, article 147.2); a period in calendar days that ends
on a day off ends on the next working day (article 148.5).
"""

import calendar as month_lengths
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from libs.law.calendar import Calendar, national_calendar
from libs.law.refusals import ResumedBeforeStopped

ONE_DAY = timedelta(days=1)
START = "Ngày mốc, không tính vào thời hạn"


def add_working_days(start: date, n: int, calendar: Calendar) -> date:
    """The n-th working day after start; start itself is not counted. n = 0 gives start."""
    on = start
    while n > 0:
        on += ONE_DAY
        n -= calendar.is_working(on)
    return on


def subtract_working_days(event: date, n: int, calendar: Calendar) -> date:
    """The n-th working day before event; the event's own day is not counted."""
    on = event
    while n > 0:
        on -= ONE_DAY
        n -= calendar.is_working(on)
    return on


def working_days_late(due_on: date, on: date, calendar: Calendar | None = None) -> int:
    """The working days after the due date up to `on`; at least one once the due date is over."""
    if on <= due_on:
        return 0
    return max(1, _working_days_between(due_on, on, calendar or national_calendar()))


def calendar_days_late(due_on: date | None, on: date) -> int:
    """The days after the due day up to `on`; none in time, or where no day was set."""
    return max(0, (on - due_on).days) if due_on else 0


def working_days_left(today: date, due_on: date, calendar: Calendar | None = None) -> int:
    """The working days still left until the due date, below zero when it is over."""
    if today > due_on:
        return -working_days_late(due_on, today, calendar)
    return _working_days_between(today, due_on, calendar or national_calendar())


def _working_days_between(start: date, last: date, calendar: Calendar) -> int:
    """How many there are after start, last included."""
    days = range(1, (last - start).days + 1)
    return sum(calendar.is_working(start + ONE_DAY * n) for n in days)


def add_calendar_days(start: date, n: int, calendar: Calendar, roll: bool = True) -> date:
    """The n-th day after start; with roll, moved to the next working day when it is off."""
    on = start + timedelta(days=n)
    return calendar.next_working(on) if roll and n > 0 else on


def add_months(start: date, n: int) -> date:
    """The same day n months later, or the last day of a shorter month (Civil Code 148.3)."""
    year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
    last = month_lengths.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def last_safe_day(limit: date, calendar: Calendar) -> date:
    """The last working day strictly before a limit: what "trước ngày 25/5" asks for."""
    return subtract_working_days(limit, 1, calendar)


@dataclass(frozen=True, slots=True)
class Suspension:
    """The clock stands still from `stopped_on` until `resumed_on`, which counts again.

    `resumed_on` is None while no decision to continue has been made.
    """

    stopped_on: date
    resumed_on: date | None
    document: str

    def __post_init__(self) -> None:
        if self.resumed_on is not None and self.resumed_on <= self.stopped_on:
            raise ResumedBeforeStopped(document=self.document)

    def covers(self, on: date) -> bool:
        """Whether the clock stands still on that day."""
        return self.stopped_on <= on and (self.resumed_on is None or on < self.resumed_on)


@dataclass(frozen=True, slots=True)
class Extension:
    """A written decision that adds days; `grade` is the case the law allows it for."""

    document: str
    days: int
    grade: str


class Counting(StrEnum):
    """What happened to a day while counting."""

    START = "start"  # ngày phát sinh, không tính
    COUNTED = "counted"  # ngày được tính
    DAY_OFF = "day_off"  # ngày nghỉ, không tính
    SUSPENDED = "suspended"  # tạm đình chỉ, không tính
    ROLLED = "rolled"  # dời đến ngày làm việc


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: its number if it was counted, why, and by which document."""

    on: date
    counting: Counting
    number: int | None
    why: str
    document: str | None = None


@dataclass(frozen=True)
class Count:
    """What is to be counted: so many days from a start, and what interrupts or lengthens it."""

    start_on: date
    days: int
    working_days_only: bool
    calendar: Calendar
    roll: bool = True
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()
    step: timedelta = ONE_DAY

    @property
    def total(self) -> int:
        """The days to count, extensions included."""
        return self.days + sum(extension.days for extension in self.extensions)


def count_days(count: Count) -> Iterator[CountedDay]:
    """Every day from the start to the last, in the order of counting.

    Ends with a SUSPENDED day when a suspension has no end yet: then nobody knows the last day.
    """
    day = CountedDay(count.start_on, Counting.START, None, START)
    yield day
    number = 0
    while number < count.total or _must_roll(day, count):
        on = day.on + count.step
        suspension = _suspension_on(on, count)
        if suspension:
            why = "Tạm đình chỉ, không tính"
            day = CountedDay(on, Counting.SUSPENDED, None, why, suspension.document)
        else:
            day = _look_at(on, number + 1, count)
        yield day
        if suspension and suspension.resumed_on is None:
            return
        number += day.counting is Counting.COUNTED


def _look_at(on: date, number: int, count: Count) -> CountedDay:
    """One day on which the clock runs; number is what it counts for, if it counts."""
    day = count.calendar.day(on)
    all_counted = number > count.total
    if not day.working and (count.working_days_only or all_counted):
        return CountedDay(on, Counting.DAY_OFF, None, day.why)
    if all_counted:
        why = "Ngày cuối là ngày nghỉ, hạn chuyển sang ngày làm việc này"
        return CountedDay(on, Counting.ROLLED, None, why)
    return CountedDay(on, Counting.COUNTED, number, day.why, _extension_of(number, count))


def _must_roll(last: CountedDay, count: Count) -> bool:
    if not count.roll or last.counting is Counting.START:
        return False
    return last.counting is Counting.SUSPENDED or not count.calendar.is_working(last.on)


def _suspension_on(on: date, count: Count) -> Suspension | None:
    return next((each for each in count.suspensions if each.covers(on)), None)


def _extension_of(number: int, count: Count) -> str | None:
    """The document that added this day, if the law's own days are used up."""
    used = count.days
    for extension in count.extensions:
        used += extension.days
        if count.days < number <= used:
            return extension.document
    return None
