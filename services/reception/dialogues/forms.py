"""What officials type about a dialogue, each field with its limit."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.receipts import Receipt
from libs.kernel.text import Line, tidy
from services.reception.dialogues.rules import DialogueKind
from services.reception.hours import Hour

Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000), BeforeValidator(tidy)]
Number = Annotated[
    str, StringConstraints(max_length=60, pattern=r"^[^\n]*$"), BeforeValidator(tidy)
]
Count = Annotated[int, Field(ge=0, le=100_000)]


class DialoguePlanForm(BaseModel):
    """When, where and about what; nobody is named."""

    kind: DialogueKind
    title: Line
    on: date
    starts_at: Hour
    place: Line
    agenda: Words


class CaseDialogueForm(BaseModel):
    """When and where a complaint is spoken about; its title is its number."""

    on: date
    starts_at: Hour
    place: Line
    agenda: Words


class NoticeForm(BaseModel):
    """When those concerned were told; about a complaint by which paper."""

    notified_on: date
    number: Number = ""


class MoveForm(BaseModel):
    """The other day."""

    on: date


class HoldingForm(BaseModel):
    """Who came by number, what everybody may read, and the minutes, which officials read."""

    residents: Count
    officials: Count
    questions: Count
    answered: Count
    summary: Words
    minutes: Receipt
    number: Number = ""  # of the minutes, where a complaint is spoken about


class CommitmentForm(BaseModel):
    """What is promised, who keeps it, by when."""

    text: Words
    unit_id: UUID
    due_on: date
