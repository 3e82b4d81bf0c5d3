"""What is remembered of a convention and of every version of its text."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.consultations.tables import FILE
from services.participation.conventions.rules import Called, ConventionState, Purpose
from services.participation.tables import Base


class Convention(OfWard, Base):
    """A convention from its first draft to its end; its clocks keep only days of start.

    Who drafts it stands in `team`, which only its neighbourhood and the ward read. One that was
    recognised before the ward began with this product has no matter.
    """

    __tablename__ = "convention"
    __table_args__ = (
        Index(None, "ward_id", "unit_id"),
        Index(
            "uq_convention_matter",
            "ward_id",
            "matter_id",
            unique=True,
            postgresql_where=text("matter_id IS NOT NULL"),
        ),
        one_of("called", Called),
        one_of("purpose", Purpose),
        one_of("state", ConventionState),
        CheckConstraint("(purpose = 'new') = (replaces_id IS NULL)", name="replaces"),
        CheckConstraint("(review_day IS NULL) = (review_month IS NULL)", name="review_day"),
    )

    unit_id: Mapped[UUID]
    called: Mapped[str]
    purpose: Mapped[str]
    title: Mapped[str]
    author_id: Mapped[str]
    begun_on: Mapped[date]
    last_on: Mapped[date]
    state: Mapped[str] = mapped_column(default=ConventionState.DRAFTING)
    facts: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    clocks: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default_factory=list)
    told_late: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    team: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    replaces_id: Mapped[UUID | None] = mapped_column(default=None)
    matter_id: Mapped[UUID | None] = mapped_column(default=None)
    posted_on: Mapped[date | None] = mapped_column(default=None)
    posted_at: Mapped[str] = mapped_column(default="")
    posted_version: Mapped[int | None] = mapped_column(default=None)
    effective_on: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    # Of the last written answer of the ward: recognised, refused, suspended, resumed, abolished.
    number: Mapped[str | None] = mapped_column(default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    recognised_number: Mapped[str | None] = mapped_column(default=None)
    ground: Mapped[str | None] = mapped_column(default=None)
    suspended_parts: Mapped[str] = mapped_column(default="")
    review_day: Mapped[int | None] = mapped_column(default=None)
    review_month: Mapped[int | None] = mapped_column(default=None)


class ConventionVersion(OfWard, Base):
    """One version of the text; none is ever changed, the last one counts."""

    __tablename__ = "convention_version"
    __table_args__ = (UniqueConstraint("ward_id", "convention_id", "ordinal"),)

    convention_id: Mapped[UUID]
    ordinal: Mapped[int]
    text: Mapped[str]
    note: Mapped[str]
    made_on: Mapped[date]
    author_id: Mapped[str]
    file: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
