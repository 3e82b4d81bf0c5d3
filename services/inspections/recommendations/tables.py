"""What is remembered of recommendations, and of every step of who carries them out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.inspections.checklists.tables import FILE
from services.inspections.dues import Due
from services.inspections.recommendations.rules import RecommendationState
from services.inspections.tables import Base


class Recommendation(OfWard, Base):
    """What a unit is asked to put right; without a finding it follows the conclusion itself."""

    __tablename__ = "recommendation"
    __table_args__ = (
        UniqueConstraint("ward_id", "inspection_id", "ordinal"),
        Index(None, "ward_id", "due_on"),
        one_of("state", RecommendationState),
    )

    inspection_id: Mapped[UUID]
    ordinal: Mapped[int]
    unit_id: Mapped[UUID]  # the addressee
    text: Mapped[str]
    basis: Mapped[str]  # the article that asks for it
    number: Mapped[str]  # of the conclusion it belongs to
    author_id: Mapped[str]
    issued_on: Mapped[date]
    due_on: Mapped[date]
    due_rule: Mapped[str]
    due_start_on: Mapped[date]
    due_basis: Mapped[str]
    calendar_version: Mapped[str]
    counted: Mapped[list[Any]] = mapped_column(FILE)
    finding_id: Mapped[UUID | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=RecommendationState.ISSUED)
    overdue_on: Mapped[date | None] = mapped_column(default=None)  # told as overdue, once
    answered_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)

    @property
    def due(self) -> Due:
        """By when, and how that day was found."""
        found = (self.due_rule, self.due_start_on, self.due_basis, self.calendar_version)
        return Due(self.due_on, *found, self.counted)


class RecommendationStep(OfWard, Base):
    """One step: to which state, in which words, what proves it. None is written over."""

    __tablename__ = "recommendation_step"
    __table_args__ = (
        Index(None, "ward_id", "recommendation_id"),
        one_of("state", RecommendationState),
    )

    recommendation_id: Mapped[UUID]
    state: Mapped[str]
    note: Mapped[str]
    by_id: Mapped[str]
    by_unit_id: Mapped[UUID | None]
    at: Mapped[datetime]
    files: Mapped[list[Any]] = mapped_column(FILE, default_factory=list)
