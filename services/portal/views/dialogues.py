"""Dialogues: the list, one of them, its promises and the desk's steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, DeadlineView, Event, FormView, Link, Offered, State


@dataclass(frozen=True)
class DialogueLine:
    """A dialogue in a list."""

    title: str
    href: str
    state: State
    notes: Sequence[str]


@dataclass(frozen=True)
class DialoguesView:
    """The duty of the year in a sentence, the dialogues, and for the desk the form to plan one."""

    finding: str
    lines: Sequence[DialogueLine]
    form: FormView | None = None


@dataclass(frozen=True)
class CommitmentLine:
    """A promise and what became of it."""

    text: str
    state: State
    notes: Sequence[str]


@dataclass(frozen=True)
class DialogueAct(Offered):
    """One step of the desk: its form, its words, the fields it asks for."""

    fields: Sequence[str]


@dataclass(frozen=True)
class DialogueView:
    """One dialogue; minutes and steps are for the desk."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    agenda: str
    summary: str
    commitments: Sequence[CommitmentLine]
    minutes: str = ""
    acts: Sequence[DialogueAct] = ()
    events: Sequence[Event] = ()
    units: Sequence[Choice] = ()
    made: Sequence[Choice] = ()
    private: bool = False  # about a complaint: nothing of it is public
    notice: DeadlineView | None = None  # by when those concerned have to be told
