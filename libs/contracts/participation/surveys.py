"""Surveys of satisfaction: days and numbers. Never who answered, when, or in which words."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class SurveyOpened(Event):
    """A survey went out; from now on its questions stand. `title` is the committee's own."""

    told_as: ClassVar[str] = "participation.survey.opened"
    about: ClassVar[str] = "survey_id"

    survey_id: UUID
    form: str  # pks01 … pks07, empty for the ward's own
    audience: str  # residents | visitors | officials
    title: str
    opens_on: date
    closes_on: date
    drawn: int  # how many were drawn by lot
    points: int  # how many sheets anybody can scan


class SurveyClosed(Event):
    """The last day of a survey is over: its results are owed to the people.

    `drawn` and `answered_of_drawn` belong to the sample by lot, `served` and `volunteers` to those
    who scanned a sheet. The two are never added up. How content people are is left out.
    """

    told_as: ClassVar[str] = "participation.survey.closed"
    about: ClassVar[str] = "survey_id"

    survey_id: UUID
    form: str
    audience: str
    title: str
    closed_on: date
    drawn: int
    answered_of_drawn: int
    served: int
    volunteers: int


class SurveyWithdrawn(Event):
    """A survey was taken back and what was answered destroyed. Why is left out."""

    told_as: ClassVar[str] = "participation.survey.withdrawn"
    about: ClassVar[str] = "survey_id"

    survey_id: UUID
    form: str
    audience: str
    withdrawn_on: date


class SurveyPublished(Event):
    """The results and the summary of comments are on the ward's page.

    Of the last rating question of one sample: how many rated it, and how many were satisfied or
    very satisfied; both 0 where so few answered that the numbers point to people.
    """

    told_as: ClassVar[str] = "participation.survey.published"
    about: ClassVar[str] = "survey_id"

    survey_id: UUID
    form: str
    audience: str
    title: str
    published_on: date
    sample: str  # frame | volunteers
    asked: int  # drawn, or served
    answered: int
    rated: int
    satisfied: int
    released: int  # comments that everybody reads
