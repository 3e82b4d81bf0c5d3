"""The reception register: its lines, the form for one, and one line with what was handed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.views.frame import Choice, Event, FormView, Link, Pager
from services.portal.views.petitions import PetitionTicket


@dataclass(frozen=True)
class VisitLine:
    """A line of the register without who came."""

    number: int
    href: str
    title: str
    notes: Sequence[str]


@dataclass(frozen=True)
class RegisterView:
    """The register of a year: its lines, its papers, and the form that opens who came."""

    year: int
    finding: str
    lines: Sequence[VisitLine]
    downloads: Sequence[Link]
    record: Link | None
    opening: FormView | None
    reasons: Sequence[Choice] = ()
    pager: Pager | None = None
    years: Sequence[Link] = ()


@dataclass(frozen=True)
class VisitFormView:
    """The form for one visit, made for a phone."""

    title: str
    form: FormView
    back: Link
    receivers: Sequence[Choice]
    modes: Sequence[Choice]
    matters: Sequence[Choice]
    outcomes: Sequence[Choice]
    bookings: Sequence[Choice]
    waivers: Sequence[Choice]


@dataclass(frozen=True)
class VisitPageView:
    """One line of the register; `follow` notes how it went on, `letter` leads to who came.

    With a petition `case` leads to it; `ticket` and the `slip` with it are shown once.
    """

    title: str
    back: Link
    facts: Sequence[tuple[str, str]]
    follow: FormView | None
    letter: str
    case: str = ""
    ticket: PetitionTicket | None = None
    slip: FormView | None = None
    events: Sequence[Event] = ()
