"""What people type about petitions, each field with its limit."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.codes import Code, Secret
from libs.kernel.receipts import Receipt
from libs.kernel.text import Line, tidy
from services.reception.cases.rules import Channel, Lack
from services.reception.sealed.files.rules import FILES_MAX

_TIDY = BeforeValidator(tidy)
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000), _TIDY]
Name = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\n]*$"), _TIDY]
Short = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\n]*$"), _TIDY]
Said = Annotated[str, StringConstraints(max_length=4_000), _TIDY]
Kind = Literal[
    "complaint", "denunciation", "proposal", "regulation", "recommendation", "information"
]
Fact = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]


class LetterForm(BaseModel):
    """Who writes and what: sealed as it comes. An anonymous letter is received as well."""

    text: Words
    full_name: Name = ""
    address: Short = ""
    email: Annotated[str, StringConstraints(max_length=200), _TIDY] = ""
    phone: Annotated[str, StringConstraints(max_length=30), _TIDY] = ""
    silent: bool = False
    accused: Annotated[list[Name], Field(max_length=20)] = []
    receipts: Annotated[list[Receipt], Field(max_length=FILES_MAX)] = []
    claimed: Annotated[list[Kind], Field(max_length=6)] = []


class PetitionForm(LetterForm):
    """A petition that somebody sends on the web."""


class RegisterForm(LetterForm):
    """A petition that an official writes down."""

    channel: Channel
    received_on: date
    forwarded_by: Short = ""


class TrackForm(BaseModel):
    """The code and the secret of an intake."""

    code: Code
    secret: Secret


class WithdrawForm(TrackForm):
    """One content of it is taken back."""

    part: Annotated[int, Field(ge=1, le=99)]


class PlaceForm(BaseModel):
    """What it is about, and in which neighbourhood; empty takes it back."""

    matter: Annotated[str, Field(max_length=30)] = ""
    neighbourhood_id: UUID | None = None


class SortForm(PlaceForm):
    """Of which kind it is, what is so of it, and whom it accuses: units and offices, no names."""

    kind: Kind
    summary: Line
    facts: Annotated[list[Fact], Field(max_length=20)] = []
    lacks: Annotated[list[Lack], Field(max_length=6)] = []
    accused_unit_ids: Annotated[list[UUID], Field(max_length=20)] = []
    accused_roles: Annotated[
        list[Literal["chair", "office", "department"]], Field(max_length=3)
    ] = []
    on: date


class OriginalForm(BaseModel):
    """The case that came first."""

    earlier_id: UUID


class UnitForm(BaseModel):
    """Who is to deal with it."""

    unit_id: UUID


class MoveForm(BaseModel):
    """A step, its day, and what the law wants in writing for it."""

    on: date
    number: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\n]*$"), _TIDY] = ""
    reason: Said = ""
    answer: Said = ""
    body: Name = ""
    grade: Name = ""
    event_on: date | None = None
    receipt: Receipt | None = None
