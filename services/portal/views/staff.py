"""Democracy inside agencies, centres and schools: conferences, checks, matters of the staff."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import Choice, Clock, Event, FileView, FormView, State


@dataclass(frozen=True)
class WorkplaceLine:
    """A place of work in the list, and how far its conference is."""

    name: str
    href: str
    note: str
    state: State
    clock: Clock | None


@dataclass(frozen=True)
class WorkplacesView:
    """Every place of work the visitor may see."""

    finding: str
    lines: Sequence[WorkplaceLine]


@dataclass(frozen=True)
class MatterLine:
    """A matter of the staff; `settle` is its form while it is open."""

    title: str
    basis: str
    text: str
    note: str
    state: State
    answer: str = ""
    outcomes: Sequence[Choice] = ()
    settle: FormView | None = None


@dataclass(frozen=True)
class OwedLine:
    """A duty of the law: what, by when, and the article."""

    title: str
    clock: Clock
    says: str
    basis: str


@dataclass(frozen=True)
class WorkplaceView:
    """A place of work; a form that is None is not possible now, or not for this visitor."""

    name: str
    facts: Sequence[tuple[str, str]]
    state: State
    finding: str
    owed: Sequence[OwedLine]
    rules: Sequence[str]
    story: Sequence[str]
    files: Sequence[FileView]
    checks: Sequence[Event]
    matters: Sequence[MatterLine]
    today: date
    matter_choices: Sequence[Choice] = ()
    proposers: Sequence[Choice] = ()
    forms: Sequence[Choice] = ()
    describe: FormView | None = None
    plan: FormView | None = None
    convene: FormView | None = None
    by_ballot: bool = False
    check: FormView | None = None
    propose: FormView | None = None
