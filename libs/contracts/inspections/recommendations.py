"""What units are asked to put right after a check. No words of it, and nobody who did it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.contracts.evidence import Evidence
from libs.kernel.events import Event


class RecommendationIssued(Event):
    """A unit is asked to put something right; what it is stays in inspections."""

    told_as: ClassVar[str] = "inspections.recommendation.issued"
    about: ClassVar[str] = "recommendation_id"

    recommendation_id: UUID
    inspection_id: UUID
    kind: str  # of the check
    ordinal: int  # among those of the check
    unit_id: UUID  # who has to act
    number: str  # of the conclusion
    issued_on: date
    due_on: date


class RecommendationRemedied(Event):
    """The unit says that it is done, with what proves it; somebody else has yet to look."""

    told_as: ClassVar[str] = "inspections.recommendation.remedied"
    about: ClassVar[str] = "recommendation_id"

    recommendation_id: UUID
    unit_id: UUID
    on: date
    days_late: int  # calendar days
    evidence: tuple[Evidence, ...] = ()


class RecommendationRefused(Event):
    """The unit does not accept it. The reason stays in inspections."""

    told_as: ClassVar[str] = "inspections.recommendation.refused"
    about: ClassVar[str] = "recommendation_id"

    recommendation_id: UUID
    unit_id: UUID
    on: date


class RecommendationReturned(Event):
    """What the unit did, or why it refused, was not enough. The reason stays in inspections."""

    told_as: ClassVar[str] = "inspections.recommendation.returned"
    about: ClassVar[str] = "recommendation_id"

    recommendation_id: UUID
    unit_id: UUID
    ordinal: int
    number: str
    on: date
    due_on: date


class RecommendationClosed(Event):
    """Somebody who did not carry it out found it done, or it was taken back: nobody owes it."""

    told_as: ClassVar[str] = "inspections.recommendation.closed"
    about: ClassVar[str] = "recommendation_id"

    recommendation_id: UUID
    unit_id: UUID
    number: str
    closed_on: date
    remedied: bool
    was_overdue: bool


class RecommendationOverdue(Event):
    """Its day passed and the unit has not reported it done. Told once."""

    told_as: ClassVar[str] = "inspections.recommendation.overdue"
    about: ClassVar[str] = "recommendation_id"

    recommendation_id: UUID
    unit_id: UUID
    due_on: date
    on: date


class RecommendationMoved(Event):
    """The calendar changed, and with it the day. The reason stays in inspections."""

    told_as: ClassVar[str] = "inspections.recommendation.moved"
    about: ClassVar[str] = "recommendation_id"

    recommendation_id: UUID
    unit_id: UUID
    was_due_on: date
    due_on: date
