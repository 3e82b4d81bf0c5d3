"""Reports and the figures in them; every figure can be opened down to its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services.portal.views.frame import Clock, DocumentView, Event, FormView, Link, Pager, State


@dataclass(frozen=True)
class ReportLine:
    """A report in a list."""

    title: str
    href: str
    period: str
    state: State
    document: DocumentView | None = None
    clock: Clock | None = None


@dataclass(frozen=True)
class ReportsView:
    """The reports of the ward; `form` starts a new one and is None for residents."""

    reports: Sequence[ReportLine]
    form: FormView | None = None
    pager: Pager | None = None


@dataclass(frozen=True)
class Cell:
    """A cell of a report; a figure has the address of the facts behind it."""

    text: str
    href: str = ""
    figure: bool = False


@dataclass(frozen=True)
class ReportTable:
    """A table of a report, with its head row."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


@dataclass(frozen=True)
class ReportPart:
    """A numbered part of the narrative with its tables; each paragraph is cells in a row."""

    number: str
    title: str
    paragraphs: Sequence[Sequence[Cell]]
    tables: Sequence[ReportTable] = ()


@dataclass(frozen=True)
class Check:
    """A check on a report ("tồn đầu kỳ + tiếp nhận − giải quyết = tồn cuối kỳ") and its result."""

    text: str
    state: State
    detail: str = ""


@dataclass(frozen=True)
class ReportView:
    """A report; officials also get checks, the next step as a form, and the history."""

    title: str
    period: str
    cutoff_on: date
    state: State
    document: DocumentView | None
    headline: Sequence[Cell]
    headline_words: Sequence[str]
    parts: Sequence[ReportPart]
    downloads: Sequence[Link] = ()
    clock: Clock | None = None
    checks: Sequence[Check] = ()
    step: FormView | None = None
    step_text: str = ""
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class FactLine:
    """One fact behind a figure: the event, its day, when it was learned, object and evidence."""

    event: str
    occurred_on: date
    recorded_at: datetime
    subject: Link
    amount: str
    evidence: Sequence[Link] = ()
    note: str = ""


@dataclass(frozen=True)
class FigureView:
    """A number with its definition, its formula and the facts it counts."""

    title: str
    value: str
    definition: str
    report: Link | None
    source: Link | None
    facts: Sequence[FactLine]
    total: int
    manual_reason: str = ""
    pager: Pager | None = None
