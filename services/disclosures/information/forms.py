"""What people type about a request for information, each field with its limit."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, StringConstraints

from libs.codes import Code, Secret
from libs.kernel.receipts import Receipt
from libs.kernel.text import Line, Number, tidy
from services.disclosures.information.rules import (
    Channel,
    Grade,
    Ground,
)

_TIDY = BeforeValidator(tidy)
Short = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]*$"), _TIDY]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000), _TIDY]


class AskForm(BaseModel):
    """Who asks, as the law wants it of a valid request, and for what."""

    full_name: Short
    address: Short
    contact: Short
    asked: Words


class RegisterForm(AskForm):
    """A request that came by hand or by post."""

    channel: Channel
    received_on: date


class TrackForm(BaseModel):
    """The code and the secret of a request."""

    code: Code
    secret: Secret


class TrackedCompletionForm(TrackForm):
    """What was missing, from whoever asked: the whole request anew."""

    asked: Words


class MissingWordsForm(BaseModel):
    """What a request lacks."""

    missing: Words


class CompletionForm(BaseModel):
    """The whole request anew."""

    asked: Words


class AcceptanceForm(BaseModel):
    """How much work it is; what of it the ward owes to everybody anyway."""

    grade: Grade
    obligation_id: UUID | None = None


class ExtensionForm(BaseModel):
    """The document that gives further days, and why."""

    number: Number
    reason: Line


class AnswerForm(BaseModel):
    """What is given: words, a file, something public."""

    answer: Words
    disclosure_id: UUID | None = None
    receipt: Receipt | None = None


class RefusalForm(BaseModel):
    """The document that refuses, the ground of the law, and the reason in words."""

    ground: Ground
    number: Number
    answer: Words
    disclosure_id: UUID | None = None


class GuidanceForm(BaseModel):
    """Which body has it and how to ask there."""

    answer: Words
