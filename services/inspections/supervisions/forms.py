"""What is sent about a supervision: the plan, the result, what is recommended, the answer."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.kernel.receipts import Receipt
from libs.kernel.text import Line, Number, Paragraphs, tidy
from services.inspections.supervisions.results import (
    AMOUNT_MAX,
    Addressee,
    AdviceTaken,
    RecoveryKind,
)

Words = Annotated[str, StringConstraints(min_length=1, max_length=4_000), BeforeValidator(tidy)]
Wrongs = Annotated[int, Field(ge=0, le=10_000)]


class SupervisionForm(BaseModel):
    """The plan of one; of a work its own unit answers, whatever unit is named."""

    subject: Line
    scope: Paragraphs
    unit_id: UUID
    work_id: UUID | None = None
    starts_on: date


class SupervisionSendForm(BaseModel):
    """The number of the plan or the request."""

    number: Number


class SupervisionReasonForm(BaseModel):
    """Why it is given up, or given back."""

    reason: Line


class AdviceForm(BaseModel):
    """One recommendation, to whom; `about_law` when a law or policy does not fit."""

    text: Words
    basis: Line
    addressee: Addressee = Addressee.AUTHORITY
    about_law: bool = False


class ResultForm(BaseModel):
    """The minutes of a board, and how many wrongs it found."""

    result: Paragraphs
    wrongs: Wrongs


class ResultNumberForm(BaseModel):
    """The number under which the Front confirms."""

    number: Number


class SupervisionConclusionForm(ResultForm):
    """The Front's conclusion and its number."""

    number: Number


class SupervisedReportForm(BaseModel):
    """What whoever is supervised reports, and the paper."""

    report: Paragraphs
    paper: Receipt | None = None


class AdviceAnswerForm(BaseModel):
    """What the committee does with it, why, and the number of its answer."""

    taken: AdviceTaken
    answer: Words
    number: Number
    paper: Receipt | None = None


class RecoveryForm(BaseModel):
    """What came back, in đồng or square metres, by which document, on which day."""

    kind: RecoveryKind
    amount: Annotated[int, Field(gt=0, le=AMOUNT_MAX)]
    document: Line
    on: date
