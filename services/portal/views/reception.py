"""The reception calendar, for residents and for the desk, and one session of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import (
    Choice,
    Clock,
    DeadlineView,
    Event,
    FormView,
    Link,
    Offered,
    Pager,
    State,
)
from services.portal.views.visits import VisitLine
from services.portal.views.work import DutyCard


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
    """The calendar of a year for everybody; `track` looks up a booking by its code,
    `received` says how many came."""

    year: int
    finding: str
    coming: Sequence[SessionLine]
    past: Sequence[SessionLine]
    rules: Sequence[str]
    downloads: Sequence[Link]
    years: Sequence[Link]
    track: FormView
    received: str = ""


@dataclass(frozen=True)
class SessionAct(Offered):
    """One step of the desk: its form, its words, the names of its fields."""

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
    links: Sequence[Link] = ()
    duties: Sequence[DutyCard] = ()


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
    booking: "BookingForm | None" = None
    ticket: "BookingTicket | None" = None
    booked: Sequence["BookedLine"] = ()
    opened: Sequence[tuple[str, str]] = ()
    came: Sequence[VisitLine] = ()
    came_total: int = 0
    record: Link | None = None
    online: "OnlineView | None" = None
    offices: Sequence[Choice] = ()
    recorded: Sequence[Choice] = ()
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class OnlineDutyLine:
    """A duty of an online session: how it stands, and why it is due then."""

    title: str
    notes: Sequence[str]
    state: State
    deadline: DeadlineView


@dataclass(frozen=True)
class OnlineView:
    """What an online session owes, for the desk; the link is shown to no resident here."""

    link: str
    recording: str
    duties: Sequence[OnlineDutyLine]


@dataclass(frozen=True)
class BookingForm:
    """The slots that may be booked, until when, and the form.

    `waivers` is asked for an online session only: whether a denouncer wants secrecy.
    """

    form: FormView
    closes_on: date
    slots: Sequence[Choice]
    matters: Sequence[Choice]
    waivers: Sequence[Choice] = ()


@dataclass(frozen=True)
class BookingTicket:
    """What a booking is followed by; the secret is shown this once."""

    code: str
    secret: str
    day: date
    at: str


@dataclass(frozen=True)
class BookedLine:
    """A booking on the desk; `cancel` is where it is freed, `letter` where the name is opened."""

    at: str
    code: str
    notes: Sequence[str]
    state: State
    cancel: str
    letter: str


@dataclass(frozen=True)
class BookingView:
    """A booking for whoever has its code and secret."""

    code: str
    state: State
    day: date
    at: str
    facts: Sequence[tuple[str, str]]
    notes: Sequence[str]
    cancel: FormView | None
    link: str = ""


@dataclass(frozen=True)
class RefusalsView:
    """Every refusal to receive, and the form for another."""

    finding: str
    lines: Sequence[SessionLine]
    form: FormView | None
    grounds: Sequence[Choice]
    matters: Sequence[Choice]
    pager: Pager | None = None


@dataclass(frozen=True)
class RefusalPageView:
    """One refusal; `issue` numbers its notice, `paper` opens it."""

    title: str
    back: Link
    state: State
    facts: Sequence[tuple[str, str]]
    deadline: DeadlineView | None
    issue: FormView | None
    paper: FormView | None
    reasons: Sequence[Choice]
    events: Sequence[Event] = ()
