"""A questionnaire: its questions, what answers each allows, and what is wrong with either."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from libs.kernel.errors import Refusal
from libs.kernel.text import tidy

QUESTIONS_MAX, CHOICES_MAX, TEXTS_MAX = 30, 12, 3
TEXT_CHARACTERS_MAX = 2_000
NUMBER_MAX = 100_000
_TIDY = BeforeValidator(tidy)


class QuestionKind(StrEnum):
    """How a question is answered."""

    SCALE5 = "scale5"
    SCALE4 = "scale4"
    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"


# Worst first. The last two of a scale are the index: hài lòng + rất hài lòng.
SCALES: dict[QuestionKind, tuple[str, ...]] = {
    QuestionKind.SCALE5: (
        "Rất không hài lòng",
        "Không hài lòng",
        "Bình thường",
        "Hài lòng",
        "Rất hài lòng",
    ),
    QuestionKind.SCALE4: ("Rất không hài lòng", "Không hài lòng", "Hài lòng", "Rất hài lòng"),
}
SATISFIED_LEVELS = 2


class ChoicesMissing(Refusal):
    """Câu {number}: câu chọn phương án phải có từ 2 đến 12 phương án khác nhau."""


class RangeMissing(Refusal):
    """Câu {number}: câu điền số phải có số nhỏ nhất và số lớn nhất."""


class SameQuestionTwice(Refusal):
    """Câu {number} trùng với một câu khác trong phiếu."""


class TooManyTexts(Refusal):
    """Một phiếu có nhiều nhất 3 câu trả lời bằng lời."""


class NothingCounted(Refusal):
    """Phiếu phải có ít nhất một câu không phải câu trả lời bằng lời."""


class AnswersWrong(Refusal):
    """Một số câu chưa trả lời hoặc trả lời chưa đúng. Hãy xem lại các câu được đánh dấu."""


class Question(BaseModel):
    """One question; `choices` belong to a choice, `low` and `high` to a number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[
        str, StringConstraints(min_length=5, max_length=300, pattern=r"^[^\n]*$"), _TIDY
    ]
    kind: QuestionKind
    required: bool = False
    choices: Annotated[
        tuple[Annotated[str, StringConstraints(min_length=1, max_length=100), _TIDY], ...],
        Field(max_length=CHOICES_MAX),
    ] = ()
    low: Annotated[int, Field(ge=0, le=NUMBER_MAX)] = 0
    high: Annotated[int, Field(ge=0, le=NUMBER_MAX)] = 0


def check_questionnaire(questions: Sequence[Question]) -> None:
    """Raise what is wrong with a questionnaire."""
    texts = [question.kind for question in questions].count(QuestionKind.TEXT)
    if texts > TEXTS_MAX:
        raise TooManyTexts
    if texts == len(questions):
        raise NothingCounted
    asked: set[str] = set()
    for number, question in enumerate(questions, 1):
        folded = question.text.casefold()
        if folded in asked:
            raise SameQuestionTwice(number=number)
        asked.add(folded)
        if question.kind is QuestionKind.CHOICE and not _are_choices(question.choices):
            raise ChoicesMissing(number=number)
        if question.kind is QuestionKind.NUMBER and question.low >= question.high:
            raise RangeMissing(number=number)


def _are_choices(choices: Sequence[str]) -> bool:
    return len(choices) >= 2 and len({choice.casefold() for choice in choices}) == len(choices)


def key_of(place: int) -> str:
    """What the question at a place is called in a form and in an answer: c1, c2, …"""
    return f"c{place + 1}"


def words_of(question: Question) -> tuple[str, ...]:
    """What each answer that can be counted says; empty for numbers and texts."""
    if question.kind in SCALES:
        return SCALES[question.kind]
    return ("Có", "Không") if question.kind is QuestionKind.YES_NO else question.choices


def read_answers(
    questions: Sequence[Question], typed: Mapping[str, str]
) -> tuple[dict[str, int], dict[str, str]]:
    """What was answered: numbers of choices (from 0) or numbers, and texts; what is empty is left.

    Raises AnswersWrong with what is wrong with each question. An unknown field is wrong too.
    """
    counted: dict[str, int] = {}
    texts: dict[str, str] = {}
    faults: dict[str, str] = {}
    for place, question in enumerate(questions):
        key, said = key_of(place), str(tidy(typed.get(key_of(place), "")))
        if not said:
            if question.required:
                faults[key] = "Hãy trả lời câu này."
        elif question.kind is QuestionKind.TEXT:
            texts[key] = said
        elif (value := _value(question, said)) is None:
            faults[key] = _expected(question)
        else:
            counted[key] = value
    known = {key_of(place) for place in range(len(questions))}
    if faults or not typed.keys() <= known:
        raise AnswersWrong(fields=faults)
    if not counted and not texts:
        raise AnswersWrong(fields={key_of(0): "Hãy trả lời ít nhất một câu."})
    return counted, texts


def _value(question: Question, said: str) -> int | None:
    if not re.fullmatch(r"\d{1,6}", said, re.ASCII):
        return None
    number = int(said)
    if question.kind is QuestionKind.NUMBER:
        return number if question.low <= number <= question.high else None
    return number if number < len(words_of(question)) else None


def _expected(question: Question) -> str:
    if question.kind is QuestionKind.NUMBER:
        return f"Hãy điền một số từ {question.low} đến {question.high}."
    return "Hãy chọn một trong các phương án."


def as_kept(questions: Sequence[Question]) -> list[Any]:
    """The questions as a survey keeps them."""
    return [question.model_dump(mode="json", exclude_defaults=True) for question in questions]


def as_asked(kept: Sequence[Any]) -> list[Question]:
    """The questions a survey keeps, as they are asked."""
    return [Question.model_validate(one) for one in kept]
