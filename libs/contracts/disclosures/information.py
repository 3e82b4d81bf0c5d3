"""Information that somebody asks the ward for. Never who asks, nor what was asked or answered."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class InformationRequested(Event):
    """Somebody asked for information. Who, and for what, stays in disclosures."""

    told_as: ClassVar[str] = "disclosures.information.requested"
    about: ClassVar[str] = "request_id"

    request_id: UUID
    channel: str  # at_office | online | post
    received_on: date
    due_on: date


class InformationExtended(Event):
    """By a document with a number, the ward gave itself the further days that the law allows."""

    told_as: ClassVar[str] = "disclosures.information.extended"
    about: ClassVar[str] = "request_id"

    request_id: UUID
    channel: str
    document_number: str
    due_on: date


class InformationMoved(Event):
    """The calendar changed, and with it the day of the answer. The reason stays in disclosures."""

    told_as: ClassVar[str] = "disclosures.information.moved"
    about: ClassVar[str] = "request_id"

    request_id: UUID
    channel: str
    was_due_on: date
    due_on: date


class InformationAnswered(Event):
    """The information was given. What was given is not told."""

    told_as: ClassVar[str] = "disclosures.information.answered"
    about: ClassVar[str] = "request_id"

    request_id: UUID
    channel: str
    answered_on: date
    due_on: date
    days_late: int  # working days


class InformationRefused(Event):
    """The ward refused by a document, on a ground that the law names."""

    told_as: ClassVar[str] = "disclosures.information.refused"
    about: ClassVar[str] = "request_id"

    request_id: UUID
    channel: str
    ground: str
    document_number: str
    refused_on: date
    due_on: date
    days_late: int  # working days


class InformationGuided(Event):
    """Another body has the information: whoever asked was told which."""

    told_as: ClassVar[str] = "disclosures.information.guided"
    about: ClassVar[str] = "request_id"

    request_id: UUID
    channel: str
    guided_on: date
    days_late: int  # working days


class InformationLate(Event):
    """The day passed and nothing was answered."""

    told_as: ClassVar[str] = "disclosures.information.late"
    about: ClassVar[str] = "request_id"

    request_id: UUID
    channel: str
    due_on: date
    days_late: int  # working days
