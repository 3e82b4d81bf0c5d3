"""Accounts of contributions: the list, the ledger for everybody, the book for its head."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.portal.views.frame import Clock, DeadlineView, Event, Link, State
from services.portal.views.matters import Act


@dataclass(frozen=True)
class FundLine:
    """An account in a list, with what it adds up to."""

    title: str
    href: str
    state: State
    notes: Sequence[str]


@dataclass(frozen=True)
class FundsView:
    """Every account; for a head also the form to open one."""

    title: str
    finding: str
    lines: Sequence[FundLine]
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class ReceiptLine:
    """What came in on a day: of which kind, from how many households or whom."""

    on: date
    kind: str
    who: str
    amount: str
    numbers: str


@dataclass(frozen=True)
class SpendingLine:
    """What went out, its evidence, and whether the Front looked; `confirm` is where it does."""

    number: int
    on: date
    words: str
    amount: str
    evidence: str
    state: State
    confirm: str = ""


@dataclass(frozen=True)
class LevelLine:
    """What is asked from a day on; `seen` is what the Front confirms at the address `confirm`."""

    text: str
    href: str
    note: str
    state: State
    confirm: str = ""
    seen: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class FundView:
    """The ledger of one account."""

    title: str
    back: Link
    state: State
    facts: Sequence[str]
    sums: Sequence[tuple[str, str]]
    balance: str
    levels: Sequence[LevelLine]
    beside: Sequence[str]
    receipts: Sequence[ReceiptLine]
    spendings: Sequence[SpendingLine]
    corrections: Sequence[str]
    postings: Sequence[str]
    downloads: Sequence[Link]
    posting: Clock | None = None
    book: Link | None = None
    acts: Sequence[Act] = ()
    events: Sequence[Event] = ()
    deadline: DeadlineView | None = None


@dataclass(frozen=True)
class GiverLine:
    """A household of the roll and what it gave."""

    number: str
    speaker: str
    given: str
    state: State


@dataclass(frozen=True)
class BookLine:
    """A line of the book with who gave."""

    number: int
    on: date
    words: str
    amount: str
    state: State


@dataclass(frozen=True)
class BookView:
    """The book of one account, for its head."""

    title: str
    back: Link
    finding: str
    households: Sequence[GiverLine]
    lines: Sequence[BookLine]
    acts: Sequence[Act] = ()
