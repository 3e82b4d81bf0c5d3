"""What is typed about a convention, each field with its limit."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.receipts import Receipt
from libs.kernel.text import Line, Note, Number, tidy
from services.participation.conventions.rules import TEAM_MAX, TEXT_MAX, Called, Purpose
from services.participation.opinions.rules import Channel, Ground
from services.participation.village.overseeing.rules import Source

Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000), BeforeValidator(tidy)]
MaybeWords = Annotated[str, StringConstraints(max_length=4_000), BeforeValidator(tidy)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=TEXT_MAX), BeforeValidator(tidy)]
Title = Annotated[
    str,
    StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n]*$"),
    BeforeValidator(tidy),
]
Name = Annotated[str, StringConstraints(min_length=1, max_length=120), BeforeValidator(tidy)]


class ConventionForm(BaseModel):
    """What is to be drafted, and by whom; the names are not public."""

    unit_id: UUID
    called: Called
    title: Title
    purpose: Purpose = Purpose.NEW
    replaces_id: UUID | None = None
    team: Annotated[list[Name], Field(max_length=TEAM_MAX)]


class ConventionTextForm(BaseModel):
    """A version of the text, the same as a file, and what of the opinions is taken."""

    text: Text
    note: MaybeWords = ""
    file: Receipt | None = None


class EnteredConventionForm(BaseModel):
    """A convention that was recognised before."""

    unit_id: UUID
    called: Called
    title: Title
    text: Text
    file: Receipt | None = None
    number: Number
    on: date


class PostingPlaceForm(BaseModel):
    """Where it hangs."""

    place: Line


class ConventionReasonForm(BaseModel):
    """Why."""

    reason: Words


class ConventionVoteForm(BaseModel):
    """A matter that households demanded, or none to put the draft forward."""

    matter_id: UUID | None = None


class DraftOpinionForm(BaseModel):
    """What somebody thinks of the draft."""

    text: Words


class NotedOpinionForm(DraftOpinionForm):
    """What was said to the head, and how."""

    channel: Channel


class OpinionReleaseForm(BaseModel):
    """The words that everybody may read."""

    text: Words


class OpinionKeepingForm(BaseModel):
    """Why its words are not shown."""

    ground: Ground


class ConventionComplaintForm(BaseModel):
    """A letter about a convention; its number in the register, not who wrote."""

    source: Source
    number: Number
    gist: Words
    received_on: date


class ConventionAnswerForm(BaseModel):
    """The written answer that there is no ground."""

    number: Number
    answer: Words


class SuspensionForm(BaseModel):
    """The decision to suspend: on which ground, which parts, and why."""

    number: Number
    ground: Note
    parts: MaybeWords = ""
    reason: Words
    complaint_id: UUID | None = None


class NumberedReasonForm(BaseModel):
    """A written decision, and why."""

    number: Number
    reason: Words


class FindingForm(BaseModel):
    """The day on which a ground to abolish was found, and which."""

    on: date
    reason: Words


class ReviewForm(BaseModel):
    """When the community looked back, and what it concluded."""

    held_on: date
    conclusion: Words


class ReviewDayForm(BaseModel):
    """Another day of the year."""

    day: Annotated[int, Field(ge=1, le=31)]
    month: Annotated[int, Field(ge=1, le=12)]
