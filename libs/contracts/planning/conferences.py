"""Staff conferences: owed, held, checked; and matters that staff decided or were asked about."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.contracts.evidence import Evidence
from libs.kernel.events import Event


class StaffConferenceDue(Event):
    """A place of work owes its yearly staff conference (hội nghị CBCCVC)."""

    told_as: ClassVar[str] = "planning.staff_conference.due"
    about: ClassVar[str] = "conference_id"

    conference_id: UUID
    unit_id: UUID
    unit_kind: str  # office | service_centre | school
    due_on: date


class StaffConferenceHeld(Event):
    """A staff conference was valid and voted. Who came is left out; people are counted."""

    told_as: ClassVar[str] = "planning.staff_conference.held"
    about: ClassVar[str] = "conference_id"

    conference_id: UUID
    unit_id: UUID
    unit_kind: str
    on: date
    called: int
    present: int
    by_ballot: bool
    adopted: bool
    days_late: int  # calendar days
    evidence: tuple[Evidence, ...] = ()


class StaffConferenceChecked(Event):
    """What a conference resolved was checked, the result announced. The result is left out."""

    told_as: ClassVar[str] = "planning.staff_conference.checked"
    about: ClassVar[str] = "conference_id"

    conference_id: UUID
    unit_id: UUID
    on: date
    announced_on: date
    days_late: int  # calendar days
    evidence: tuple[Evidence, ...] = ()


class StaffMatterSettled(Event):
    """Staff decided a matter, or gave their opinion on it. Its text is left out."""

    told_as: ClassVar[str] = "planning.staff_matter.settled"
    about: ClassVar[str] = "proposal_id"

    proposal_id: UUID
    unit_id: UUID
    article: int  # 49: decided by staff, 53: asked before the head decides
    number: int
    proposed_by: str  # union | head | staff
    outcome: str  # adopted | rejected | explained
    on: date
