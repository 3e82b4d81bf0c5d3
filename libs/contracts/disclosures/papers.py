"""What was shown to the people: published, corrected, withdrawn, proven."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class DisclosurePublished(Event):
    """A document was shown to the people for the first time. Its text and files are left out."""

    told_as: ClassVar[str] = "disclosures.disclosure.published"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    obligation_id: UUID | None
    khoan: int
    item: str
    title: str
    document_number: str
    document_on: date
    owner_unit_id: UUID | None
    published_on: date
    due_on: date
    days_late: int  # working days
    sha256: str | None = None  # of the published document


class DisclosureCorrected(Event):
    """A published document was replaced; both versions stay readable, its posting starts again."""

    told_as: ClassVar[str] = "disclosures.disclosure.corrected"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    item: str
    version: int
    corrected_on: date
    title: str | None = None  # of the new version, as are the next three
    document_number: str | None = None
    document_on: date | None = None
    sha256: str | None = None


class DisclosureWithdrawn(Event):
    """A published document was taken back; the reason stays in disclosures."""

    told_as: ClassVar[str] = "disclosures.disclosure.withdrawn"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    item: str
    withdrawn_on: date


class DisclosureMoved(Event):
    """The calendar changed, and with it the day by which what was withdrawn is shown again.

    What is shown for the first time is due when its obligation is: ObligationMoved.
    """

    told_as: ClassVar[str] = "disclosures.disclosure.moved"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    item: str
    was_due_on: date
    due_on: date


class ListSearchEnded(Event):
    """The searchable time of a list of persons is over: its text left the public pages.

    That it was shown, where and when, and its proof stay. Nothing of the list is in here.
    """

    told_as: ClassVar[str] = "disclosures.list.search_ended"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    item: str
    version: int
    ended_on: date


class DisclosureCompleted(Event):
    """Every form the law asks, at every place, is proven."""

    told_as: ClassVar[str] = "disclosures.disclosure.completed"
    about: ClassVar[str] = "disclosure_id"

    disclosure_id: UUID
    khoan: int
    item: str
    completed_on: date
    places: int
