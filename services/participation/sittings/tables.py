"""What is remembered of sessions of the People's Council, and the signed report to each."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.participation.consultations.tables import FILE
from services.participation.tables import Base


class CouncilSession(OfWard, Base):
    """A regular session (kỳ họp thường lệ), and the signed report that went to it."""

    __tablename__ = "council_session"
    __table_args__ = (
        UniqueConstraint("ward_id", "on"),
        CheckConstraint("(sent_on IS NULL) = (paper IS NULL)", name="sent"),
    )

    on: Mapped[date]
    title: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None] = mapped_column(default=None)
    front_sent_on: Mapped[date | None] = mapped_column(default=None)
    paper: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
