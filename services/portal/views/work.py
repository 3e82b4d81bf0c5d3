"""The officials' day: inbox, editing a disclosure, posting on a phone, the monitoring board."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.first_steps import FirstStepsNote
from services.portal.views.frame import (
    Choice,
    Clock,
    DeadlineView,
    DocumentView,
    FormView,
    Link,
    Offline,
    State,
)


@dataclass(frozen=True)
class DutyCard:
    """One thing owed: what, from which sentence of the plan or law, by whom, by when.

    `note` is what else is said of it, where no unit is.
    """

    text: str
    href: str
    clock: Clock
    unit: str
    source: Link | None = None
    kind: str = ""
    act: Link | None = None
    note: str = ""


@dataclass(frozen=True)
class InboxView:
    """What the signed-in person owes, late first, then by due date."""

    finding: str
    late: Sequence[DutyCard]
    coming: Sequence[DutyCard]
    waiting: Sequence[DutyCard]
    filters: Sequence[Choice]
    action: str
    today: date
    calendar: str = ""
    first_steps: FirstStepsNote | None = None


@dataclass(frozen=True)
class DisclosureEditView:
    """The form of a disclosure and the steps it still has before residents see it.

    `document` is what was registered before; without it the form asks for the document too.
    `reason` asks why, as a correction must say.
    """

    title: str
    form: FormView
    items: Sequence[Choice]
    units: Sequence[Choice]
    steps: Sequence[State]
    rules: Sequence[str]
    document: DocumentView | None = None
    deadline: DeadlineView | None = None
    reason: bool = False
    send: str = "Lưu bản nháp"
    columns: Sequence[Choice] = ()


@dataclass(frozen=True)
class SheetNote:
    """What somebody noted at a wall: what, where, for which day, seen and received when."""

    state: State
    place: str
    notes: Sequence[str]
    photo: str


@dataclass(frozen=True)
class PostingView:
    """The phone page of a posting; a form that is None is not possible now.

    `bare` places wait for a sheet, at `hanging` ones a sheet hangs; `heads` wait for a notice,
    `unproven` announcements for a file, `unconfirmed` ones for this head's word. `nothing` says
    why, where there is no form at all. `many` notes several `places`, each by a photo of its own.
    """

    title: str
    disclosure: Link
    number: int
    rule: str
    bare: Sequence[Choice]
    hanging: Sequence[Choice]
    heads: Sequence[Choice]
    ways: Sequence[Choice]
    unproven: Sequence[Choice]
    unconfirmed: Sequence[Choice]
    forms: Sequence[Choice]
    today: date
    start: FormView | None
    seen: FormView | None
    broken: FormView | None
    end: FormView | None
    broadcast: FormView | None
    notice: FormView | None
    confirm: FormView | None
    proof: FormView | None
    other: FormView | None
    proven: int
    required: int
    notes: Sequence[SheetNote] = ()
    version: int | None = None
    offline: Offline | None = None
    nothing: str = ""
    many: FormView | None = None
    places: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class MonitorRow:
    """A place and its state under each khoản number; a missing number means nothing to post."""

    place: str
    href: str
    cells: Mapping[int, State]
    links: Mapping[int, str]


@dataclass(frozen=True)
class MonitorView:
    """The board of 14 × places for the office, and the checks to make."""

    finding: str
    numbers: Sequence[tuple[int, str]]
    rows: Sequence[MonitorRow]
    tallies: Sequence[tuple[State, int]]
    checks: Sequence[DutyCard]
    today: date
