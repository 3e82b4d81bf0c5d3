"""Consultations: what residents are asked, and numbers of what they said. Never who or what."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class ConsultationOpened(Event):
    """A draft is public and residents are asked; `title` is the ward's own published line."""

    told_as: ClassVar[str] = "participation.consultation.opened"
    about: ClassVar[str] = "consultation_id"

    consultation_id: UUID
    clause: int  # of Luật 10/2022/QH15, article 25
    title: str
    unit_id: UUID  # whose draft it is
    published_on: date
    closes_on: date


class ConsultationExtended(Event):
    """Residents have longer than was announced; why is on the page."""

    told_as: ClassVar[str] = "participation.consultation.extended"
    about: ClassVar[str] = "consultation_id"

    consultation_id: UUID
    was_closes_on: date
    closes_on: date


class ConsultationClosed(Event):
    """The period is over; `opinions` counts what came until then, of every channel."""

    told_as: ClassVar[str] = "participation.consultation.closed"
    about: ClassVar[str] = "consultation_id"

    consultation_id: UUID
    clause: int
    closed_on: date
    opinions: int


class ConsultationWithdrawn(Event):
    """The ward stopped asking before it was over; why is on the page."""

    told_as: ClassVar[str] = "participation.consultation.withdrawn"
    about: ClassVar[str] = "consultation_id"

    consultation_id: UUID
    withdrawn_on: date


class ConsultationExplained(Event):
    """Every group of opinions got its public explanation. Numbers of groups and of opinions.

    `title` is the ward's own published line; what was said and answered is on the page.
    """

    told_as: ClassVar[str] = "participation.consultation.explained"
    about: ClassVar[str] = "consultation_id"

    consultation_id: UUID
    clause: int
    title: str
    unit_id: UUID
    explained_on: date
    groups: int
    accepted: int
    partly: int
    rejected: int


class ConsultationDecided(Event):
    """The draft was issued, changed or dropped; where most were against it, reasons are public."""

    told_as: ClassVar[str] = "participation.consultation.decided"
    about: ClassVar[str] = "consultation_id"

    consultation_id: UUID
    clause: int
    decision: str  # as_drafted | changed | dropped
    against_majority: bool
    decided_on: date


class ConsultationReported(Event):
    """The People's Council and the Front were told what came of a consultation."""

    told_as: ClassVar[str] = "participation.consultation.reported"
    about: ClassVar[str] = "consultation_id"

    consultation_id: UUID
    council_reported_on: date
    front_reported_on: date
    days_late: int  # calendar days after the session


class ConsultationReportLate(Event):
    """A session of the council passed without the report that was owed to it."""

    told_as: ClassVar[str] = "participation.consultation.report_late"
    about: ClassVar[str] = "consultation_id"

    consultation_id: UUID
    due_on: date
