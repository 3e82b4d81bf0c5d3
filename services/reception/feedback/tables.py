"""What is remembered of everyday feedback: the report, its clocks, how the ward moderates."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Float, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.reception.feedback.rules import Channel, Ground, Progress, Step
from services.reception.tables import FILE, Base


class Feedback(OfWard, Base):
    """One report. No name is asked for; what was typed may hold one all the same.

    So `text`, `place`, `reopened_because` and where the photos are is kept hidden (words.py), for
    officials. Everybody reads `public_text`, `public_place` and `public_photos`, which a clerk
    released. A report that turns out to be a complaint or a denunciation keeps nothing of it.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("ward_id", "code"),
        Index(None, "ward_id", "received_on"),
        Index(None, "ward_id", "progress"),
        one_of("channel", Channel),
        one_of("progress", Progress),
        one_of("ground", Ground),
        CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="point"),
    )

    code: Mapped[str]
    secret_hash: Mapped[bytes]
    channel: Mapped[str]
    category: Mapped[str]
    received_at: Mapped[datetime]
    received_on: Mapped[date]
    changed_at: Mapped[datetime]
    wants_public: Mapped[bool]
    text: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    neighbourhood_id: Mapped[UUID | None] = mapped_column(default=None)
    latitude: Mapped[float | None] = mapped_column(Float(), default=None)
    longitude: Mapped[float | None] = mapped_column(Float(), default=None)
    photos: Mapped[str] = mapped_column(default="")
    photos_id: Mapped[UUID | None] = mapped_column(default=None)  # a sealed letter that has them
    progress: Mapped[str] = mapped_column(default=Progress.RECEIVED)
    public_text: Mapped[str] = mapped_column(default="")
    public_place: Mapped[str] = mapped_column(default="")
    public_photos: Mapped[list[Any]] = mapped_column(FILE, default_factory=list)
    released_on: Mapped[date | None] = mapped_column(default=None)
    hidden_on: Mapped[date | None] = mapped_column(default=None)
    unit_id: Mapped[UUID | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(default="")
    answer_photo: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    days_late: Mapped[int | None] = mapped_column(default=None)
    rating: Mapped[int | None] = mapped_column(default=None)
    reopened_on: Mapped[date | None] = mapped_column(default=None)
    reopened_because: Mapped[str] = mapped_column(default="")
    ground: Mapped[str | None] = mapped_column(default=None)
    ground_words: Mapped[str] = mapped_column(default="")
    merged_into: Mapped[UUID | None] = mapped_column(default=None)
    times_told: Mapped[int] = mapped_column(default=1)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    contact_id: Mapped[UUID | None] = mapped_column(default=None)  # a sealed letter, for notices


class FeedbackClock(OfWard, Base):
    """A step that is owed by a day, with what explains it; another look begins a new round."""

    __tablename__ = "feedback_clock"
    __table_args__ = (
        UniqueConstraint("ward_id", "feedback_id", "step", "round"),
        Index(None, "ward_id", "due_on"),
        one_of("step", Step),
    )

    feedback_id: Mapped[UUID]
    step: Mapped[str]
    round: Mapped[int]
    due_on: Mapped[date]
    rule: Mapped[str]
    start_on: Mapped[date]
    basis: Mapped[str]
    calendar_version: Mapped[str]
    counted: Mapped[list[Any]] = mapped_column(FILE)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    late_told_on: Mapped[date | None] = mapped_column(default=None)


class FeedbackSetting(OfWard, Base):
    """What a ward chose: whether words wait for a clerk, and whether programs need a key."""

    __tablename__ = "feedback_setting"
    __table_args__ = (UniqueConstraint("ward_id"),)

    moderated: Mapped[bool] = mapped_column(default=True)
    keyless_programs: Mapped[bool] = mapped_column(default=False)
