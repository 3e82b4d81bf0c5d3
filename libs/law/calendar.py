"""Which days are working days in Việt Nam, as a value with a version that every deadline keeps."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property
from importlib import metadata

import holidays
from pydantic import Field

from libs.law.reading import DATA, Entry, read_entries

WEEKEND = {5: "Thứ Bảy, nghỉ hằng tuần", 6: "Chủ nhật, nghỉ hằng tuần"}


class DayKind(StrEnum):
    """What an order makes of a day."""

    WORKING = "working"  # ngày làm việc
    OFF = "off"  # ngày nghỉ


class Override(Entry):
    """One day that an order makes working or off, against the usual list."""

    on: date = Field(alias="date")
    kind: DayKind
    name: str
    basis: str
    ordered_on: date


@dataclass(frozen=True, slots=True)
class Day:
    """A day, whether people work on it, and why, in Vietnamese."""

    on: date
    working: bool
    why: str


@dataclass(frozen=True)
class Calendar:
    """The working days, unchangeable: another set of overrides is another version.

    The list of holidays, their compensatory days and the swapped Saturdays come from the
    package `holidays` (Labour Code, article 112); overrides win over it, the last one over
    the earlier ones.
    """

    overrides: tuple[Override, ...] = ()
    _years: dict[int, dict[date, Day]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def version(self) -> str:
        """A name for exactly these days: the package's version, the overrides and their hash."""
        package = metadata.version("holidays")
        text = "\n".join(override.model_dump_json() for override in self.overrides)
        mark = hashlib.sha256(text.encode()).hexdigest()[:8]
        return f"vn-{package}+{len(self.overrides)}.{mark}"

    def with_overrides(self, overrides: Iterable[Override]) -> "Calendar":
        """A new version that also holds these overrides (of the nation or of one ward)."""
        return Calendar((*self.overrides, *overrides))

    def known_on(self, on: date) -> "Calendar":
        """The version people could know on that day: without what was ordered later."""
        return Calendar(tuple(each for each in self.overrides if each.ordered_on <= on))

    def day(self, on: date) -> Day:
        """What that day is and why."""
        try:
            return self._years[on.year][on]
        except KeyError:
            return self._year(on.year)[on]

    def is_working(self, on: date) -> bool:
        """Whether that day counts as a working day (ngày làm việc)."""
        return self.day(on).working

    def next_working(self, on: date) -> date:
        """That day, or the first working day after it."""
        while not self.is_working(on):
            on += timedelta(days=1)
        return on

    def previous_working(self, on: date) -> date:
        """That day, or the last working day before it."""
        while not self.is_working(on):
            on -= timedelta(days=1)
        return on

    def _year(self, year: int) -> dict[date, Day]:
        days = _days_of(year)
        for each in self.overrides:
            if each.on.year == year:
                why = f"{each.name} ({each.basis})"
                days[each.on] = Day(each.on, each.kind is DayKind.WORKING, why)
        return self._years.setdefault(year, days)


def _days_of(year: int) -> dict[date, Day]:
    """Every day of a year as the package knows it."""
    listed = holidays.country_holidays("VN", years=year, language="vi")
    first = date(year, 1, 1)
    length = (date(year, 12, 31) - first).days + 1
    every = (first + timedelta(days=n) for n in range(length))
    return {on: _usual_day(on, listed) for on in every}


def _usual_day(on: date, listed: holidays.HolidayBase) -> Day:
    # A holiday is named even when it falls on a weekend: people look for its name.
    if on in listed:
        return Day(on, False, f"Nghỉ lễ: {listed[on]}")
    if on in listed.weekend_workdays:
        return Day(on, True, "Làm bù cho ngày nghỉ hoán đổi")
    if on.weekday() in WEEKEND:
        return Day(on, False, WEEKEND[on.weekday()])
    return Day(on, True, "Ngày làm việc")


@cache
def national_calendar() -> Calendar:
    """The calendar of the whole country, with the overrides of `data/calendar.yaml`."""
    return Calendar(tuple(read_entries(DATA / "calendar.yaml", Override)))
