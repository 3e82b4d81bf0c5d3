"""Models voted on, shown, recognised, refused, withdrawn. Sums of a secret vote, and no names."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class ModelVoted(Event):
    """The council voted in secret; who voted how is known to nobody."""

    told_as: ClassVar[str] = "awards.model.voted"
    about: ClassVar[str] = "model_id"

    model_id: UUID
    kind: str
    title: str  # its id in libs/law/data/titles.yaml
    held_on: date
    members: int
    in_favour: int
    against: int
    adopted: bool


class ModelVoteVoided(Event):
    """The sums were mistyped and are written down again; why is left out."""

    told_as: ClassVar[str] = "awards.model.vote_voided"
    about: ClassVar[str] = "model_id"

    model_id: UUID
    kind: str
    voided_on: date


class ModelNoticed(Event):
    """It is public until a day, and residents may say what they think."""

    told_as: ClassVar[str] = "awards.model.noticed"
    about: ClassVar[str] = "model_id"

    model_id: UUID
    kind: str
    noticed_on: date
    until: date


class ModelRecognised(Event):
    """The chair granted the title."""

    told_as: ClassVar[str] = "awards.model.recognised"
    about: ClassVar[str] = "model_id"

    model_id: UUID
    kind: str
    unit_id: UUID
    title: str
    decided_on: date
    opinions: int  # of residents, shown


class ModelRefused(Event):
    """The chair did not grant it; why is left out."""

    told_as: ClassVar[str] = "awards.model.refused"
    about: ClassVar[str] = "model_id"

    model_id: UUID
    kind: str
    refused_on: date


class ModelWithdrawn(Event):
    """What was granted is taken back; why is left out."""

    told_as: ClassVar[str] = "awards.model.withdrawn"
    about: ClassVar[str] = "model_id"

    model_id: UUID
    kind: str
    withdrawn_on: date
