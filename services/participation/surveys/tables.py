"""What is remembered of a survey. Of an answer: what it says and its day, never whose, never when.

Answers and comments have random ids: ids that sort by time would say who answered after whom.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.surveys.comments.rules import CommentState
from services.participation.surveys.rules import Audience, Sample, State
from services.participation.tables import Base


class Unordered(OfWard, kw_only=True):
    """A row whose id says nothing of when it was made."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=uuid4)


class Survey(OfWard, Base):
    """A questionnaire and its days; `questions` do not change once it opened."""

    __tablename__ = "survey"
    __table_args__ = (
        Index(None, "ward_id", "state", "closes_on"),
        one_of("state", State),
        one_of("audience", Audience),
        CheckConstraint("closes_on > opens_on", name="days"),
        CheckConstraint("state = 'draft' OR closes_on IS NOT NULL", name="opened"),
    )

    title: Mapped[str]
    purpose: Mapped[str]
    audience: Mapped[str]
    questions: Mapped[list[Any]]
    drafted_on: Mapped[date]
    form_key: Mapped[str] = mapped_column(default="")  # of the ready form it began with
    form_from: Mapped[date | None] = mapped_column(default=None)  # which version of it
    state: Mapped[str] = mapped_column(default=State.DRAFT)
    opens_on: Mapped[date | None] = mapped_column(default=None)
    closes_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    published_on: Mapped[date | None] = mapped_column(default=None)
    because: Mapped[str] = mapped_column(default="")  # why it was withdrawn, for everybody
    number: Mapped[str] = mapped_column(default="")  # of the notice that gives the results out
    summary: Mapped[str] = mapped_column(default="")  # of the comments, in the committee's words
    # The seed of the draw, and its strata: unit, size of the frame, the numbers that were drawn.
    seed: Mapped[str] = mapped_column(default="")
    strata: Mapped[list[Any]] = mapped_column(default_factory=list)


class SurveyPoint(OfWard, Base):
    """A counter or a place with a sheet to scan (điểm lấy ý kiến); its code hides nothing."""

    __tablename__ = "survey_point"
    __table_args__ = (
        UniqueConstraint("ward_id", "survey_id", "unit_id", "title"),
        UniqueConstraint("ward_id", "code"),
    )

    survey_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    title: Mapped[str]
    code: Mapped[str]


class SurveyCode(Unordered, Base):
    """A code that was handed to somebody drawn: its hash, and that it was used, not when."""

    __tablename__ = "survey_code"
    __table_args__ = (UniqueConstraint("ward_id", "survey_id", "code_hash"),)

    survey_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    used: Mapped[bool] = mapped_column(default=False)


class SurveyAnswer(Unordered, Base):
    """What somebody chose. No code, no moment, no order; texts are elsewhere, tied to no answer."""

    __tablename__ = "survey_answer"
    __table_args__ = (
        Index(None, "ward_id", "survey_id", "sample", "unit_id"),
        one_of("sample", Sample),
    )

    survey_id: Mapped[UUID]
    sample: Mapped[str]
    unit_id: Mapped[UUID]
    answered_on: Mapped[date]
    on_paper: Mapped[bool]  # typed in by the staff
    answers: Mapped[dict[str, Any]]


class SurveyComment(Unordered, Base):
    """What somebody wrote, apart from what they chose. Its text is gone once it is withheld."""

    __tablename__ = "survey_comment"
    __table_args__ = (
        Index(None, "ward_id", "survey_id", "state"),
        one_of("state", CommentState),
    )

    survey_id: Mapped[UUID]
    question: Mapped[str]
    text: Mapped[str]
    state: Mapped[str]
    shown: Mapped[str] = mapped_column(default="")  # the words released for everybody


class SurveyDay(OfWard, Base):
    """How many people a unit served on a day of a survey, as the unit counted them."""

    __tablename__ = "survey_day"
    __table_args__ = (
        UniqueConstraint("ward_id", "survey_id", "unit_id", "on"),
        CheckConstraint("served >= 0", name="served"),
    )

    survey_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    on: Mapped[date]
    served: Mapped[int]
