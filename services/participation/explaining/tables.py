"""What is remembered of the end of a consultation: explanation, decision, reports."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.consultations.tables import FILE
from services.participation.explaining.rules import Decision
from services.participation.tables import Base


class Conclusion(OfWard, Base):
    """What became of one consultation."""

    __tablename__ = "conclusion"
    __table_args__ = (
        UniqueConstraint("ward_id", "consultation_id"),
        Index(None, "ward_id", "council_due_on"),
        one_of("decision", Decision),
        CheckConstraint("(decision IS NULL) = (decided_on IS NULL)", name="decided"),
        CheckConstraint("NOT against_majority OR reasons <> ''", name="reasons"),
    )

    consultation_id: Mapped[UUID]
    summary: Mapped[str]
    explained_on: Mapped[date]
    council_due_on: Mapped[date]
    council_basis: Mapped[str]
    decision: Mapped[str | None] = mapped_column(default=None)
    decision_number: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None] = mapped_column(default=None)
    against_majority: Mapped[bool] = mapped_column(default=False)
    reasons: Mapped[str] = mapped_column(default="")
    paper: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    council_reported_on: Mapped[date | None] = mapped_column(default=None)
    front_reported_on: Mapped[date | None] = mapped_column(default=None)
    late_told_on: Mapped[date | None] = mapped_column(default=None)
