"""What a ward's home says at a glance, and what a search over everything public found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import FormView, Link


@dataclass(frozen=True)
class Door:
    """What people come for, in a few words, with where it leads."""

    href: str
    text: str
    hint: str


@dataclass(frozen=True)
class ThingLine:
    """A public thing of any service: what kind it is, its day, and what the day means."""

    kind: str
    title: str
    href: str
    day: date
    note: str = ""


@dataclass(frozen=True)
class TodayView:
    """What is new, late and coming; `late_more` is how many late ones are not listed.

    `away` names the parts whose service did not answer.
    """

    doors: Sequence[Door]
    new: Sequence[ThingLine] = ()
    late: Sequence[ThingLine] = ()
    coming: Sequence[ThingLine] = ()
    late_more: int = 0
    away: Sequence[str] = ()


@dataclass(frozen=True)
class Feed:
    """An address that programs read, with what it holds."""

    href: str
    text: str
    holds: str


@dataclass(frozen=True)
class FollowView:
    """The ways to follow a ward; `asked` after an address was typed. No form: no mail leaves."""

    feeds: Sequence[Feed]
    form: FormView | None = None
    asked: bool = False


@dataclass(frozen=True)
class SubscriptionView:
    """A page out of a mail: what it is about, and the one button; none when it is done."""

    title: str
    text: str
    button: str = ""
    form: FormView | None = None


@dataclass(frozen=True)
class FoundGroup:
    """What was found of one kind, newest first."""

    title: str
    lines: Sequence[ThingLine]


@dataclass(frozen=True)
class SearchView:
    """The search of a ward: what was typed, what is wrong with it, what was found."""

    action: str
    query: str
    error: str = ""
    finding: str = ""
    groups: Sequence[FoundGroup] = ()
    pages: Sequence[Link] = ()
    away: Sequence[str] = ()
