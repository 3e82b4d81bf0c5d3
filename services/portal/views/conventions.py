"""Village conventions: the list, one with its text, and what its neighbourhood and ward do."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Clock, Event, FormView, Link, State
from services.portal.views.matters import Act


@dataclass(frozen=True)
class ConventionLine:
    """A convention in a list."""

    title: str
    href: str
    state: State
    notes: Sequence[str]


@dataclass(frozen=True)
class ConventionsView:
    """Drafts that hang, conventions in force, and the rest; for the desk what can be begun."""

    title: str
    finding: str
    posted: Sequence[ConventionLine]
    kept: Sequence[ConventionLine]
    others: Sequence[ConventionLine]
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class PassageLine:
    """A heading of the text, none before the first, and its paragraphs."""

    heading: str
    paragraphs: Sequence[str]


@dataclass(frozen=True)
class VersionLine:
    """A version of the text: what is said of it, and where it is read."""

    title: str
    notes: Sequence[str]
    href: str
    file: str = ""


@dataclass(frozen=True)
class ComplaintLine:
    """A complaint at the desk: what it says, by when it is answered, the form to answer."""

    title: str
    text: str
    notes: Sequence[str]
    state: State
    clock: Clock | None = None
    answer: str = ""
    form: FormView | None = None


@dataclass(frozen=True)
class ConventionView:
    """One convention: its state, its text, what was said, and the steps of the desk."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    notices: Sequence[str]
    passages: Sequence[PassageLine]
    downloads: Sequence[Link] = ()
    clocks: Sequence[tuple[str, Clock]] = ()
    reason: str = ""
    matter: Link | None = None
    send: FormView | None = None
    sent: str = ""
    opinions: Sequence[str] = ()
    heard: str = ""
    versions: Sequence[VersionLine] = ()
    reviews: Sequence[tuple[str, str]] = ()
    team: Sequence[str] = ()
    moderate: Link | None = None
    papers: Sequence[Link] = ()
    complaints: Sequence[ComplaintLine] = ()
    acts: Sequence[Act] = ()
    events: Sequence[Event] = ()
