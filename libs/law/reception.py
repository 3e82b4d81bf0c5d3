"""The days on which the chair receives citizens, where they move, and whether there are enough."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from libs.law.calendar import Calendar
from libs.law.clocks import ONE_DAY
from libs.law.measures import Unit
from libs.law.refusals import ManualDayIsOff, ManualDayMissing
from libs.law.rules import Rule, rule

# The plan of the ward, part II.5: the 1st and the 15th of each month.
PLANNED_DAYS = (1, 15)
WEEK = timedelta(days=7)


class DayOffPolicy(StrEnum):
    """Where a reception day goes that falls on a day off; no national rule says."""

    NEXT_WORKING_DAY = "next_working_day"  # ngày làm việc tiếp theo
    NEAREST = "nearest"  # ngày làm việc gần nhất
    SAME_MONTH = "same_month"  # ngày làm việc phù hợp trong tháng
    MANUAL = "manual"  # do người có thẩm quyền chọn


@dataclass(frozen=True, slots=True)
class ReceptionDay:
    """The planned day, the day it is held, and why it moved; empty when it did not."""

    nominal_on: date
    held_on: date
    moved_because: str = ""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A week or month with fewer reception days than the law of its date asks for."""

    from_on: date
    to_on: date
    held: int
    required: int
    basis: str

    @property
    def sentence(self) -> str:
        """The warning for people."""
        return (
            f"Từ {self.from_on:%d/%m/%Y} đến {self.to_on:%d/%m/%Y} chỉ tiếp công dân {self.held} "
            f"ngày, ít hơn mức tối thiểu {self.required} ngày ({self.basis})."
        )


def monthly_days(year: int, days: Iterable[int] = PLANNED_DAYS) -> list[date]:
    """The planned days of a year by day of the month, such as the 1st and the 15th."""
    wanted = sorted(days)
    return [date(year, month, day) for month in range(1, 13) for day in wanted]


def weekly_days(year: int, weekday: int) -> list[date]:
    """The planned days of a year by weekday, Monday being 0."""
    first = date(year, 1, 1)
    on = first + timedelta(days=(weekday - first.weekday()) % 7)
    found = []
    while on.year == year:
        found.append(on)
        on += WEEK
    return found


def hold(
    planned: Iterable[date],
    calendar: Calendar,
    policy: DayOffPolicy = DayOffPolicy.NEXT_WORKING_DAY,
    chosen: Mapping[date, date] | None = None,
) -> list[ReceptionDay]:
    """Each planned day with the day it is held.

    `chosen` maps a planned day to the day someone chose, for the policy MANUAL. Raises
    ManualDayMissing or ManualDayIsOff.
    """
    return [_hold_one(on, calendar, policy, chosen or {}) for on in planned]


def chosen_or_next(chosen: Mapping[date, date], year: int, calendar: Calendar) -> dict[date, date]:
    """The days that were chosen; the next working day where none was, or that one is off now.

    For a calendar that changed after people chose: nobody comes to a closed door meanwhile.
    """
    days = (date(year, 1, 1) + timedelta(each) for each in range(366))
    off = [on for on in days if on.year == year and not calendar.is_working(on)]
    return {
        on: chosen[on]
        if on in chosen and calendar.is_working(chosen[on])
        else calendar.next_working(on)
        for on in off
    }


def reception_days(
    year: int, calendar: Calendar, policy: DayOffPolicy = DayOffPolicy.NEXT_WORKING_DAY
) -> list[ReceptionDay]:
    """The twenty-four days of a year: the 1st and 15th of each month, moved when off."""
    return hold(monthly_days(year), calendar, policy)


def _hold_one(
    on: date, calendar: Calendar, policy: DayOffPolicy, chosen: Mapping[date, date]
) -> ReceptionDay:
    day = calendar.day(on)
    if day.working:
        return ReceptionDay(on, on)
    held = _chosen(on, calendar, chosen) if policy is DayOffPolicy.MANUAL else None
    return ReceptionDay(on, held or _moved(on, calendar, policy), day.why)


def _chosen(on: date, calendar: Calendar, chosen: Mapping[date, date]) -> date:
    if on not in chosen:
        raise ManualDayMissing(nominal_on=f"{on:%d/%m/%Y}")
    held = calendar.day(chosen[on])
    if not held.working:
        raise ManualDayIsOff(held_on=f"{held.on:%d/%m/%Y}", why=held.why)
    return held.on


def _moved(on: date, calendar: Calendar, policy: DayOffPolicy) -> date:
    after, before = calendar.next_working(on), calendar.previous_working(on)
    if policy is DayOffPolicy.SAME_MONTH and after.month != on.month:
        return before
    # Of two days equally near the later one: who comes on the planned day has not missed it.
    if policy is DayOffPolicy.NEAREST and on - before < after - on:
        return before
    return after


def check_minimum(days: Iterable[ReceptionDay], year: int, calendar: Calendar) -> list[Shortfall]:
    """The weeks or months of a year with too few days held, by the rule of their date.

    Judged are whole weeks (Monday to Sunday) and whole months of the year that lie under one
    rule and have a working day at all.
    """
    held = {day.held_on for day in days}
    found = []
    for first, last in (*_weeks(year), *_months(year)):
        wanted = rule("reception.minimum", first)
        if not _binds(wanted, first, last):
            continue
        span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        count = sum(on in held for on in span)
        if count < wanted.value and any(calendar.is_working(on) for on in span):
            found.append(Shortfall(first, last, count, wanted.value, wanted.basis))
    return found


def _binds(wanted: Rule, first: date, last: date) -> bool:
    unit = Unit.DAYS_PER_WEEK if last - first < WEEK else Unit.DAYS_PER_MONTH
    return wanted.unit is unit and wanted.in_force(last)


def _weeks(year: int) -> list[tuple[date, date]]:
    mondays = weekly_days(year, 0)
    return [(on, on + WEEK - ONE_DAY) for on in mondays if (on + WEEK - ONE_DAY).year == year]


def _months(year: int) -> list[tuple[date, date]]:
    firsts = [date(year, month, 1) for month in range(1, 13)] + [date(year + 1, 1, 1)]
    return [(on, after - ONE_DAY) for on, after in pairwise(firsts)]
