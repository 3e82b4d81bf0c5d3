"""When several reports make a hot spot, and when it is over.

No law says how many: the numbers are settings of the ward. Only numbers are kept and told, never
who wrote. Complaints and proposals are counted apart from everyday reports, whose number everybody
can count: the difference would be the letters. Denunciations are never counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from libs.kernel.errors import Conflict

DAYS, SAME_MATTER, SAME_PLACE = 30, 3, 5
# Below this a number points to a person; a ward may choose more, never less.
FEWEST = 3


class Scope(StrEnum):
    """What the reports have in common."""

    MATTER = "matter"  # cùng một loại việc ở một khu dân cư
    PLACE = "place"  # cùng một khu dân cư, dù việc khác nhau


class Source(StrEnum):
    """What is counted."""

    FEEDBACK = "feedback"  # phản ánh hiện trường
    LETTERS = "letters"  # khiếu nại, kiến nghị


class HotSpotClosed(Conflict):
    """Điểm nóng này đã được kết thúc."""


@dataclass(frozen=True)
class Told:
    """So many people told of one matter in one neighbourhood on a day; of a letter which it was."""

    category: str
    neighbourhood_id: UUID
    on: date
    times: int = 1
    letter_id: UUID | None = None

    @property
    def source(self) -> Source:
        """What it counts among."""
        return Source.LETTERS if self.letter_id else Source.FEEDBACK


@dataclass(frozen=True)
class Thresholds:
    """From how many reports within how many days."""

    days: int = DAYS
    same_matter: int = SAME_MATTER
    same_place: int = SAME_PLACE

    def of(self, scope: Scope) -> int:
        """From how many on something is hot."""
        return self.same_matter if scope is Scope.MATTER else self.same_place


@dataclass(frozen=True)
class Subject:
    """A matter at a place, or the place alone."""

    scope: Scope
    neighbourhood_id: UUID
    category: str = ""
    source: Source = Source.FEEDBACK


@dataclass(frozen=True)
class Warm:
    """A subject that many reports are about: how many, their first day, and the last needed."""

    subject: Subject
    count: int
    first_on: date
    last_on: date


def since(today: date, days: int) -> date:
    """The first of the last `days` days, today being the last."""
    return today - timedelta(days=days - 1)


def warm(told: Iterable[Told], wanted: Thresholds, closed_on: dict[Subject, date]) -> list[Warm]:
    """The subjects that reach their number. What was told until a hot spot was closed is over."""
    found: dict[Subject, list[Told]] = {}
    for each in told:
        for subject in subjects_of(each):
            if each.on > closed_on.get(subject, date.min):
                found.setdefault(subject, []).append(each)
    return [
        Warm(subject, count, min(each.on for each in those), max(each.on for each in those))
        for subject, those in found.items()
        if (count := count_of(those)) >= wanted.of(subject.scope)
    ]


def subjects_of(told: Told) -> tuple[Subject, Subject]:
    """The matter at its place, and the place."""
    where, source = told.neighbourhood_id, told.source
    return (
        Subject(Scope.MATTER, where, told.category, source),
        Subject(Scope.PLACE, where, source=source),
    )


def count_of(those: Iterable[Told]) -> int:
    """How many reports; a letter is counted once, however many contents it holds."""
    told = list(those)
    letters = {each.letter_id for each in told if each.letter_id}
    return len(letters) + sum(each.times for each in told if not each.letter_id)


def seen_of(subject: Subject, told: Iterable[Told], wanted: Thresholds) -> Warm | None:
    """A hot spot of letters as somebody sees it who may know of these alone, or none.

    It is there only if these reach the number by themselves: a lower one would tell of others.
    """
    those = [each for each in told if subject in subjects_of(each)]
    for last in sorted({each.on for each in those}):
        within = [each for each in those if since(last, wanted.days) <= each.on <= last]
        if count_of(within) >= wanted.of(subject.scope):
            return Warm(subject, count_of(those), min(each.on for each in within), last)
    return None
