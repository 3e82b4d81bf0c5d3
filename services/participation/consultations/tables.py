"""What is remembered of consultations: what was asked, and until when."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.consultations.rules import State
from services.participation.tables import Base

FILE = JSONB(none_as_null=True)  # sha256, size_bytes, media_type of a stored file


class Consultation(OfWard, Base):
    """Residents are asked about a draft of the ward."""

    __tablename__ = "consultation"
    __table_args__ = (
        Index(None, "ward_id", "closes_on"),
        one_of("state", State),
        CheckConstraint("clause BETWEEN 1 AND 9", name="clause"),
        CheckConstraint("(published_on IS NULL) = (closes_on IS NULL)", name="period"),
        CheckConstraint("(other_law_days IS NULL) = (other_law_basis = '')", name="other_law"),
    )

    clause: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str]
    forms: Mapped[list[str]]
    unit_id: Mapped[UUID]
    draft: Mapped[dict[str, Any]] = mapped_column(FILE)
    author_id: Mapped[str]
    other_law_days: Mapped[int | None] = mapped_column(default=None)
    other_law_basis: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default=State.DRAFT)
    plan_number: Mapped[str] = mapped_column(default="")
    plan_signed_on: Mapped[date | None] = mapped_column(default=None)
    council_sent_on: Mapped[date | None] = mapped_column(default=None)
    front_sent_on: Mapped[date | None] = mapped_column(default=None)
    published_on: Mapped[date | None] = mapped_column(default=None)
    closes_on: Mapped[date | None] = mapped_column(default=None)
    extended_from: Mapped[date | None] = mapped_column(default=None)
    extension_reason: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None] = mapped_column(default=None)
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    withdrawal_reason: Mapped[str] = mapped_column(default="")
