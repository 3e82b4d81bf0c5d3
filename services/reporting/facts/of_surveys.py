"""What is counted of surveys, with whom was asked beside every number."""

from __future__ import annotations

from libs.contracts.participation.surveys import SurveyClosed, SurveyOpened, SurveyPublished
from services.reporting.facts.counts import Counts, Table

SURVEY = "survey:survey_id"


def _closed(measure: str, value: str, label: str) -> Counts:
    return Counts(measure, SURVEY, on="closed_on", value=value, by=("audience",), label=label)


def _published(measure: str, value: str, label: str) -> Counts:
    by = ("sample", "audience")
    return Counts(measure, SURVEY, on="published_on", value=value, by=by, label=label)


SURVEYS: Table = {
    SurveyOpened: (
        Counts("survey_opened", SURVEY, on="opens_on", by=("audience",), label="{title}"),
    ),
    SurveyClosed: (
        _closed("survey_drawn", "drawn", "{title}: {drawn} người được rút thăm"),
        _closed("survey_drawn_answered", "answered_of_drawn", "{title}: {answered_of_drawn} phiếu"),
        _closed("survey_served", "served", "{title}: {served} người được phục vụ"),
        _closed("survey_volunteers", "volunteers", "{title}: {volunteers} phiếu tự nguyện"),
    ),
    SurveyPublished: (
        Counts("survey_published", SURVEY, on="published_on", by=("audience",), label="{title}"),
        _published("survey_rated", "rated", "{title}: {rated} người đánh giá chung"),
        _published("survey_satisfied", "satisfied", "{title}: {satisfied} người hài lòng"),
    ),
}
