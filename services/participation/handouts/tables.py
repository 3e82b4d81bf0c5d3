"""What is remembered of ballots on paper: the plan, who was told, how many went and came back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.handouts.rules import HandoutState
from services.participation.tables import Base


class Handout(OfWard, Base):
    """Ballots on paper for one neighbourhood and one matter; names of the team are for Mẫu 04."""

    __tablename__ = "handout"
    __table_args__ = (
        Index(None, "ward_id", "matter_id"),
        one_of("state", HandoutState),
        CheckConstraint("starts_on <= until", name="days"),
        CheckConstraint("state IN ('planned', 'cancelled') = (round_id IS NULL)", name="opened"),
    )

    matter_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    issued_on: Mapped[date]
    starts_on: Mapped[date]
    until: Mapped[date]
    team: Mapped[list[str]] = mapped_column(JSONB)
    state: Mapped[str] = mapped_column(default=HandoutState.PLANNED)
    sent_on: Mapped[date | None] = mapped_column(default=None)
    informed_on: Mapped[date | None] = mapped_column(default=None)
    typed_on: Mapped[date | None] = mapped_column(default=None)  # when those days were written
    round_id: Mapped[UUID | None] = mapped_column(default=None)
    given: Mapped[int | None] = mapped_column(default=None)
    # Each earlier last day (`until`), when it was set later (`on`), ballots out by then, and why.
    lengthenings: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default_factory=list)
