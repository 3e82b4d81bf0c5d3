"""When several reports make a hot spot, and when it is over.

No law says how many: the numbers are settings of the ward. Only numbers are kept and told, never
who else wrote; complaints and denunciations are not counted at all, because a number for a place
would tell its neighbours that somebody there denounces.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from libs.kernel.errors import Conflict

DAYS, SAME_MATTER, SAME_PLACE = 30, 3, 5


class Scope(StrEnum):
    """What the reports have in common."""

    MATTER = "matter"  # cùng một loại việc ở một khu dân cư
    PLACE = "place"  # cùng một khu dân cư, dù việc khác nhau


class HotSpotClosed(Conflict):
    """Điểm nóng này đã được kết thúc."""


@dataclass(frozen=True)
class Told:
    """So many people told of one matter in one neighbourhood on a day."""

    category: str
    neighbourhood_id: UUID
    on: date
    times: int


@dataclass(frozen=True)
class Thresholds:
    """From how many reports within how many days."""

    days: int = DAYS
    same_matter: int = SAME_MATTER
    same_place: int = SAME_PLACE


@dataclass(frozen=True)
class Subject:
    """A matter at a place, or the place alone."""

    scope: Scope
    neighbourhood_id: UUID
    category: str = ""


@dataclass(frozen=True)
class Warm:
    """A subject that many reports are about: how many, and the first day of them."""

    subject: Subject
    count: int
    first_on: date


def since(today: date, days: int) -> date:
    """The first of the last `days` days, today being the last."""
    return today - timedelta(days=days - 1)


def warm(told: Iterable[Told], wanted: Thresholds, closed_on: dict[Subject, date]) -> list[Warm]:
    """The subjects that reach their number. What was told until a hot spot was closed is over."""
    found: dict[Subject, list[Told]] = {}
    for each in told:
        for subject in (
            Subject(Scope.MATTER, each.neighbourhood_id, each.category),
            Subject(Scope.PLACE, each.neighbourhood_id),
        ):
            if each.on > closed_on.get(subject, date.min):
                found.setdefault(subject, []).append(each)
    needed = {Scope.MATTER: wanted.same_matter, Scope.PLACE: wanted.same_place}
    return [
        Warm(subject, count, min(each.on for each in those))
        for subject, those in found.items()
        if (count := sum(each.times for each in those)) >= needed[subject.scope]
    ]
