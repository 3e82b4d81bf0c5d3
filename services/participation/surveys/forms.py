"""What people type about surveys, each field with its limit."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from libs.codes import SECRET
from libs.kernel.text import tidy
from services.participation.surveys.questions import (
    QUESTIONS_MAX,
    TEXT_CHARACTERS_MAX,
    Question,
)
from services.participation.surveys.rules import Audience
from services.participation.surveys.sampling.rules import DRAWN_MAX, SIZE_MAX, STRATA_MAX

_TIDY = BeforeValidator(tidy)
Title = Annotated[str, StringConstraints(min_length=5, max_length=200, pattern=r"^[^\n]*$"), _TIDY]
Words = Annotated[str, StringConstraints(min_length=1, max_length=TEXT_CHARACTERS_MAX), _TIDY]
Said = Annotated[str, StringConstraints(max_length=TEXT_CHARACTERS_MAX), _TIDY]
Key = Annotated[str, Field(pattern=r"^c\d{1,2}$")]
SecretCode = Annotated[str, Field(pattern=SECRET)]


class SurveyForm(BaseModel):
    """What a survey says and asks."""

    title: Title
    purpose: Annotated[str, StringConstraints(min_length=5, max_length=1_000), _TIDY]
    audience: Audience
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=QUESTIONS_MAX)]
    form_key: Annotated[str, Field(pattern=r"^(pks0[1-7])?$")] = ""


class OpeningForm(BaseModel):
    """From when to when answers are taken, both days included."""

    opens_on: date
    closes_on: date


class WithdrawalForm(BaseModel):
    """Why it is taken back; everybody reads it."""

    because: Annotated[str, StringConstraints(min_length=5, max_length=500), _TIDY]


class StratumForm(BaseModel):
    """How long the numbered list of a unit is."""

    unit_id: UUID
    size: Annotated[int, Field(ge=1, le=SIZE_MAX)]


class DrawForm(BaseModel):
    """The lists, and how many are drawn from all of them together."""

    count: Annotated[int, Field(ge=1, le=DRAWN_MAX)]
    frame: Annotated[list[StratumForm], Field(min_length=1, max_length=STRATA_MAX)]


class PointForm(BaseModel):
    """A counter or a place with a sheet to scan."""

    unit_id: UUID
    title: Annotated[
        str, StringConstraints(min_length=2, max_length=120, pattern=r"^[^\n]*$"), _TIDY
    ]


class ServedForm(BaseModel):
    """How many people a unit served on a day."""

    unit_id: UUID
    on: date
    served: Annotated[int, Field(ge=0, le=10_000)]


class AnswerForm(BaseModel):
    """What was answered, by the names of the questions: c1, c2, …"""

    answers: Annotated[dict[Key, Said], Field(max_length=QUESTIONS_MAX)]


class CodedAnswerForm(AnswerForm):
    """The same, with the code of somebody drawn, in a body so that no address holds it."""

    code: SecretCode


class PaperForm(AnswerForm):
    """A paper that the staff types in; a code stands on it where somebody drawn brought it."""

    code: SecretCode | None = None


class ReleaseForm(BaseModel):
    """The words everybody may read."""

    shown: Words


class SortingForm(BaseModel):
    """Whether the clerk took it as a petition, and entered it in the register."""

    petition: bool


class PublishingForm(BaseModel):
    """The summary of what people wrote, empty where nobody wrote anything; and the number of the
    notice, where the ward gives it out on paper too."""

    number: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\n]*$"), _TIDY] = ""
    summary: Annotated[str, StringConstraints(max_length=10_000), _TIDY] = ""
