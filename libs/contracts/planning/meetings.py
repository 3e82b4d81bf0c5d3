"""Meetings of the steering committee, hearings of the Front, and what they concluded."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.contracts.evidence import Evidence
from libs.kernel.events import Event


class CommitteeMet(Event):
    """The steering committee (Ban Chỉ đạo) met. Who came is left out; people are counted."""

    told_as: ClassVar[str] = "planning.committee.met"
    about: ClassVar[str] = "meeting_id"

    meeting_id: UUID
    on: date
    invited: int
    present: int
    evidence: tuple[Evidence, ...] = ()


class FrontHeard(Event):
    """The people's committee heard the Front (MTTQ), as it must every six months."""

    told_as: ClassVar[str] = "planning.front.heard"
    about: ClassVar[str] = "meeting_id"

    meeting_id: UUID
    on: date
    invited: int
    present: int
    days_late: int  # calendar days
    evidence: tuple[Evidence, ...] = ()


class ConclusionsAnnounced(Event):
    """The conclusions of a meeting were announced under a number. What they say is left out."""

    told_as: ClassVar[str] = "planning.conclusions.announced"
    about: ClassVar[str] = "meeting_id"

    meeting_id: UUID
    kind: str  # committee | front
    number: str
    signed_on: date
    conclusion_count: int
    task_count: int
