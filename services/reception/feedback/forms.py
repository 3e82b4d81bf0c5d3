"""What people type about everyday feedback, each field with its limit."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.codes import Code, Secret
from libs.kernel.receipts import Receipt
from libs.kernel.text import tidy
from services.reception.feedback.rules import (
    PHOTOS_MAX,
    Channel,
    Claim,
    Ground,
)

_TIDY = BeforeValidator(tidy)
Category = Annotated[str, Field(max_length=30)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000), _TIDY]
Place = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\n]*$"), _TIDY]
# A point in Việt Nam, with its islands.
Latitude = Annotated[float, Field(ge=6, le=24)]
Longitude = Annotated[float, Field(ge=102, le=118)]


class ReportForm(BaseModel):
    """What is wrong, where, and whether everybody may see it. Nobody's name is asked for.

    Whoever wants to be told how it goes leaves an address or a number, or neither.
    """

    category: Category
    text: Words
    place: Place = ""
    neighbourhood_id: UUID | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    public: bool = True
    photos: Annotated[list[Receipt], Field(max_length=PHOTOS_MAX)] = []
    email: Annotated[str, StringConstraints(max_length=200), _TIDY] = ""
    phone: Annotated[str, StringConstraints(max_length=30), _TIDY] = ""


class RegisterForm(ReportForm):
    """What a clerk heard or found in the drop box."""

    channel: Literal[Channel.HOTLINE, Channel.DROP_BOX, Channel.IN_PERSON]


class TrackForm(BaseModel):
    """The code and the secret of a report."""

    code: Code
    secret: Secret


class RatingForm(TrackForm):
    """How good the answer is."""

    rating: Annotated[int, Field(ge=1, le=5)]


class ReopeningForm(TrackForm):
    """Why another look is wanted."""

    because: Words


class LogForm(BaseModel):
    """What the report is really about."""

    category: Category


class ReleaseForm(BaseModel):
    """The words that everybody may read, and the numbers of the photos that may be seen."""

    text: Words
    place: Place = ""
    photos: Annotated[list[Annotated[int, Field(ge=1, le=9)]], Field(max_length=PHOTOS_MAX)] = []


class HidingForm(BaseModel):
    """Why it leaves the public pages."""

    ground: Ground


class AssignmentForm(BaseModel):
    """Who has to answer."""

    unit_id: UUID


class DeclineForm(BaseModel):
    """Why it is not taken, as whoever sent it reads it."""

    ground: Ground
    words: Words


class HandingOverForm(BaseModel):
    """What it is thought to be."""

    claim: Claim


class MergingForm(BaseModel):
    """The report that goes on."""

    original_id: UUID


class AnswerForm(BaseModel):
    """What was done; a photo shows it."""

    answer: Words
    photo: Receipt | None = None


class SettingForm(BaseModel):
    """How the ward moderates, and whether programs may report without a key."""

    moderated: bool
    keyless_programs: bool
