"""What happens on which day: drawn from a seed, before anything is done. Pure."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from libs.law.calendar import Calendar, national_calendar
from libs.law.clocks import add_working_days
from libs.law.deadlines import compute_deadline
from libs.law.rules import rule
from tools.samples.cast import HEADS, NEIGHBOURHOODS
from tools.year.scene import Scene


@dataclass(frozen=True)
class Size:
    """How much is done in a year: of a whole ward, or of a small one for tests."""

    neighbourhoods: int = NEIGHBOURHOODS
    papers: int = 24
    sessions: int = 24  # of the chair's reception days, how many are noted in the product
    visits: int = 2  # at most so many on one of them
    petitions: int = 30
    reports: int = 50  # everyday feedback
    households: int = 120  # of the neighbourhood that decides
    every_day: bool = True  # or only days on which somebody does something


WHOLE = Size()
SMALL = Size(
    HEADS,
    papers=3,
    sessions=3,
    visits=1,
    petitions=6,
    reports=4,
    households=12,
    every_day=False,
)

Doing = Callable[["Deed", Scene], Awaitable[None]]


@dataclass(frozen=True)
class Deed:
    """Something somebody does on a day, about the thing of a number, at a place of a number."""

    what: str
    about: int
    place: int
    do: Doing = field(compare=False, repr=False)
    beside: bool = False  # done by somebody who waits for no other who does such a thing


class Chapter(Protocol):
    """One part of the year: what it foresees, drawn beforehand, and how it is then done."""

    def foresee(self, diary: Diary, draw: random.Random) -> None:
        """Note the days of this part of the year; pure."""


@dataclass
class Diary:
    """Every day's deeds in order, and the chapters that they are of."""

    year: int
    size: Size = WHOLE
    calendar: Calendar = field(default_factory=national_calendar)
    chapters: list[Chapter] = field(default_factory=list)
    days: dict[date, list[Deed]] = field(default_factory=lambda: defaultdict(list))

    def note(
        self, on: date, do: Doing, about: int = 0, place: int = 0, *, beside: bool = False
    ) -> None:
        """Add a deed to a day; those `beside` one another are done at the same time."""
        self.days[on].append(Deed(do.__qualname__, about, place, do, beside))

    @property
    def begins_on(self) -> date:
        """The day on which the plan of the year is approved."""
        return self.working(date(self.year, 1, 8))

    def working(self, on: date) -> date:
        """The day itself, or the next one on which people work."""
        return self.calendar.next_working(on)

    def after(self, on: date, working_days: int) -> date:
        """So many working days later; none leaves a working day where it is."""
        if working_days == 0:
            return self.working(on)
        return add_working_days(on, working_days, self.calendar)

    def due(self, rule_id: str, start_on: date) -> date:
        """The last day of a rule of the law that is in force when its clock starts."""
        due_on = compute_deadline(rule(rule_id, start_on), start_on, self.calendar).due_on
        assert due_on is not None  # nothing suspends it here
        return due_on


def write_diary(year: int, seed: int, chapters: Sequence[Chapter], size: Size = WHOLE) -> Diary:
    """The whole year; each chapter draws for itself, so that none moves the days of another."""
    diary = Diary(year, size, chapters=list(chapters))
    for chapter in chapters:
        draw = random.Random(f"{year}/{seed}/{type(chapter).__name__}")
        chapter.foresee(diary, draw)
    return diary
