"""The ward today: the six sayings in numbers, and for leaders what is late and what comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Link
from services.portal.views.reports import Cell
from services.portal.views.work import DutyCard


@dataclass(frozen=True)
class SayingLine:
    """A figure this quarter, in as many days of the one before, and since the year began."""

    title: str
    unit: str
    period: Cell
    before: Cell
    change: str
    year: Cell


@dataclass(frozen=True)
class Saying:
    """One of the six sayings."""

    key: str
    title: str
    lines: Sequence[SayingLine]


@dataclass(frozen=True)
class SayingsView:
    """The six sayings; `compared` says which days stand beside which."""

    compared: str
    sayings: Sequence[Saying]


@dataclass(frozen=True)
class OwedCount:
    """How much of a unit or of a kind is late, and comes within a week; each opens its list."""

    words: str
    late: Cell
    coming: Cell


@dataclass(frozen=True)
class LeaderView:
    """Late things first, then what is due within a week, then the six sayings.

    `kept` says of which unit or kind the lists are, and `whole` leads back to all; `covers` what
    the page is about, for whom it is not about everything.
    """

    finding: str
    away: str
    late: Sequence[DutyCard]
    coming: Sequence[DutyCard]
    units: Sequence[OwedCount]
    kinds: Sequence[OwedCount]
    sayings: SayingsView | None
    kept: str = ""
    whole: Link | None = None
    more: Link | None = None  # to all late things, where only the first are shown
    covers: str = ""
