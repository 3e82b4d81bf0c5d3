"""The reception calendar, for residents and for the desk, and one session of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import Choice, Clock, DeadlineView, FormView, Link, State


@dataclass(frozen=True)
class SessionLine:
    """A session in a list: its day and hours, who receives where, and what became of it."""

    day: date
    href: str
    hours: str
    notes: Sequence[str]
    state: State


@dataclass(frozen=True)
class ReceptionView:
    """The calendar of a year for everybody; `booking` is where a code is looked up."""

    year: int
    finding: str
    coming: Sequence[SessionLine]
    past: Sequence[SessionLine]
    rules: Sequence[str]
    downloads: Sequence[Link]
    years: Sequence[Link]


@dataclass(frozen=True)
class SessionAct:
    """One step of the desk: its form, its words, the names of its fields."""

    name: str
    title: str
    send: str
    form: FormView
    fields: Sequence[str]


@dataclass(frozen=True)
class OwedSession:
    """A session that has to be posted, by when."""

    day: date
    href: str
    clock: Clock


@dataclass(frozen=True)
class ReceptionDeskView:
    """The desk of reception: today, what is owed, where the year falls short of the law."""

    year: int
    finding: str
    today: Sequence[SessionLine]
    owed: Sequence[OwedSession]
    warnings: Sequence[str]
    faults: Sequence[SessionLine]
    coming: Sequence[SessionLine]
    acts: Sequence[SessionAct]
    leaders: Sequence[Choice]
    modes: Sequence[Choice]


@dataclass(frozen=True)
class SessionPageView:
    """One session; `acts` are the steps that the looker may take now."""

    day: date
    state: State
    hours: str
    facts: Sequence[tuple[str, str]]
    notes: Sequence[str]
    deadline: DeadlineView | None
    back: Link
    acts: Sequence[SessionAct] = ()
    leaders: Sequence[Choice] = ()
    modes: Sequence[Choice] = ()
