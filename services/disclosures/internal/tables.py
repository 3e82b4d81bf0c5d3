"""What is shown to the staff, in a table that nothing public reads."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.disclosures.internal.rules import InternalForm
from services.disclosures.rules import State
from services.disclosures.tables import FILE, Base


class InternalPaper(OfWard, Base):
    """One thing shown to the staff of a body of the ward, from draft to the end of its days."""

    __tablename__ = "internal_paper"
    __table_args__ = (
        Index(None, "ward_id", "khoan"),
        one_of("state", State),
        one_of("form", InternalForm),
    )

    khoan: Mapped[int]  # 1 to 12, of article 46
    title: Mapped[str]
    summary: Mapped[str]
    body: Mapped[str]
    document_number: Mapped[str]
    document_on: Mapped[date]
    signer_position: Mapped[str]
    unit_id: Mapped[UUID | None]  # whose staff
    form: Mapped[str]
    author_id: Mapped[str]
    due_on: Mapped[date]
    rule: Mapped[str]
    start_on: Mapped[date]
    basis: Mapped[str]
    calendar_version: Mapped[str]
    counted: Mapped[list[Any]]
    file: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    state: Mapped[str] = mapped_column(default=State.DRAFT)
    published_on: Mapped[date | None] = mapped_column(default=None)
    days_late: Mapped[int | None] = mapped_column(default=None)
    late_told_on: Mapped[date | None] = mapped_column(default=None)
    posted_on: Mapped[date | None] = mapped_column(default=None)
    photo: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    keep_until: Mapped[date | None] = mapped_column(default=None)
    end_proof: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    completed_on: Mapped[date | None] = mapped_column(default=None)
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    withdrawal_reason: Mapped[str | None] = mapped_column(default=None)
