"""What is remembered of sessions of the People's Council and of the report made to each."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.consultations.tables import FILE
from services.participation.council.rules import ItemKind
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


class ReportedItem(OfWard, Base):
    """A decision of residents, or a consultation, that was in the report; once and never again."""

    __tablename__ = "reported_item"
    __table_args__ = (
        UniqueConstraint("ward_id", "kind", "about_id"),
        one_of("kind", ItemKind),
    )

    council_session_id: Mapped[UUID]
    kind: Mapped[str]
    about_id: Mapped[UUID]
