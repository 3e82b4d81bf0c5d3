"""What officials type about a consultation, each field with its limit."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.receipts import Receipt
from libs.kernel.text import Line, Note, Number, tidy

Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000), BeforeValidator(tidy)]
Letter = Annotated[str, StringConstraints(pattern="^[abcdđegh]$")]


class ConsultationForm(BaseModel):
    """What residents are asked, by whom, in which forms; the draft is a file."""

    clause: Annotated[int, Field(ge=1, le=9)]
    title: Line
    summary: Words
    forms: Annotated[list[Letter], Field(max_length=8)]
    unit_id: UUID
    draft: Receipt
    other_law_days: Annotated[int | None, Field(ge=1, le=365)] = None
    other_law_basis: Note = ""


class PlanSentForm(BaseModel):
    """The plan's number and day, and when council and Front got it."""

    number: Number
    signed_on: date
    council_sent_on: date
    front_sent_on: date


class OpeningForm(BaseModel):
    """The last day on which opinions are taken."""

    closes_on: date


class ExtensionForm(OpeningForm):
    """A later last day, and why."""

    reason: Line


class WithdrawalForm(BaseModel):
    """Why the ward stops asking."""

    reason: Line
