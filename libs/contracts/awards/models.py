"""Models on their way: registered, approved, scored, appraised. Never what they are called."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class ModelRegistered(Event):
    """A unit registered a model against a rubric; its name and aims are left out."""

    told_as: ClassVar[str] = "awards.model.registered"
    about: ClassVar[str] = "model_id"

    model_id: UUID
    kind: str  # neighbourhood, office, unit, school, enterprise
    unit_id: UUID
    rubric: str
    registered_on: date


class ModelApproved(Event):
    """The steering committee agreed that the model is carried out."""

    told_as: ClassVar[str] = "awards.model.approved"
    about: ClassVar[str] = "model_id"

    model_id: UUID
    kind: str
    approved_on: date


class ModelDeclined(Event):
    """The steering committee did not agree; why is left out."""

    told_as: ClassVar[str] = "awards.model.declined"
    about: ClassVar[str] = "model_id"

    model_id: UUID
    kind: str
    declined_on: date


class ModelScored(Event):
    """The unit handed in how it scores itself."""

    told_as: ClassVar[str] = "awards.model.scored"
    about: ClassVar[str] = "model_id"

    model_id: UUID
    kind: str
    scored_on: date
    points: int
    points_max: int


class ModelAppraised(Event):
    """Every line was appraised; reasons are left out."""

    told_as: ClassVar[str] = "awards.model.appraised"
    about: ClassVar[str] = "model_id"

    model_id: UUID
    kind: str
    appraised_on: date
    points: int
    points_max: int
    lines_changed: int
