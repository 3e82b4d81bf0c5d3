"""The results of a survey as a page shows them: no share without how many answered."""

from __future__ import annotations

from services.portal import survey_words as words
from services.portal.look.words import dmy
from services.portal.reading import Told, day, events
from services.portal.views import FormView, Link
from services.portal.views.surveys import (
    ResultCell,
    ResultQuestion,
    ResultSample,
    ResultsView,
)
from services.portal.visit import Visit

TWO_SAMPLES = "Hai mẫu trả lời được tính riêng và không cộng với nhau."
NOT_FOR_ALL = "Người tự nguyện trả lời không đại diện cho mọi người."


def results_view(
    visit: Visit, told: Told, back: Link, publish: FormView | None = None
) -> ResultsView:
    """Everything that may be shown."""
    survey, samples = told["survey"], told["samples"]
    notes = [words.AUDIENCES[survey["audience"]], words.days_of(survey)]
    if published := day(survey["published_on"]):
        notes.append(f"công bố ngày {dmy(published)}")
    if len(samples) > 1:
        notes.append(TWO_SAMPLES)
    here = f"{visit.home}/khao-sat/{survey['id']}/tai"
    papers = (("pdf", "Bản in (PDF)"), ("xlsx", "Bảng số liệu (XLSX)"))
    return ResultsView(
        survey["title"],
        back,
        notes,
        [_sample(one) for one in samples],
        told["summary"],
        told["comments"],
        [Link(f"{here}/{kind}", text) for kind, text in papers],
        publish,
        events(told["timeline"], {}),
    )


def _sample(told: Told) -> ResultSample:
    return ResultSample(
        told["sample"],
        words.SAMPLES[told["sample"]],
        f"{told['answered']} phiếu; tỷ lệ trả lời {told['rate']}."
        + (f" {NOT_FOR_ALL}" if told["sample"] == "volunteers" else ""),
        [_question(one) for one in told["questions"]],
        told["rated"],
        [(row["units"], row["answered"], row["index"]) for row in told["rows"]],
    )


def _question(told: Told) -> ResultQuestion:
    silent = told["silent"]
    index = told["index"] and (
        f"Hài lòng và rất hài lòng: {told['index']} của {told['rated']} người trả lời câu này"
    )
    return ResultQuestion(
        told["text"],
        [ResultCell(**cell) for cell in told["cells"]],
        f"{words.SILENT}: {silent}" if silent is not None else "",
        index or "",
        told["note"],
    )
