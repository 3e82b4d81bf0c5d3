"""Supervision by the people's boards and the Front: lists, one of them, works and papers."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, Clock, DeadlineView, Event, FormView, Link, State
from services.portal.views.inspections import CheckLine
from services.portal.views.matters import Act


@dataclass(frozen=True)
class SupervisionList:
    """A part of a page: its heading, its lines, and what to say when there is none."""

    key: str
    heading: str
    lines: Sequence[CheckLine]
    nothing: str


@dataclass(frozen=True)
class SupervisionsView:
    """What somebody may know of, in parts; `says` is whose room it is and who cannot enter.

    `owed` are the reports that the visitor's own board owes the Front.
    """

    title: str
    finding: str
    says: str
    parts: Sequence[SupervisionList]
    acts: Sequence[Act] = ()
    owed: Sequence[tuple[DeadlineView, State]] = ()


@dataclass(frozen=True)
class AdviceLine:
    """One recommendation, by when it is answered, its answer, and the form to answer it."""

    title: str
    text: str
    state: State
    notes: Sequence[str]
    deadline: DeadlineView | None = None
    reply: str = ""
    paper: str = ""
    remove: str = ""
    form: FormView | None = None


@dataclass(frozen=True)
class SupervisionView:
    """One supervision with the steps that are possible now; empty parts are not shown."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    notice: str
    scope: str
    clocks: Sequence[tuple[str, Clock]] = ()
    report: str = ""
    report_paper: str = ""
    result: str = ""
    unread: str = ""
    advice: Sequence[AdviceLine] = ()
    recoveries: Sequence[str] = ()
    answers: Sequence[Choice] = ()
    acts: Sequence[Act] = ()
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class RoomPaperView:
    """A plan or a report of a room, or a work under a board, with its steps."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    notice: str
    body: str = ""
    acts: Sequence[Act] = ()
    remove: str = ""
    events: Sequence[Event] = ()
