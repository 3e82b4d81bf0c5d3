"""What residents decide: lists, one matter with its results, a meeting to be held on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from services.portal.views.frame import Choice, Clock, Event, FormView, Link, Offered, State


@dataclass(frozen=True)
class Field:
    """A field of a step: its name, its label, how it is typed, what is offered."""

    name: str
    label: str
    kind: str = "text"  # text | date | time | number | area | select | radios | file | hidden
    hint: str = ""
    optional: bool = False
    choices: Sequence[Choice] = ()


@dataclass(frozen=True)
class Act(Offered):
    """A step somebody may take now: its form, its words, its fields."""

    fields: Sequence[Field] = ()


@dataclass(frozen=True)
class MatterLine:
    """A matter, or a demand, in a list."""

    title: str
    href: str
    state: State
    notes: Sequence[str]


@dataclass(frozen=True)
class MattersView:
    """What residents decided and demand; for the desk also what can be begun."""

    title: str
    finding: str
    lines: Sequence[MatterLine]
    demands: Sequence[MatterLine] = ()
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class ResultLine:
    """The count of one neighbourhood."""

    unit: str
    form: str
    households: int
    present: int
    yes: int
    no: int
    other: int
    invalid: int
    outcome: State


@dataclass(frozen=True)
class PartLine:
    """The decision of one neighbourhood on a matter of the whole ward: sent, or by when."""

    unit: str
    sent_on: date | None
    clock: Clock | None
    papers: Sequence[Link] = ()


@dataclass(frozen=True)
class TotalLine:
    """The ward's paper of the whole, once it was sent."""

    sent_on: date
    text: str


@dataclass(frozen=True)
class MatterView:
    """One matter: what is decided, what is asked for, the results, and the steps of the desk."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    summary: str
    asked: str
    clocks: Sequence[tuple[str, Clock]] = ()
    reason: str = ""
    results: Sequence[ResultLine] = ()
    corrections: Sequence[str] = ()
    gatherings: Sequence[MatterLine] = ()
    parts: Sequence[PartLine] = ()
    total: TotalLine | None = None
    papers: Sequence[Link] = ()
    missing: Sequence[str] = ()
    acts: Sequence[Act] = ()
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class Seat:
    """A household to be ticked: its number, who represents it, whether that is done elsewhere."""

    value: str
    text: str
    elsewhere: bool = False


@dataclass(frozen=True)
class ClusterForm:
    """A part of the neighbourhood that meets: its households, ticked on a phone."""

    name: str
    came: int
    form: FormView
    seats: Sequence[Seat]


@dataclass(frozen=True)
class GatheringView:
    """A meeting, a handing out of ballots, a vote on the web, for whoever holds it."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    finding: str = ""
    clusters: Sequence[ClusterForm] = ()
    papers: Sequence[Link] = ()
    pages: Sequence[Link] = ()
    acts: Sequence[Act] = field(default_factory=tuple)


@dataclass(frozen=True)
class DemandView:
    """A demand of residents, its consents, and who may write one down."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    summary: str
    consents: Sequence[str] = ()
    acts: Sequence[Act] = ()
    events: Sequence[Event] = ()
