"""Everyday feedback: the public list and map, the form, one report, the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.portal.look.places import MapPoint
from services.portal.views.frame import Choice, DeadlineView, Event, FormView, Link, Offered, State


@dataclass(frozen=True)
class FeedbackTicket:
    """What a report is followed by; the secret is shown this once."""

    code: str
    secret: str
    due: str


@dataclass(frozen=True)
class FeedbackLine:
    """A report in a list; `number` is its number on the map, empty where it has no point."""

    title: str
    href: str
    state: State
    notes: Sequence[str]
    number: str = ""
    tick: str = ""


@dataclass(frozen=True)
class FeedbackListView:
    """What everybody may see, on a map without outside servers and as a list."""

    finding: str
    lines: Sequence[FeedbackLine]
    points: Sequence[MapPoint]
    action: str
    categories: Sequence[Choice]
    neighbourhoods: Sequence[Choice]
    send: str
    track: FormView
    data: Link


@dataclass(frozen=True)
class FeedbackSendView:
    """The form with which anybody reports; after sending, the ticket instead."""

    rules: Sequence[str]
    moderated: bool
    form: FormView
    categories: Sequence[Choice]
    neighbourhoods: Sequence[Choice]
    ticket: FeedbackTicket | None = None


@dataclass(frozen=True)
class FeedbackAct(Offered):
    """One step: its form, its words, the fields it asks for."""

    fields: Sequence[str]


@dataclass(frozen=True)
class FeedbackView:
    """One report as whoever looks may see it, with what they may do about it."""

    code: str
    title: str
    back: Link
    state: State
    facts: Sequence[str]
    text: str
    waiting: str  # why there is no text, in a sentence
    photos: Sequence[str]
    answer: str
    answer_photo: str
    notes: Sequence[str]
    deadline: DeadlineView | None
    acts: Sequence[FeedbackAct] = ()
    key: Sequence[tuple[str, str]] = ()
    choices: Mapping[str, Sequence[Choice]] | None = None
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class FeedbackWorkView:
    """The desk: what waits, late first; a form for calls; what the ward chose."""

    finding: str
    figures: Sequence[str]
    lines: Sequence[FeedbackLine]
    action: str
    filters: Sequence[Choice]
    register: FormView | None
    setting: FormView | None
    channels: Sequence[Choice]
    categories: Sequence[Choice]
    neighbourhoods: Sequence[Choice]
    moderated: bool
    keyless: bool
    ticket: FeedbackTicket | None = None
    joining: FormView | None = None  # joins the ticked lines to one of `originals`
    originals: Sequence[Choice] = ()
