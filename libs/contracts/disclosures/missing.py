"""Sheets that somebody did not find on a wall, and what a check found. Never who told it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class MissingSheetReported(Event):
    """Somebody did not find a sheet where it should hang. Who it was is not kept."""

    told_as: ClassVar[str] = "disclosures.missing_sheet.reported"
    about: ClassVar[str] = "missing_sheet_id"

    missing_sheet_id: UUID
    disclosure_id: UUID
    khoan: int
    item: str
    place_id: UUID
    place_kind: str
    told_by: str  # resident | front | inspector | official
    due_on: date


class MissingSheetMoved(Event):
    """The calendar changed, and with it the last day to look. The reason stays in disclosures."""

    told_as: ClassVar[str] = "disclosures.missing_sheet.moved"
    about: ClassVar[str] = "missing_sheet_id"

    missing_sheet_id: UUID
    disclosure_id: UUID
    place_id: UUID
    was_due_on: date
    due_on: date


class MissingSheetResolved(Event):
    """Somebody looked, or there is nothing to look for any more. The photo is not told of."""

    told_as: ClassVar[str] = "disclosures.missing_sheet.resolved"
    about: ClassVar[str] = "missing_sheet_id"

    missing_sheet_id: UUID
    disclosure_id: UUID
    khoan: int
    item: str
    place_id: UUID
    outcome: str  # sheet_there | gap_confirmed | nothing_asked
    times_told: int
    resolved_on: date
    due_on: date
    days_late: int  # working days


class MissingSheetOverdue(Event):
    """The day passed and nobody looked."""

    told_as: ClassVar[str] = "disclosures.missing_sheet.overdue"
    about: ClassVar[str] = "missing_sheet_id"

    missing_sheet_id: UUID
    disclosure_id: UUID
    khoan: int
    item: str
    place_id: UUID
    due_on: date
    days_late: int  # working days
