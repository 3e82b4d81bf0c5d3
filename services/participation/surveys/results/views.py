"""What is shown of results: no share without how many answered, of how many that were asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from pydantic import BaseModel

from libs.happened import HappenedView
from libs.vietnamese import number, percent
from services.participation.surveys.questions import SCALES, QuestionKind, words_of
from services.participation.surveys.results.queries import Asked, QuestionResult, SampleResult
from services.participation.surveys.results.rules import Detail, Row
from services.participation.surveys.views import SurveyLine


class CellView(BaseModel):
    """A number with its share of everybody in the sample."""

    words: str
    count: int
    share: str


class QuestionView(BaseModel):
    """What may be shown of one question; `note` says what is not, and why."""

    text: str
    kind: str
    detail: str
    cells: list[CellView] = []
    silent: int | None = None
    index: str = ""
    rated: int | None = None
    note: str = ""


class RowView(BaseModel):
    """One unit, or several together, with the index of each rating question."""

    units: str
    answered: int
    index: list[str]


class SampleView(BaseModel):
    """One sample: always with how many answered, of how many that were asked."""

    sample: str
    asked: int
    answered: int
    rate: str
    questions: list[QuestionView]
    rated: list[str]  # the texts of the rating questions, for the rows
    rows: list[RowView]


class ResultsView(BaseModel):
    """The results of a survey, each sample for itself."""

    survey: SurveyLine
    samples: list[SampleView]
    number: str
    summary: str
    comments: list[str]
    timeline: list[HappenedView]


def rate_of(asked: Asked) -> str:
    """The response rate in words; where nobody counted who came, that is said."""
    if not asked.total:
        return "không rõ (chưa ghi số người được phục vụ)"
    if asked.answered > asked.total:
        return f"{number(asked.answered)}/{number(asked.total)}: nhiều phiếu hơn số người đã ghi"
    share = percent(asked.answered, asked.total)
    return f"{number(asked.answered)}/{number(asked.total)} ({share})"


def sample_view(result: SampleResult, names: Mapping[UUID, str]) -> SampleView:
    """One sample in words and numbers."""
    rated = [one.question for one in result.questions if _is_rating(one)]
    return SampleView(
        sample=result.sample,
        asked=result.asked.total,
        answered=result.asked.answered,
        rate=rate_of(result.asked),
        questions=[
            _question_view(one, result.asked.answered)
            for one in result.questions
            if one.question.kind is not QuestionKind.TEXT
        ],
        rated=[question.text for question in rated],
        rows=[_row_view(row, names) for row in result.rows],
    )


def _is_rating(one: QuestionResult) -> bool:
    return one.question.kind in SCALES


def _row_view(row: Row, names: Mapping[UUID, str]) -> RowView:
    named = [names.get(unit, "") for unit in row.units]
    return RowView(
        units=named[0] if len(named) == 1 else f"Các đơn vị còn lại ({len(named)})",
        answered=sum(row.groups[0]),
        index=[_index(one) for one in row.groups],
    )


def _index(groups: Sequence[int]) -> str:
    """Satisfied + very satisfied, of those who rated."""
    satisfied, others = groups[0], groups[1]
    return percent(satisfied, satisfied + others)


def _question_view(one: QuestionResult, answered: int) -> QuestionView:
    base = {"text": one.question.text, "kind": one.question.kind}
    found = one.shown
    if one.average:
        mean = number(one.average.total / one.average.answered, 1)
        note = f"Trung bình {mean}, tính trên {number(one.average.answered)} người điền."
        return QuestionView(**base, detail=found.detail, silent=one.average.silent, note=note)
    if found.detail is Detail.FULL and found.cells is not None:
        words = words_of(one.question)
        cells = [_cell(text, n, answered) for text, n in zip(words, found.cells, strict=True)]
        return QuestionView(**base, detail=found.detail, cells=cells, **_groups(one))
    if found.detail is Detail.GROUPS and found.groups:
        pairs = zip(("Hài lòng, rất hài lòng", "Các mức còn lại"), found.groups, strict=False)
        cells = [_cell(text, n, answered) for text, n in pairs]
        note = "Có mức dưới 5 phiếu nên chỉ công bố theo nhóm."
        return QuestionView(**base, detail=found.detail, cells=cells, note=note, **_groups(one))
    if found.detail is Detail.BAND and found.at_least is not None:
        share = percent(found.at_least, answered)
        note = (
            f"Ít nhất {number(found.at_least)} trong {number(answered)} phiếu ({share}) hài lòng "
            "hoặc rất hài lòng. Có mức dưới 5 phiếu nên không công bố từng con số."
        )
        return QuestionView(**base, detail=found.detail, note=note)
    note = (
        "Không công bố: có mức dưới 5 phiếu, cả mẫu có quá ít phiếu, hoặc so với lần hỏi trước "
        "cùng danh sách thì biết được vài người trả lời thế nào."
    )
    return QuestionView(**base, detail=found.detail, note=note)


def _cell(words: str, count: int, answered: int) -> CellView:
    return CellView(words=words, count=count, share=percent(count, answered))


def _groups(one: QuestionResult) -> dict[str, object]:
    groups = one.shown.groups
    if groups is None:
        return {}
    satisfied, others, silent = groups
    rated = satisfied + others
    if not _is_rating(one):
        return {"silent": silent, "rated": rated}
    return {"silent": silent, "rated": rated, "index": percent(satisfied, rated)}
