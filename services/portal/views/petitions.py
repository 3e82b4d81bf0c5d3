"""Petitions: the public form, how one stands, the desk's list, and the page of one case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.dialogues import DialogueLine
from services.portal.views.frame import (
    Choice,
    DeadlineView,
    Event,
    FormView,
    Link,
    Offered,
    Pager,
    State,
)


@dataclass(frozen=True)
class PetitionTicket:
    """What a petition is followed by; `first_answer_on` is owed by law."""

    number: str
    code: str
    secret: str
    first_answer_on: date


@dataclass(frozen=True)
class PetitionFormView:
    """The form to write and the form to follow; after sending, the ticket instead."""

    rules: Sequence[str]
    kinds: Sequence[Choice]
    send: FormView
    track: FormView
    ticket: PetitionTicket | None = None


@dataclass(frozen=True)
class ClockOfCase:
    """A time limit: how it stands, and how it was counted; none while it stands still."""

    title: str
    state: State
    deadline: DeadlineView | None


@dataclass(frozen=True)
class PetitionPart:
    """One content of a petition, for its sender."""

    title: str
    state: State
    answer: str
    notes: Sequence[str]
    links: Sequence[Link]
    clocks: Sequence[ClockOfCase]
    steps: Sequence[Event]
    withdraw: FormView | None = None


@dataclass(frozen=True)
class PetitionView:
    """A petition for whoever has its secret: never its words, never who wrote it."""

    number: str
    code: str
    channel: str
    received_on: date
    parts: Sequence[PetitionPart]


@dataclass(frozen=True)
class CaseLine:
    """A case in a list."""

    title: str
    href: str
    state: State
    notes: Sequence[str]
    tick: str = ""  # the checkbox that chooses it to be given to a unit with others


@dataclass(frozen=True)
class BalanceLine:
    """The balance of a kind since the year began."""

    kind: str
    opening: int
    received: int
    settled: int
    closing: int


@dataclass(frozen=True)
class CasesView:
    """The desk's list of cases, the balance of the year, and the form for what came on paper."""

    finding: str
    sights: Sequence[Link]
    here: str
    about: str  # one matter or place, when only that is listed
    lines: Sequence[CaseLine]
    pager: Pager | None
    balance: Sequence[BalanceLine]
    search: FormView
    register: FormView | None
    channels: Sequence[Choice]
    kinds: Sequence[Choice]
    ticket: PetitionTicket | None = None
    giving: FormView | None = None  # one unit for several chosen cases
    units: Sequence[Choice] = ()


@dataclass(frozen=True)
class CaseAct(Offered):
    """One step: its form, its words, its article; fields are what the form asks for."""

    fields: Sequence[str]
    basis: str = ""


@dataclass(frozen=True)
class LikelyCase:
    """A case that came before and is likely the same: in what they agree, and the form to link."""

    line: CaseLine
    link: FormView


@dataclass(frozen=True)
class CaseView:
    """One case for who works on it."""

    number: str
    kind: str
    state: State
    summary: str
    notes: Sequence[str]
    answer: str
    letter: str  # where the sealed letter is opened, for who may
    clocks: Sequence[ClockOfCase]
    steps: Sequence[Event]
    acts: Sequence[CaseAct]
    parts: Sequence[CaseLine]
    kinds: Sequence[Choice]
    facts: Sequence[Choice]
    lacks: Sequence[Choice]
    units: Sequence[Choice]
    accused: Sequence[Choice]
    roles: Sequence[Choice]
    others: Sequence[Choice]
    grades: Sequence[Choice]
    matters: Sequence[Choice]
    places: Sequence[Choice]
    flags: Sequence[str]  # what the law may want before a step
    dialogues: Sequence[DialogueLine]
    likely: Sequence[LikelyCase] = ()
    may_lie: bool = False  # an answer to it may lie on a machine: never to a denunciation
