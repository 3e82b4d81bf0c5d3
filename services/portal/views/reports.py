"""Reports and the figures in them; every figure can be opened down to its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from services.portal.views.frame import (
    Clock,
    DeadlineView,
    DocumentView,
    Event,
    FormView,
    Link,
    Pager,
    State,
)


@dataclass(frozen=True)
class ReportLine:
    """A report that is owed or was made; `draft` is the form that drafts it from the facts.

    `parts` is the page on which units are asked for their part.
    """

    title: str
    href: str
    period: str
    state: State
    document: DocumentView | None = None
    clock: Clock | None = None
    draft: FormView | None = None
    note: str = ""
    parts: str = ""


@dataclass(frozen=True)
class ReportsView:
    """The reports of a year; `form` starts one outside the usual periods, for officials.

    `council` is where the day of a session is written down, while none ahead is known.
    """

    year: int
    finding: str
    reports: Sequence[ReportLine]
    years: Sequence[Link] = ()
    form: FormView | None = None
    alert: FormView | None = None
    council: Link | None = None


@dataclass(frozen=True)
class Cell:
    """A cell of a report; a figure has the address of the facts behind it, where they open."""

    text: str
    href: str = ""
    figure: bool = False


@dataclass(frozen=True)
class HeadCell:
    """A cell of a table's head, over so many columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class ReportTable:
    """A table of a report; without rows only its `note` is shown."""

    title: str
    head: Sequence[Sequence[HeadCell]]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] = ()
    note: str = ""


@dataclass(frozen=True)
class ReportPart:
    """A part of the narrative at its level, 1 to 3; each paragraph is cells in a row."""

    title: str
    level: int
    paragraphs: Sequence[Sequence[Cell]]
    edit: str = ""


@dataclass(frozen=True)
class Check:
    """A check on a report ("tồn đầu kỳ + tiếp nhận − giải quyết = tồn cuối kỳ") and its result."""

    text: str
    state: State
    detail: str = ""


@dataclass(frozen=True)
class ReportView:
    """A report; officials also get checks, and as forms and links the next steps.

    `drop` takes a request back for which nothing was issued.
    """

    title: str
    period: str
    cutoff_on: date
    state: State
    document: DocumentView | None
    headline: Sequence[Cell]
    headline_words: Sequence[str]
    parts: Sequence[ReportPart]
    opening: Sequence[Cell] = ()
    tables: Sequence[ReportTable] = ()
    downloads: Sequence[Link] = ()
    clock: Clock | None = None
    checks: Sequence[Check] = ()
    steps: Sequence[tuple[FormView, str]] = ()
    drop: FormView | None = None
    acts: Sequence[Link] = ()
    deadline: DeadlineView | None = None
    events: Sequence[Event] = ()


@dataclass(frozen=True)
class ReportEditView:
    """A section in other words."""

    title: str
    report: Link
    form: FormView


@dataclass(frozen=True)
class FactLine:
    """One fact behind a figure: event, day, when it was learned, object, evidence with hashes."""

    event: str
    occurred_on: date
    recorded_at: datetime
    subject: str
    amount: str
    evidence: Sequence[Link] = ()
    note: str = ""
    href: str = ""
    hashes: Sequence[str] = ()


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
