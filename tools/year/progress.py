"""How far a year is, in one line of a terminal, and what was done in it when it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TextIO

BAR_SIGNS = 30
LATE = ("_late", "_overdue")


class Progress:
    """A bar that moves with the days; nothing is written where nobody looks."""

    def __init__(self, days: int, out: TextIO) -> None:
        self.days, self.out, self.over = days, out, 0

    def day_is_over(self, day: date, deeds: int) -> None:
        """One day more was lived."""
        self.over += 1
        if self.out.isatty():
            self.out.write(f"\r{bar(self.over, self.days)} {day} {deeds:>5} deeds")
            self.out.flush()

    def end(self) -> None:
        """The next line is free."""
        if self.out.isatty():
            self.out.write("\n")


def bar(done: int, whole: int) -> str:
    """Such as `[######....]  60 %`."""
    signs = BAR_SIGNS * done // whole
    return f"[{'#' * signs:.<{BAR_SIGNS}}] {100 * done // whole:>3} %"


def summary(done: Counter[str], figures: Mapping[str, int]) -> list[str]:
    """How many of each deed, by chapter, and what the figures of the year count as late."""
    by_chapter: dict[str, list[str]] = {}
    for what, times in done.items():
        chapter, _, deed = what.partition(".")
        by_chapter.setdefault(chapter.lower(), []).append(f"{deed} {times}")
    lines = [f"{name:<13} {', '.join(sorted(deeds))}" for name, deeds in by_chapter.items()]
    late = [
        f"{key.removeprefix('period.')} {value}"
        for key, value in sorted(figures.items())
        if key.startswith("period.") and key.endswith(LATE) and value
    ]
    return [*lines, f"{'late':<13} {', '.join(late) or 'nothing'}"]
