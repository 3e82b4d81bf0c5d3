"""What is remembered of a refusal. Who was refused is sealed."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.reception.sessions.bookings.rules import Matter
from services.reception.tables import FILE, Base


class ReceptionRefusal(OfWard, Base):
    """Somebody was not received, on a ground of the law; its words name nobody."""

    __tablename__ = "reception_refusal"
    __table_args__ = (
        Index(None, "ward_id", "notice_due_on"),
        one_of("matter", Matter),
        CheckConstraint("(notice_due_on IS NULL) = (counted IS NULL)", name="explained"),
    )

    refused_on: Mapped[date]
    ground: Mapped[str]
    matter: Mapped[str]
    summary: Mapped[str]
    sealed_id: Mapped[UUID]
    notice_due_on: Mapped[date | None] = mapped_column(default=None)
    basis: Mapped[str | None] = mapped_column(default=None)
    calendar_version: Mapped[str | None] = mapped_column(default=None)
    counted: Mapped[list[Any] | None] = mapped_column(FILE, default=None)
    notice_number: Mapped[str | None] = mapped_column(default=None)
    notice_on: Mapped[date | None] = mapped_column(default=None)
    days_late: Mapped[int | None] = mapped_column(default=None)
    late_told_on: Mapped[date | None] = mapped_column(default=None)
