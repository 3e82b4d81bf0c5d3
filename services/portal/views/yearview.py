"""The plan's year on one page: what is due in which month, and what is late."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.look.lanes import Axis
from services.portal.views.frame import Choice, FormView, Link, State


@dataclass(frozen=True)
class YearMark:
    """A due day on the lane: where, in percent, and whether done, late, due or stopped."""

    x: float
    kind: str


@dataclass(frozen=True)
class YearRow:
    """One duty of the plan with all its turns; `all_year` where it has no day."""

    title: str
    href: str
    state: State
    words: Sequence[str]
    marks: Sequence[YearMark]
    all_year: bool
    done: int
    total: int


@dataclass(frozen=True)
class YearGroup:
    """A content of the plan, or a unit, with its duties; late ones first."""

    key: str
    title: str
    rows: Sequence[YearRow]


@dataclass(frozen=True)
class MonthLine:
    """How many tasks are due in a month, and how far they are."""

    month: int
    due: int
    done: int
    late: int


@dataclass(frozen=True)
class YearPageView:
    """The year of a plan; `months` says in numbers what the lanes draw.

    `form` sorts and picks, for officials; without it the page is everybody's and says no lateness.
    """

    title: str
    plan: Link
    finding: str
    axis: Axis
    groups: Sequence[YearGroup]
    months: Sequence[MonthLine]
    form: FormView | None = None
    units: Sequence[Choice] = ()
    orders: Sequence[Choice] = ()
    only: Sequence[Choice] = ()
