"""What people type about a draft: one opinion, a bundle of slips, the counts of a meeting."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.receipts import Receipt
from libs.kernel.text import tidy
from services.participation.consultations.rules import Stance
from services.participation.opinions.rules import (
    COUNT_MAX,
    TYPED_AT_ONCE_MAX,
    Channel,
    Ground,
)

_TIDY = BeforeValidator(tidy)
Opinions = Annotated[str, StringConstraints(max_length=4_000), _TIDY]
Shown = Annotated[str, StringConstraints(min_length=1, max_length=4_000), _TIDY]
Count = Annotated[int, Field(ge=0, le=COUNT_MAX)]
Typed = Literal[
    Channel.PAPER,
    Channel.MEETING,
    Channel.HOTLINE,
    Channel.DROP_BOX,
    Channel.FRONT,
    Channel.NETWORK,
]


class OpinionForm(BaseModel):
    """For, against or another opinion, and why. Nobody's name is asked for."""

    stance: Stance
    text: Opinions = ""
    neighbourhood_id: UUID | None = None


class TypedOpinion(BaseModel):
    """One opinion from paper or by word."""

    stance: Stance
    text: Opinions = ""


class TypedOpinionsForm(BaseModel):
    """Some opinions that came the same way on the same day."""

    channel: Typed
    received_on: date
    neighbourhood_id: UUID | None = None
    opinions: Annotated[list[TypedOpinion], Field(min_length=1, max_length=TYPED_AT_ONCE_MAX)]


class OpinionCountForm(BaseModel):
    """How many said what at a meeting or on a bundle of slips; the minutes show it."""

    channel: Typed
    held_on: date
    neighbourhood_id: UUID | None = None
    in_favour: Count
    against: Count
    other: Count
    minutes: Receipt | None = None


class ReleaseForm(BaseModel):
    """The words that everybody may read."""

    text: Shown


class KeepingForm(BaseModel):
    """Why the words are not shown."""

    ground: Ground
