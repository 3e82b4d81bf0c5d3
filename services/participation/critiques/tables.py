"""What is remembered of critiques: the draft, the Front's points, what is replied to each."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.consultations.tables import FILE
from services.participation.critiques.rules import CritiqueState, Taken
from services.participation.tables import Base


class Critique(OfWard, Base):
    """A draft of the committee on which the Front is asked for its criticism."""

    __tablename__ = "critique"
    __table_args__ = (
        Index(None, "ward_id", "meets_on"),
        one_of("state", CritiqueState),
        CheckConstraint("(state = 'withdrawn') = (withdrawal_reason <> '')", name="withdrawn"),
    )

    title: Mapped[str]
    summary: Mapped[str]
    draft: Mapped[dict[str, Any]] = mapped_column(FILE)
    unit_id: Mapped[UUID]
    author_id: Mapped[str]
    sent_on: Mapped[date]
    meets_on: Mapped[date]
    state: Mapped[str] = mapped_column(default=CritiqueState.SENT)
    number: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None] = mapped_column(default=None)
    paper: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    reply_number: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None] = mapped_column(default=None)
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    withdrawal_reason: Mapped[str] = mapped_column(default="")


class CritiquePoint(OfWard, Base):
    """One point of the Front, and what the committee replies to it."""

    __tablename__ = "critique_point"
    __table_args__ = (
        UniqueConstraint("ward_id", "critique_id", "ordinal"),
        one_of("taken", Taken),
        CheckConstraint("(taken IS NULL) = (reply = '')", name="replied"),
    )

    critique_id: Mapped[UUID]
    ordinal: Mapped[int]
    text: Mapped[str]
    taken: Mapped[str | None] = mapped_column(default=None)
    reply: Mapped[str] = mapped_column(default="")
