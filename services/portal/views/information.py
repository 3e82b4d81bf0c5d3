"""Information on request: the public form, how one request stands, and the office's list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import Choice, DeadlineView, Event, FormView, Link, Offered, State


@dataclass(frozen=True)
class Ticket:
    """What a request is followed by; the secret is shown this once."""

    code: str
    secret: str
    due_on: date


@dataclass(frozen=True)
class InformationView:
    """The form to ask and the form to follow; after asking, the ticket instead."""

    rules: Sequence[str]
    ask: FormView
    track: FormView
    ticket: Ticket | None = None


@dataclass(frozen=True)
class RequestAct(Offered):
    """One step of the office: its form and its words; fields are what the form asks for."""

    fields: Sequence[str]


@dataclass(frozen=True)
class InformationRequestView:
    """One request as whoever asked may see it, and for the office its steps and who asked."""

    code: str
    state: State
    channel: str
    received_on: date
    asked: str
    missing: str
    answer: str
    notes: Sequence[str]
    links: Sequence[Link]
    deadline: DeadlineView | None
    person: Sequence[tuple[str, str]] = ()
    complete: FormView | None = None
    acts: Sequence[RequestAct] = ()
    grades: Sequence[Choice] = ()
    grounds: Sequence[Choice] = ()
    owed: Sequence[Choice] = ()
    public: Sequence[Choice] = ()
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class RequestLine:
    """A request in the office's list."""

    code: str
    href: str
    state: State
    note: str


@dataclass(frozen=True)
class InformationRequestsView:
    """The office's list, and the form for what came by hand or by post."""

    finding: str
    lines: Sequence[RequestLine]
    form: FormView
    channels: Sequence[Choice]
    ticket: Ticket | None = None
