"""What the board hands out: plain facts and marks, no words and no persons."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from services.disclosures.board.rules import Mark


class BoardRowView(BaseModel):
    """One of the fourteen contents and its paper that needs eyes most.

    `days_left` counts working days to the due date; `days_to_keep` calendar days still to hang.
    """

    number: int
    short: str
    state: Mark
    item: str | None = None
    title: str = ""
    document_number: str = ""
    document_on: date | None = None
    disclosure_id: UUID | None = None
    unit: str = ""
    due_on: date | None = None
    days_left: int | None = None
    days_late: int = 0
    published_on: date | None = None
    posted_on: date | None = None
    keep_until: date | None = None
    days_to_keep: int | None = None
    places_posted: int = 0
    places_of: int = 0
    papers: int = 0


class BoardView(BaseModel):
    """The board of a day. The axis is what a ledger of spans should show."""

    today: date
    updated_at: datetime
    axis_from: date
    axis_to: date
    rows: list[BoardRowView]
    tallies: dict[Mark, int]


class WiderFormView(BaseModel):
    """A form or more days that the ward's own regulation adds to an item, from a day on."""

    form: str
    place: str
    days: int | None
    permanent: bool
    valid_from: date
    valid_to: date | None
    basis: str


class ItemOfKhoanView(BaseModel):
    """One item of a khoản, as the catalogue has it."""

    key: str
    title: str
    rhythm: str
    owner: str
    privacy: str
    other_law: list[str]
    wider: list[WiderFormView]


class FormAskedView(BaseModel):
    """A form the law asks of a khoản today, at a kind of place, for how long."""

    form: str
    place: str
    days: int | None
    permanent: bool
    basis: str


class LineView(BaseModel):
    """One disclosure in a list."""

    id: UUID
    khoan: int
    item: str
    title: str
    document_number: str
    document_on: date
    state: str
    mark: Mark | None
    version: int
    due_on: date
    published_on: date | None
    days_late: int | None
    completed_on: date | None
    withdrawn_on: date | None
    places_posted: int = 0
    places_of: int = 0


class OwedView(BaseModel):
    """Something of a khoản that is owed and not public yet."""

    item: str
    title: str
    due_on: date | None
    mark: Mark
    document_number: str | None


class KhoanView(BaseModel):
    """One of the fourteen contents: what the law asks, what is shown, what is still owed."""

    number: int
    short: str
    basis: str
    state: Mark
    items: list[ItemOfKhoanView]
    forms: list[FormAskedView]
    owed: list[OwedView]
    disclosures: list[LineView]
    total: int


class PlaceView(BaseModel):
    """A place where sheets hang."""

    id: UUID
    kind: str
    name: str
    unit_id: UUID | None


class CellView(BaseModel):
    """How the papers of a khoản stand at one place, and the one that needs eyes most."""

    state: Mark
    disclosure_id: UUID
    posting_id: UUID | None = None
    keep_until: date | None = None
    days_late: int = 0  # working days
    last_seen_on: date | None = None  # by a check
    missing_sheet_id: UUID | None = None  # somebody does not find one of them
    papers: int = 1


class MonitorRowView(BaseModel):
    """A place and, under each khoản that has something to hang there, how it stands."""

    place: PlaceView
    cells: dict[int, CellView]


class MonitoringView(BaseModel):
    """The office's board of fourteen contents by places."""

    today: date
    rows: list[MonitorRowView]
    tallies: dict[Mark, int]


class WantedSheetView(BaseModel):
    """A paper that still wants something at a place: to be hung, hung again, or taken down."""

    disclosure_id: UUID
    khoan: int
    item: str
    title: str
    document_number: str
    place: PlaceView
    state: Mark
    due_on: date
    posting_id: UUID | None
    posted_on: date | None
    keep_until: date | None


class MonthView(BaseModel):
    """How many papers were published in a month: on time, and late."""

    month: int
    on_time: int
    late: int


class PunctualityView(BaseModel):
    """Twelve months of a year; `total` and `late` stand beside every share that is made of it."""

    year: int
    months: list[MonthView]
    total: int
    late: int
