"""What residents see of the 14 khoản: the board, a khoản, a disclosure and its proof."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services.portal.look.charts import Column
from services.portal.look.drum import Ray
from services.portal.look.lanes import Axis, Lane
from services.portal.views.frame import (
    Choice,
    DeadlineView,
    DocumentView,
    Event,
    FileView,
    FormView,
    Link,
    Pager,
    State,
)
from services.portal.views.glance import TodayView


@dataclass(frozen=True)
class BoardRow:
    """One khoản in the ledger; `count` with `count_text` is the countdown, if there is one."""

    number: int
    title: str
    href: str
    state: State
    lane: Lane
    document: str = ""
    places: str = ""
    unit: str = ""
    count: int | None = None
    count_text: str = ""
    until_text: str = ""
    filled: float = 0.0


@dataclass(frozen=True)
class Tally:
    """A number of the hero and the state it counts."""

    kind: str
    count: int
    text: str


@dataclass(frozen=True)
class BoardView:
    """The board; `rows` is always all 14, `shown` is what the search and the filter leave."""

    rows: Sequence[BoardRow]
    shown: Sequence[BoardRow]
    tallies: Sequence[Tally]
    public_count: int
    arisen_count: int
    axis: Axis
    updated_at: datetime
    action: str
    query: str
    filters: Sequence[Choice]
    finding: str
    months: Sequence[Column]
    today: TodayView
    hotline: str = ""
    reception: str = ""
    feedback: str = ""
    downloads: Sequence[Link] = ()

    @property
    def rays(self) -> list[Ray]:
        """The rows as rays of the drum."""
        return [Ray(row.number, row.state.kind, row.filled) for row in self.rows]


@dataclass(frozen=True)
class DisclosureLine:
    """One disclosure in a list, or something owed that has no document yet."""

    title: str
    href: str
    document: DocumentView | None
    state: State
    note: str = ""


@dataclass(frozen=True)
class DutyLine:
    """An item of a khoản (a, b, c …): what, how often, who, and how it stands."""

    letter: str
    text: str
    rhythm: str
    unit: str
    state: State


@dataclass(frozen=True)
class ItemView:
    """A khoản of Article 11, its items, what is still owed and everything disclosed under it."""

    number: int
    title: str
    basis: str
    state: State
    rules: Sequence[str]
    duties: Sequence[DutyLine]
    disclosures: Sequence[DisclosureLine]
    owed: Sequence[DutyLine] = ()
    previous: Link | None = None
    next: Link | None = None
    pager: Pager | None = None
    more: Link | None = None


@dataclass(frozen=True)
class FormOfDisclosure:
    """A form of Article 12.1 the law asks for here: its state and the proof in one line."""

    name: str
    basis: str
    state: State
    proof: str
    href: str = ""


@dataclass(frozen=True)
class PlaceLine:
    """One place of posting: its state, its days, the photo that proves it with its hash.

    `by` is the position of whoever attested it, for officials.
    """

    name: str
    state: State
    posted_on: date | None = None
    ends_on: date | None = None
    photo: str = ""
    sha256: str = ""
    by: str = ""


@dataclass(frozen=True)
class VersionLine:
    """One version of a disclosure; `difference` leads to what changed."""

    number: int
    published_at: datetime
    reason: str
    href: str
    current: bool = False
    difference: str = ""


@dataclass(frozen=True)
class DisclosureView:
    """A disclosure with its proof, as residents may see it; officials also get its next steps."""

    title: str
    item: Link
    state: State
    document: DocumentView
    summary: str
    body: Sequence[str]
    finding: str
    forms: Sequence[FormOfDisclosure]
    places: Sequence[PlaceLine]
    broadcasts: Sequence[PlaceLine]
    notices: Sequence[PlaceLine]
    deadlines: Sequence[DeadlineView]
    versions: Sequence[VersionLine]
    files: Sequence[FileView]
    events: Sequence[Event]
    uses: Sequence[FormOfDisclosure] = ()
    notice: str = ""
    robots: str = ""
    report_missing: str = ""
    sheet: str = ""
    log_position: int | None = None
    log_proof: str = ""
    acts: Sequence[Link] = ()
    approve: FormView | None = None
    publish: FormView | None = None
    drop: FormView | None = None
    withdraw: FormView | None = None


@dataclass(frozen=True)
class DisclosuresView:
    """The officials' list of disclosures; the first of `acts` is the main button."""

    finding: str
    disclosures: Sequence[DisclosureLine]
    filters: Sequence[Choice]
    action: str
    query: str
    acts: Sequence[Link] = ()
    pager: Pager | None = None
