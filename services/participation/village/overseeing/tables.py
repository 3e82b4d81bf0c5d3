"""What is remembered of complaints about a convention, and of its yearly reviews."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.tables import Base
from services.participation.village.overseeing.rules import Source


class ConventionComplaint(OfWard, Base):
    """A written complaint, or what a check found. Who wrote stands in the letter, not here."""

    __tablename__ = "convention_complaint"
    __table_args__ = (
        Index(None, "ward_id", "convention_id"),
        one_of("source", Source),
        CheckConstraint("(answered_on IS NULL) = (upheld IS NULL)", name="answered"),
    )

    convention_id: Mapped[UUID]
    source: Mapped[str]
    number: Mapped[str]  # of the letter in the register of incoming papers
    gist: Mapped[str]
    received_on: Mapped[date]
    author_id: Mapped[str]
    answered_on: Mapped[date | None] = mapped_column(default=None)
    upheld: Mapped[bool | None] = mapped_column(default=None)
    answer_number: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    told_late: Mapped[bool] = mapped_column(default=False)


class ConventionReview(OfWard, Base):
    """How a community judged a year of its convention; everybody reads it."""

    __tablename__ = "convention_review"
    __table_args__ = (UniqueConstraint("ward_id", "convention_id", "year"),)

    convention_id: Mapped[UUID]
    year: Mapped[int]
    held_on: Mapped[date]
    conclusion: Mapped[str]
