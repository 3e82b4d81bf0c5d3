"""What is remembered of one counting: sums, never what a household said."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.law.decisions import VoteForm
from libs.rows import one_of
from services.participation.rounds.rules import RoundState
from services.participation.tables import Base


class Round(OfWard, Base):
    """A matter voted on in one neighbourhood; `households` is its N, frozen with the roll."""

    __tablename__ = "round"
    __table_args__ = (
        Index(None, "ward_id", "matter_id"),
        Index(
            "uq_round_open",
            "ward_id",
            "matter_id",
            "unit_id",
            unique=True,
            postgresql_where=text("state NOT IN ('lacking', 'broken_off')"),
        ),
        one_of("form", VoteForm),
        one_of("state", RoundState),
        CheckConstraint("present <= households", name="present"),
        CheckConstraint(
            "state <> 'counted' OR yes + no + other + invalid = present", name="adds_up"
        ),
    )

    matter_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    form: Mapped[str]
    roll_id: Mapped[UUID]
    households: Mapped[int]
    opened_on: Mapped[date]
    state: Mapped[str] = mapped_column(default=RoundState.OPEN)
    present: Mapped[int] = mapped_column(default=0)
    yes: Mapped[int] = mapped_column(default=0)
    no: Mapped[int] = mapped_column(default=0)
    other: Mapped[int] = mapped_column(default=0)
    invalid: Mapped[int] = mapped_column(default=0)
    counted_on: Mapped[date | None] = mapped_column(default=None)
    corrected_on: Mapped[date | None] = mapped_column(default=None)
    # Of the whole ward: that its decision is late was told.
    told_late: Mapped[bool] = mapped_column(default=False)
    # Households whose representatives saw the counting and sign.
    witness_ids: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
