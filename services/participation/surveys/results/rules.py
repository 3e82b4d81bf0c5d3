"""What may be shown of counts about people, so that no number under the limit can be computed.

A question is shown whole when none of its numbers is small. A rating with a small number is shown
in three sums (satisfied, not, no answer) when none of these is small; else only from how many on
people are satisfied, in steps of ten. Anything else with a small number is not shown at all. All
or nothing within a question: hiding single cells would leave them to be subtracted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

STEP = 10


class Detail(StrEnum):
    """How much of a question is shown."""

    FULL = "full"  # từng mức
    GROUPS = "groups"  # hài lòng, chưa hài lòng, không trả lời
    BAND = "band"  # ít nhất bao nhiêu phiếu hài lòng
    HIDDEN = "hidden"  # không công bố


@dataclass(frozen=True)
class Limits:
    """No number from 1 to `cell` - 1 is shown, nothing of fewer than `sample` answers."""

    cell: int
    sample: int

    def allow(self, *counts: int) -> bool:
        """Whether all of these may be shown: nobody, or enough people."""
        return all(count == 0 or count >= self.cell for count in counts)


@dataclass(frozen=True)
class Counts:
    """The answers to a question: one number for each choice, worst first, and the silent.

    `top` says how many of the last choices mean satisfied; 0 where it is no rating.
    """

    cells: tuple[int, ...]
    silent: int
    top: int = 0

    @property
    def total(self) -> int:
        """Every paper of the sample: silence is an answer to be shown, not dissatisfaction."""
        return sum(self.cells) + self.silent

    @property
    def satisfied(self) -> int:
        """Hài lòng + rất hài lòng."""
        return sum(self.cells[len(self.cells) - self.top :])

    @property
    def groups(self) -> tuple[int, int, int]:
        """Satisfied, not satisfied, no answer."""
        return self.satisfied, sum(self.cells) - self.satisfied, self.silent


@dataclass(frozen=True)
class Shown:
    """What may be shown of a question; what may not be is None."""

    detail: Detail
    cells: tuple[int, ...] | None = None
    groups: tuple[int, int, int] | None = None
    at_least: int | None = None


def shown(counts: Counts, limits: Limits) -> Shown:
    """As much of a question as points to nobody."""
    if counts.total < limits.sample:
        return Shown(Detail.HIDDEN)
    if limits.allow(*counts.cells, counts.silent):
        return Shown(Detail.FULL, counts.cells, counts.groups)
    if not counts.top:
        return Shown(Detail.HIDDEN)
    if limits.allow(*counts.groups):
        return Shown(Detail.GROUPS, groups=counts.groups)
    others = counts.total - counts.satisfied
    most = others // STEP * STEP + STEP - 1
    return Shown(Detail.BAND, at_least=max(0, counts.total - most))


def shown_beside(counts: Counts, earlier: Sequence[Counts], limits: Limits) -> Shown:
    """As much of a question as points to nobody, also beside what everybody knows from before.

    `earlier` counts what nearly the same people were asked a short time ago. The difference is a
    table about those who came or went, and no number of it may be small. A bound is not shown
    beside other results, and nothing in more detail than it was then: what is shown now would give
    away what was hidden. Which of these it was that hid it is not told either.
    """
    found = shown(counts, limits)
    known = [(each, detail) for each in earlier if (detail := _detail(each, limits))]
    if not known:
        return found
    if Detail.BAND in (found.detail, *(detail for _, detail in known)):
        return Shown(Detail.HIDDEN)
    if not all(_far(counts.groups, before.groups, limits) for before, _ in known):
        return Shown(Detail.HIDDEN)
    if found.detail is not Detail.FULL:
        return found
    if all(
        detail is Detail.FULL and _far(counts.cells, before.cells, limits)
        for before, detail in known
    ):
        return found
    return Shown(Detail.GROUPS, groups=counts.groups) if counts.top else Shown(Detail.HIDDEN)


def _detail(counts: Counts, limits: Limits) -> Detail | None:
    """How much was shown, None for nothing."""
    detail = shown(counts, limits).detail
    return None if detail is Detail.HIDDEN else detail


def _far(these: Sequence[int], those: Sequence[int], limits: Limits) -> bool:
    pairs = zip(these, those, strict=True)
    return limits.allow(*(abs(one - other) for one, other in pairs))


@dataclass(frozen=True)
class Average:
    """Numbers that people filled in: how many did, their sum, and the silent."""

    answered: int
    total: int
    silent: int


def shows_average(average: Average, limits: Limits, earlier: Sequence[Average] = ()) -> bool:
    """Whether an average points to nobody, nor does what it was a short time ago."""
    if average.answered < limits.sample or not limits.allow(average.silent):
        return False
    known = [each for each in earlier if shows_average(each, limits)]
    return all(abs(average.answered - before.answered) >= limits.cell for before in known)


Groups = Sequence[tuple[int, int, int]]


@dataclass(frozen=True)
class Row:
    """A unit, or several together, with the three sums of each rating question."""

    units: tuple[UUID, ...]
    groups: Groups


def by_unit(counted: Mapping[UUID, Groups], limits: Limits) -> Sequence[Row]:
    """The units that can be shown alone, and the rest together; nothing where that fails.

    The rest is what the total without the others is, so it has to be large enough itself: units
    join it in the order given, which does not depend on what people answered.
    """
    alone = [Row((unit,), groups) for unit, groups in counted.items() if _fits(groups, limits)]
    rest = [Row((unit,), groups) for unit, groups in counted.items() if not _fits(groups, limits)]
    while rest and alone and not _fits(_together(rest).groups, limits):
        rest.append(alone.pop(0))
    if not alone or (rest and not _fits(_together(rest).groups, limits)):
        return []
    return [*alone, *([_together(rest)] if rest else [])]


def _fits(groups: Groups, limits: Limits) -> bool:
    return all(sum(one) >= limits.sample and limits.allow(*one) for one in groups)


def _together(rows: Sequence[Row]) -> Row:
    sums = [
        (sum(one[0] for one in ones), sum(one[1] for one in ones), sum(one[2] for one in ones))
        for ones in zip(*(row.groups for row in rows), strict=True)
    ]
    return Row(tuple(unit for row in rows for unit in row.units), sums)
