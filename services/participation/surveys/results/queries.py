"""Counts the answers of a survey that is over, each sample for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.vietnamese import sort_key
from services.participation.queries import unit_names
from services.participation.surveys import rules as life
from services.participation.surveys.answering.queries import answered_by_unit
from services.participation.surveys.questions import (
    SATISFIED_LEVELS,
    SCALES,
    Question,
    QuestionKind,
    as_asked,
    key_of,
    words_of,
)
from services.participation.surveys.results.earlier import (
    Answers,
    answers_by_unit,
    asks,
    known_before,
)
from services.participation.surveys.results.rules import (
    Average,
    Counts,
    Detail,
    Limits,
    Row,
    Shown,
    by_unit,
    shown_beside,
    shows_average,
)
from services.participation.surveys.rules import NotClosedYet, Sample, State
from services.participation.surveys.sampling.queries import codes_of, served_by_unit
from services.participation.surveys.tables import Survey


@dataclass(frozen=True)
class Asked:
    """How many of a sample were asked, by unit and in all, and how many answered."""

    by_unit: dict[UUID, int]
    answered: int

    @property
    def total(self) -> int:
        """All that were asked: drawn, or served."""
        return sum(self.by_unit.values())


@dataclass(frozen=True)
class QuestionResult:
    """What may be shown of one question."""

    question: Question
    shown: Shown
    average: Average | None = None


@dataclass(frozen=True)
class SampleResult:
    """What may be shown of one sample: its size and response first, then each question."""

    sample: Sample
    asked: Asked
    questions: Sequence[QuestionResult]
    rows: Sequence[Row]

    @property
    def headline(self) -> QuestionResult | None:
        """The last rating question, which asks for everything together."""
        rated = [one for one in self.questions if one.question.kind in SCALES]
        return rated[-1] if rated else None


def limits_of(row: Survey) -> Limits:
    """The limits in force when the survey closed."""
    assert row.closed_on
    return Limits(life.cell_min(row.closed_on), life.sample_min(row.closed_on))


async def asked_of(session: AsyncSession, row: Survey, sample: Sample) -> Asked:
    """How many were asked and how many answered; of no answer what it says."""
    answered = sum((await answered_by_unit(session, row.id, sample)).values())
    if sample is Sample.FRAME:
        given = (await codes_of(session, row.id)).by_unit
        return Asked({unit: count for unit, (count, _) in given.items()}, answered)
    return Asked(await served_by_unit(session, row.id), answered)


async def results_of(session: AsyncSession, row: Survey) -> list[SampleResult]:
    """The results of each sample that was asked. Raises NotClosedYet while answers are taken."""
    if not life.is_over(State(row.state)):
        raise NotClosedYet(closes_on=row.closes_on or "…")
    made = [await _result(session, row, sample) for sample in Sample]
    return [one for one in made if one.asked.total or one.asked.answered]


async def _result(session: AsyncSession, row: Survey, sample: Sample) -> SampleResult:
    questions, limits = as_asked(row.questions), limits_of(row)
    by_name, of_unit = await unit_names(session), await answers_by_unit(session, row.id, sample)
    known = await known_before(session, row) if sample is Sample.FRAME else {}
    everything = [answers for one in of_unit.values() for answers in one]
    ordered = sorted(of_unit, key=lambda unit: (sort_key(by_name.get(unit, "")), str(unit)))
    rated = [place for place, one in enumerate(questions) if one.kind in SCALES]
    groups = {
        unit: [counts_of(questions[place], place, of_unit[unit]).groups for place in rated]
        for unit in ordered
    }
    apart = rated and len(ordered) > 1 and not known
    rows = by_unit(groups, limits) if apart else []
    asked = await asked_of(session, row, sample)
    made = [
        _question(one, place, everything, known.get(asks(one), ()), limits)
        for place, one in enumerate(questions)
    ]
    return SampleResult(sample, asked, made, rows)


def _question(
    question: Question, place: int, answers: Answers, known: Sequence[Answers], limits: Limits
) -> QuestionResult:
    if question.kind is QuestionKind.TEXT:
        return QuestionResult(question, Shown(Detail.HIDDEN))
    if question.kind is not QuestionKind.NUMBER:
        before = [counts_of(question, 0, each) for each in known]
        counts = counts_of(question, place, answers)
        return QuestionResult(question, shown_beside(counts, before, limits))
    average = average_of(place, answers)
    fits = shows_average(average, limits, [average_of(0, each) for each in known])
    detail = Detail.FULL if fits else Detail.HIDDEN
    return QuestionResult(question, Shown(detail), average if fits else None)


def average_of(place: int, answers: Answers) -> Average:
    """How many filled in a number, their sum, and how many were silent."""
    said = [one[key_of(place)] for one in answers if key_of(place) in one]
    return Average(len(said), sum(said), len(answers) - len(said))


def counts_of(question: Question, place: int, answers: Answers) -> Counts:
    """How often each choice was taken, and how many were silent."""
    key, cells = key_of(place), [0] * len(words_of(question))
    for one in answers:
        if key in one:
            cells[one[key]] += 1
    top = SATISFIED_LEVELS if question.kind in SCALES else 0
    return Counts(tuple(cells), len(answers) - sum(cells), top)
