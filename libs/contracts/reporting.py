"""What reporting tells: what is due, late, issued."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class ReportDue(Event):
    """A period was opened: a report on it is owed by a day."""

    told_as: ClassVar[str] = "reporting.report.due"
    about: ClassVar[str] = "period_id"

    period_id: UUID
    kind: str  # quarter, half_year, year
    year: int
    due_on: date


class ReportLate(Event):
    """A report's day passed and it was not issued."""

    told_as: ClassVar[str] = "reporting.report.late"
    about: ClassVar[str] = "period_id"

    period_id: UUID
    kind: str
    due_on: date
    days_late: int


class ReportIssued(Event):
    """A report was approved, numbered and issued. The signer's name is left out."""

    told_as: ClassVar[str] = "reporting.report.issued"
    about: ClassVar[str] = "report_id"

    report_id: UUID
    period_id: UUID
    kind: str
    year: int
    number: str
    issued_on: date
    signer_position: str
    days_late: int
    sha256: str  # of the PDF
