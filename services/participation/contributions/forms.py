"""What is typed about an account, each field with its limit; money in đồng, labour in half days."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.receipts import Receipt
from libs.kernel.text import Line, Note, tidy
from services.participation.contributions.levels.rules import Level
from services.participation.contributions.rules import (
    DONG_MAX,
    HALF_DAYS_MAX,
    EntryKind,
    ExemptionKind,
    Gift,
    ReversalReason,
)

Dong = Annotated[int, Field(ge=0, le=DONG_MAX)]
HalfDays = Annotated[int, Field(ge=0, le=HALF_DAYS_MAX)]
Households = Annotated[list[UUID], Field(min_length=1, max_length=500)]
DonorName = Annotated[
    str, StringConstraints(max_length=120, pattern=r"^[^\n]*$"), BeforeValidator(tidy)
]


class FundForm(BaseModel):
    """The decision, who keeps its account, and what it asks of a household."""

    matter_id: UUID
    unit_id: UUID
    level_dong: Dong = 0
    level_half_days: HalfDays = 0
    opening_dong: Dong = 0


class LevelForm(BaseModel):
    """What another decision asks of a household, and from which day on."""

    matter_id: UUID
    from_on: date
    level_dong: Dong = 0
    level_half_days: HalfDays = 0


class LevelTypedForm(BaseModel):
    """What the decision in the address asks: typed again, or as whoever confirms it saw it."""

    from_on: date
    level_dong: Dong = 0
    level_half_days: HalfDays = 0
    opening_dong: Dong = 0

    def level(self, matter_id: UUID) -> Level:
        """The level of that decision."""
        asked = (self.level_dong, self.level_half_days, self.from_on)
        return Level(*asked, matter_id, self.opening_dong)


class ExemptionForm(BaseModel):
    """Households that give nothing, and why; the reason is for the head alone."""

    household_ids: Households
    kind: ExemptionKind


class GiftForm(BaseModel):
    """What was given, and when; everybody reads `words`."""

    kind: EntryKind
    on: date
    dong: Dong = 0
    half_days: HalfDays = 0
    words: Note = ""

    def gift(self) -> Gift:
        """What was given."""
        return Gift(self.kind, self.on, self.dong, self.half_days, self.words)


class ContributionsForm(GiftForm):
    """Each of these households gave that."""

    household_ids: Households


class DonorForm(GiftForm):
    """Somebody else gave that; without a name nobody is remembered, without consent not shown."""

    full_name: DonorName = ""
    shown: bool = False


class SpendingForm(BaseModel):
    """What was paid for, with the evidence; everybody reads and sees both once confirmed."""

    on: date
    dong: Annotated[int, Field(ge=1, le=DONG_MAX)]
    words: Line
    evidence: Receipt


class ReversalForm(BaseModel):
    """Why a line is taken back."""

    reason: ReversalReason


class PostingForm(BaseModel):
    """When the sheet was hung up."""

    posted_on: date


class SettlingForm(BaseModel):
    """What becomes of the money that is left, as residents decided; everybody reads it."""

    left_use: Note = ""
