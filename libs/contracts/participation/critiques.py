"""Social criticism by the Front: days and numbers of points. What it says is its own paper."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class CritiqueAsked(Event):
    """A draft went to the Front for its criticism; what the draft says is left out."""

    told_as: ClassVar[str] = "participation.critique.asked"
    about: ClassVar[str] = "critique_id"

    critique_id: UUID
    unit_id: UUID
    sent_on: date
    meets_on: date


class CritiqueIssued(Event):
    """The Front issued its criticism; only how many points it has is told."""

    told_as: ClassVar[str] = "participation.critique.issued"
    about: ClassVar[str] = "critique_id"

    critique_id: UUID
    issued_on: date
    points: int


class CritiqueAnswered(Event):
    """The committee replied to every point; only how many it took up is told."""

    told_as: ClassVar[str] = "participation.critique.answered"
    about: ClassVar[str] = "critique_id"

    critique_id: UUID
    answered_on: date
    accepted: int
    partly: int
    rejected: int


class CritiqueWithdrawn(Event):
    """The committee took a draft back before the Front had begun; the reason is left out."""

    told_as: ClassVar[str] = "participation.critique.withdrawn"
    about: ClassVar[str] = "critique_id"

    critique_id: UUID
    unit_id: UUID
    withdrawn_on: date
