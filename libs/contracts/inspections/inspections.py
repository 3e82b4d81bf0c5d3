"""Checks: programme, notice, start, conclusion. What was found stays in inspections."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class CheckProgrammeApproved(Event):
    """The programme of checks of a year was approved; only how many lines it has is told."""

    told_as: ClassVar[str] = "inspections.programme.approved"
    about: ClassVar[str] = "check_programme_id"

    check_programme_id: UUID
    year: int
    number: str
    approved_on: date
    lines: int


class InspectionAnnounced(Event):
    """A unit has notice of a check. Never told of an unannounced one; the team is left out."""

    told_as: ClassVar[str] = "inspections.inspection.announced"
    about: ClassVar[str] = "inspection_id"

    inspection_id: UUID
    kind: str
    unit_id: UUID
    announced_on: date
    planned_on: date


class InspectionStarted(Event):
    """A check began; of an unannounced one this is the first that anybody hears."""

    told_as: ClassVar[str] = "inspections.inspection.started"
    about: ClassVar[str] = "inspection_id"

    inspection_id: UUID
    kind: str  # planned | thematic | unannounced | self
    unit_id: UUID
    started_on: date
    number: str  # of its decision; a self-check has none
    decided_on: date | None


class InspectionConcluded(Event):
    """A check has its conclusion: how many findings of which weight, and not what they say."""

    told_as: ClassVar[str] = "inspections.inspection.concluded"
    about: ClassVar[str] = "inspection_id"

    inspection_id: UUID
    kind: str
    unit_id: UUID
    concluded_on: date
    number: str  # of the conclusion; a self-check has none
    minor: int
    serious: int
    grave: int


class ConclusionIssued(Event):
    """A conclusion went out as a paper, with a public one that names nobody; no word of either."""

    told_as: ClassVar[str] = "inspections.conclusion.issued"
    about: ClassVar[str] = "inspection_id"

    inspection_id: UUID
    kind: str
    unit_id: UUID
    number: str  # of the conclusion
    notice_number: str  # of the public paper
    issued_on: date
    recommendations: int
    sha256: str  # of the public paper, as PDF
