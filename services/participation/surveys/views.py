"""What is shown of surveys and of their points."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from services.participation.surveys.questions import Question, as_asked, words_of
from services.participation.surveys.rules import State, is_open
from services.participation.surveys.tables import Survey, SurveyPoint


class SurveyLine(BaseModel):
    """A survey in a list."""

    id: UUID
    title: str
    audience: str
    state: str
    takes_answers: bool
    opens_on: date | None
    closes_on: date | None
    published_on: date | None


class StratumView(BaseModel):
    """A numbered list and the numbers drawn from it."""

    unit_id: UUID
    unit: str
    size: int
    drawn: list[int]


class SurveyView(SurveyLine):
    """One survey with its questions; whoever draws again needs its seed and lists."""

    purpose: str
    form_key: str
    form_from: date | None
    questions: list[Question]
    choices: list[list[str]]  # the words of each question's answers, in their order
    closed_on: date | None
    because: str
    seed: str
    strata: list[StratumView]
    timeline: list[HappenedView] = []  # of one that is read by itself


class PointView(BaseModel):
    """A point where whoever comes by may answer."""

    id: UUID
    unit_id: UUID
    unit: str
    title: str
    code: str


def line_of(row: Survey, today: date) -> SurveyLine:
    """A survey in a list."""
    open_now = is_open(State(row.state), row.opens_on, row.closes_on, today)
    kept = {name: getattr(row, name) for name in SurveyLine.model_fields if hasattr(row, name)}
    return SurveyLine(**kept, takes_answers=open_now)


def view_of(row: Survey, names: Mapping[UUID, str], today: date) -> SurveyView:
    """One survey."""
    questions = as_asked(row.questions)
    strata = [StratumView(**one, unit=names.get(UUID(one["unit_id"]), "")) for one in row.strata]
    return SurveyView(
        **line_of(row, today).model_dump(),
        purpose=row.purpose,
        form_key=row.form_key,
        form_from=row.form_from,
        questions=questions,
        choices=[list(words_of(question)) for question in questions],
        closed_on=row.closed_on,
        because=row.because,
        seed=row.seed,
        strata=strata,
    )


def point_view(row: SurveyPoint, names: Mapping[UUID, str]) -> PointView:
    """One point."""
    unit = names.get(row.unit_id, "")
    return PointView(id=row.id, unit_id=row.unit_id, unit=unit, title=row.title, code=row.code)
