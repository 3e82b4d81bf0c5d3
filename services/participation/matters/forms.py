"""What people type about a matter, each field with its limit."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, StringConstraints

from libs.kernel.text import Line, Number, tidy
from libs.law.decisions import Clause, Scope, VoteForm

Words = Annotated[str, StringConstraints(min_length=1, max_length=8_000), BeforeValidator(tidy)]
HOUSEHOLDS_MAX = 20_000


class MatterForm(BaseModel):
    """What is put forward; everybody reads title and summary once it is on the agenda."""

    clause: Clause
    scope: Scope
    unit_id: UUID | None = None
    title: Line
    summary: Words
    carry_out_by: date | None = None
    replaces_id: UUID | None = None


class ReasonForm(BaseModel):
    """Why not."""

    reason: Words


class VoteFormForm(BaseModel):
    """In which form residents decide."""

    form: VoteForm


class DayForm(BaseModel):
    """On which day."""

    on: date


class TotalForm(BaseModel):
    """Whether neighbourhoods whose meeting lacked households are counted without ballots."""

    without_ballots: bool = False


class SendingForm(BaseModel):
    """Whose decision is sent, in a matter of the whole ward."""

    unit_id: UUID | None = None


class RecognitionForm(BaseModel):
    """The written decision that recognises."""

    number: Number
    on: date


class RefusalForm(RecognitionForm):
    """The written answer that does not, and why."""

    reason: Words


class EffectForm(RecognitionForm):
    """From when a decision of the whole ward has effect, and who carries it out."""

    lead_unit_id: UUID | None = None


class AbolitionForm(BaseModel):
    """The written decision that abolishes, and why."""

    number: Number
    reason: Words
