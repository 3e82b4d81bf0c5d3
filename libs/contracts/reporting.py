"""What reporting tells: what is due, late, issued. `days_late` counts calendar days here."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event

HEADLINE_MAX = 60


class ReportDue(Event):
    """A period was opened, or is continued after ReportDropped: a report on it is owed by a day.

    The title of one on demand, which a person wrote, is left out, and who asked for it.
    """

    told_as: ClassVar[str] = "reporting.report.due"
    about: ClassVar[str] = "period_id"

    period_id: UUID
    kind: str  # quarter, half_year, year, on_demand, council
    year: int
    due_on: date
    ordinal: int = 1  # which quarter; which request, which session of the year
    title: str = ""  # empty of one on demand
    cutoff_on: date | None = None  # the day figures close


class ReportMoved(Event):
    """The day a report is due changed, by another calendar or another day of the council's session.

    The reason stays in reporting.
    """

    told_as: ClassVar[str] = "reporting.report.moved"
    about: ClassVar[str] = "period_id"

    period_id: UUID
    kind: str
    was_due_on: date
    due_on: date


class ReportDropped(Event):
    """A report is owed no more: its session was called off, or who asked for it took that back.

    When one to the People's Council is continued for another session, ReportDue is told of it
    again. Why is left out.
    """

    told_as: ClassVar[str] = "reporting.report.dropped"
    about: ClassVar[str] = "period_id"

    period_id: UUID
    kind: str
    dropped_on: date


class ReportLate(Event):
    """A report's day passed and it was not issued."""

    told_as: ClassVar[str] = "reporting.report.late"
    about: ClassVar[str] = "period_id"

    period_id: UUID
    kind: str
    due_on: date
    days_late: int  # calendar days


class ReportDrafted(Event):
    """A report was drafted from the facts known so far. Its words are left out."""

    told_as: ClassVar[str] = "reporting.report.drafted"
    about: ClassVar[str] = "report_id"

    report_id: UUID
    period_id: UUID
    kind: str
    known_at: datetime
    revision: int


class ReportApproved(Event):
    """A drafted report was approved by somebody who did not write it. Who it was is left out."""

    told_as: ClassVar[str] = "reporting.report.approved"
    about: ClassVar[str] = "report_id"

    report_id: UUID
    period_id: UUID
    kind: str


class ReportIssued(Event):
    """A report was approved, numbered and issued. The signer's name is left out, and of a report on
    demand its title, which a person wrote.

    `headline` has the number of each figure of the period that the catalogue marks so, by its key.
    """

    told_as: ClassVar[str] = "reporting.report.issued"
    about: ClassVar[str] = "report_id"

    report_id: UUID
    period_id: UUID
    kind: str
    year: int
    number: str
    issued_on: date
    signer_position: str
    days_late: int  # calendar days
    sha256: str  # of the PDF
    title: str = ""  # empty of one on demand
    revision: int = 0  # above 0: it replaces one that was issued before
    ordinal: int = 1  # which quarter; which request of the year
    headline: dict[str, int] = Field(default_factory=dict, max_length=HEADLINE_MAX)


class ReportRevised(Event):
    """An issued report was replaced by another with a number of its own; both stay readable.

    The time of the first submission stays that of the first.
    """

    told_as: ClassVar[str] = "reporting.report.revised"
    about: ClassVar[str] = "report_id"

    report_id: UUID  # the new one
    revises_id: UUID
    period_id: UUID
    number: str
    revised_on: date


class ReportSent(Event):
    """An issued report left for one of those who get it. Who received it is left out."""

    told_as: ClassVar[str] = "reporting.report.sent"
    about: ClassVar[str] = "report_id"

    report_id: UUID
    recipient: str  # province, party, council, front
    way: str  # network, paper, mail
    sent_on: date
    days_late: int  # calendar days


class PartAsked(Event):
    """A unit owes its part of a report by a day."""

    told_as: ClassVar[str] = "reporting.part.asked"
    about: ClassVar[str] = "part_id"

    part_id: UUID
    period_id: UUID
    unit_id: UUID
    asked_on: date
    due_on: date


class PartMoved(Event):
    """The day a part is due changed with the calendar or with its report. Why is left out."""

    told_as: ClassVar[str] = "reporting.part.moved"
    about: ClassVar[str] = "part_id"

    part_id: UUID
    period_id: UUID
    unit_id: UUID
    was_due_on: date
    due_on: date


class PartHandedIn(Event):
    """A unit handed its part in, perhaps again. Its words and figures are left out."""

    told_as: ClassVar[str] = "reporting.part.handed_in"
    about: ClassVar[str] = "part_id"

    part_id: UUID
    period_id: UUID
    unit_id: UUID
    handed_in_on: date
    days_late: int  # calendar days, of the first time


class PartReturned(Event):
    """The compilers sent a part back. Why is left out."""

    told_as: ClassVar[str] = "reporting.part.returned"
    about: ClassVar[str] = "part_id"

    part_id: UUID
    period_id: UUID
    unit_id: UUID
    returned_on: date


class PartLate(Event):
    """A part's day passed and it was not handed in."""

    told_as: ClassVar[str] = "reporting.part.late"
    about: ClassVar[str] = "part_id"

    part_id: UUID
    period_id: UUID
    unit_id: UUID
    due_on: date
    days_late: int  # calendar days
