"""Bodies that meet: the steering committee, hearings of the Front, and what they conclude."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import (
    Choice,
    Clock,
    DocumentView,
    Event,
    FileView,
    FormView,
    Link,
    State,
)
from services.portal.views.plan import TaskLine


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list."""

    title: str
    href: str
    on: date
    starts_at: str
    place: str
    state: State
    note: str = ""


@dataclass(frozen=True)
class ProgrammeLine:
    """A programme of a year in a list."""

    title: str
    href: str
    state: State


@dataclass(frozen=True)
class ProgrammeItemLine:
    """An item: who takes it on by when; `remove` is where one's own is taken out."""

    ordinal: int
    text: str
    unit: str
    side: str
    due_on: date
    state: State
    clock: Clock | None
    href: str = ""
    remove: str = ""


@dataclass(frozen=True)
class ProgrammeView:
    """A programme as one side sees it; an empty address is an act not possible now."""

    title: str
    back: Link
    state: State
    signatures: Sequence[str]
    items: Sequence[ProgrammeItemLine]
    joint: bool
    units: Sequence[Choice] = ()
    add: FormView | None = None
    share: str = ""
    sign: str = ""
    content_sha256: str = ""  # what was read, for whoever signs
    refusal: str = ""
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class Seat:
    """A member of the committee and the fields it answers for."""

    who: str
    position: str
    fields: Sequence[str]


@dataclass(frozen=True)
class CommitteeView:
    """The steering committee: members, former decisions, meetings; forms for those who may."""

    finding: str
    decision: DocumentView | None
    seats: Sequence[Seat]
    former: Sequence[DocumentView]
    meetings: Sequence[MeetingLine]
    programmes: Sequence[ProgrammeLine] = ()
    begin: FormView | None = None
    units: Sequence[Choice] = ()
    call: FormView | None = None
    consolidate: FormView | None = None
    rows: int = 0


@dataclass(frozen=True)
class FrontView:
    """Work with the Front: the hearing that is owed, and the hearings held."""

    finding: str
    hearing: Clock | None
    says: str
    basis: str
    meetings: Sequence[MeetingLine]
    programmes: Sequence[ProgrammeLine] = ()
    begin: FormView | None = None
    call: FormView | None = None


@dataclass(frozen=True)
class ConclusionLine:
    """A conclusion, whom it gives work, and what became of that."""

    ordinal: int
    text: str
    units: str
    due_on: date | None
    tasks: Sequence[TaskLine]
    remove: FormView | None = None


@dataclass(frozen=True)
class MeetingPageView:
    """One meeting; a form that is None is not possible now, or not for this visitor."""

    title: str
    back: Link
    state: State
    on: date
    starts_at: str
    place: str
    agenda: str
    attendance: str
    documents: Sequence[FileView]
    minutes: Sequence[FileView]
    changes: Sequence[Event]
    conclusions: Sequence[ConclusionLine]
    number: DocumentView | None
    downloads: Sequence[Link] = ()
    units: Sequence[Choice] = ()
    acts: Sequence[Link] = ()
    hold: FormView | None = None
    move: FormView | None = None
    cancel: FormView | None = None
    conclude: FormView | None = None
