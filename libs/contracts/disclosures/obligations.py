"""What is owed to the people, and by which day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class ObligationRaised(Event):
    """The ward owes the people a document by a day that the law computes."""

    told_as: ClassVar[str] = "disclosures.obligation.raised"
    about: ClassVar[str] = "obligation_id"

    obligation_id: UUID
    khoan: int
    item: str  # "2c", from the catalogue
    title: str
    owner_unit_id: UUID | None
    due_on: date | None
    rule: str
    raised_by: str  # plan, document, quarterly_list, consultation, decision, survey
    source_path: str | None = None
    source_sentence: str | None = None


class ObligationDated(Event):
    """The document of something already owed arrived: now the law says by which day."""

    told_as: ClassVar[str] = "disclosures.obligation.dated"
    about: ClassVar[str] = "obligation_id"

    obligation_id: UUID
    khoan: int
    item: str
    document_number: str
    document_on: date
    owner_unit_id: UUID | None
    due_on: date
    rule: str


class ObligationDropped(Event):
    """What was owed and not shown yet is owed no more: what it was about was called off."""

    told_as: ClassVar[str] = "disclosures.obligation.dropped"
    about: ClassVar[str] = "obligation_id"

    obligation_id: UUID
    khoan: int
    item: str
    owner_unit_id: UUID | None
    dropped_on: date


class ObligationMoved(Event):
    """The calendar changed, and with it the day something is due. The reason stays here."""

    told_as: ClassVar[str] = "disclosures.obligation.moved"
    about: ClassVar[str] = "obligation_id"

    obligation_id: UUID
    khoan: int
    item: str
    was_due_on: date
    due_on: date


class DisclosureLate(Event):
    """The day passed and the document is not published."""

    told_as: ClassVar[str] = "disclosures.obligation.late"
    about: ClassVar[str] = "obligation_id"

    obligation_id: UUID
    khoan: int
    item: str
    title: str
    owner_unit_id: UUID | None
    due_on: date
    days_late: int  # working days
