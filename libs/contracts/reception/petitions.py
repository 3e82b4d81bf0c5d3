"""Petitions: that one came, of which kind it is, what was done. Never who wrote, nor of whom."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class PetitionRegistered(Event):
    """A content came and has its number; nobody has read it. Who sent it is sealed."""

    told_as: ClassVar[str] = "reception.petition.registered"
    about: ClassVar[str] = "case_id"

    case_id: UUID
    intake_id: UUID
    kind: str  # unsorted
    channel: str  # in_person | post | portal | hotline | drop_box | email | forwarded
    received_on: date


class PetitionSorted(Event):
    """It is of a kind. What it says is not told."""

    told_as: ClassVar[str] = "reception.petition.sorted"
    about: ClassVar[str] = "case_id"

    case_id: UUID
    kind: str  # complaint | denunciation | proposal | regulation | recommendation | information
    received_on: date
    sorted_on: date


class PetitionLeftKind(Event):
    """It was sorted, or sorted again: it is not of this kind any more, and never was."""

    told_as: ClassVar[str] = "reception.petition.left_kind"
    about: ClassVar[str] = "case_id"

    case_id: UUID
    kind: str
    received_on: date


class PetitionAssigned(Event):
    """A unit is to deal with it."""

    told_as: ClassVar[str] = "reception.petition.assigned"
    about: ClassVar[str] = "case_id"

    case_id: UUID
    kind: str
    unit_id: UUID


class PetitionUnassigned(Event):
    """The unit that had it has it no more, and for now no other."""

    told_as: ClassVar[str] = "reception.petition.unassigned"
    about: ClassVar[str] = "case_id"

    case_id: UUID
    kind: str


class PetitionMoved(Event):
    """A step of its kind was made (docs/petitions.md). Its documents and reasons are not told."""

    told_as: ClassVar[str] = "reception.petition.moved"
    about: ClassVar[str] = "case_id"

    case_id: UUID
    kind: str
    move: str
    state: str
    on: date
    days_late: int  # working days, of the clock of this step that was missed most


class PetitionSettled(Event):
    """The ward did its part: decided, answered, transferred … What was said is not told."""

    told_as: ClassVar[str] = "reception.petition.settled"
    about: ClassVar[str] = "case_id"

    case_id: UUID
    kind: str
    outcome: str
    received_on: date
    settled_on: date
    days_late: int  # working days, of the clock that was missed most


class PetitionOverdue(Event):
    """A time limit passed and what it asks for was not done; told once for each limit."""

    told_as: ClassVar[str] = "reception.petition.overdue"
    about: ClassVar[str] = "case_id"

    case_id: UUID
    kind: str
    clock: str
    due_on: date


class PetitionNearlyNeglected(Event):
    """Nobody processed it for thirty days; after forty-five a leader may lose his post."""

    told_as: ClassVar[str] = "reception.petition.nearly_neglected"
    about: ClassVar[str] = "case_id"

    case_id: UUID
    kind: str
    received_on: date
