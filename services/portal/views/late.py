"""What is late and what was done about it: the chair's page, and one letter that urges."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import Choice, Clock, DeadlineView, Event, FormView, Link, State


@dataclass(frozen=True)
class LateLine:
    """A late task or document: whose, since when, the letters sent, whom it was told to."""

    text: str
    href: str
    unit: str
    clock: Clock
    urged: Sequence[Link]
    told: Sequence[str]
    tick: str = ""  # the checkbox that chooses it to be urged with others


@dataclass(frozen=True)
class LetterLine:
    """A letter in the list: its number or day, and how far it is."""

    text: str
    href: str
    state: State
    note: str


@dataclass(frozen=True)
class LateWorkView:
    """Late things first, the letters after them, the ward's pace last."""

    finding: str
    documents: Sequence[LateLine]
    tasks: Sequence[LateLine]
    letters: Sequence[LetterLine]
    pace: Sequence[str]
    basis: str
    form: FormView | None
    today: date
    urging: FormView | None = None  # one text for several chosen tasks


@dataclass(frozen=True)
class LetterView:
    """One letter: what it says, the tasks it names, its paper, number and answer."""

    title: str
    paragraphs: Sequence[str]
    clock: Clock
    deadline: DeadlineView | None  # of a day that was counted; else `named` says whose day it is
    named: str
    tasks: Sequence[Link]
    papers: Sequence[Link]
    number: str
    answer: str
    number_form: FormView | None
    signings: Sequence[Choice]
    answer_form: FormView | None
    events: Sequence[Event] = ()
