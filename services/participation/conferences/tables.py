"""What is remembered of yearly conferences: what is owed, each conference, what was asked there."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.conferences.rules import ConferenceState
from services.participation.tables import Base


class CommunityDuty(OfWard, Base):
    """That a neighbourhood owes the conference of a year, and when it was held."""

    __tablename__ = "community_duty"
    __table_args__ = (UniqueConstraint("ward_id", "unit_id", "year"),)

    unit_id: Mapped[UUID]
    year: Mapped[int]
    due_on: Mapped[date]
    basis: Mapped[str]
    met_on: Mapped[date | None] = mapped_column(default=None)
    late_told_on: Mapped[date | None] = mapped_column(default=None)


class CommunityConference(OfWard, Base):
    """The conference of a neighbourhood for a year; of those who came only how many."""

    __tablename__ = "community_conference"
    __table_args__ = (
        Index(None, "ward_id", "unit_id", "year"),
        one_of("state", ConferenceState),
        CheckConstraint("present <= households", name="present"),
    )

    unit_id: Mapped[UUID]
    year: Mapped[int]
    on: Mapped[date]
    starts_at: Mapped[time]
    place: Mapped[str]
    agenda: Mapped[str]
    state: Mapped[str] = mapped_column(default=ConferenceState.PLANNED)
    plan_sent_on: Mapped[date | None] = mapped_column(default=None)
    invited_on: Mapped[date | None] = mapped_column(default=None)
    households: Mapped[int | None] = mapped_column(default=None)
    present: Mapped[int | None] = mapped_column(default=None)
    result: Mapped[str] = mapped_column(default="")
    concluded_on: Mapped[date | None] = mapped_column(default=None)


class ConferenceQuestion(OfWard, Base):
    """What was asked and answered; what may be a denunciation or names somebody is not shown."""

    __tablename__ = "conference_question"
    __table_args__ = (UniqueConstraint("ward_id", "conference_id", "ordinal"),)

    conference_id: Mapped[UUID]
    ordinal: Mapped[int]
    question: Mapped[str]
    answer: Mapped[str]
    shown: Mapped[bool]
