"""What is remembered of a vote on the web beside its ballots: the plan, the report, the team."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.tables import Base
from services.participation.webvotes.rules import WebVoteState


class WebVote(OfWard, Base):
    """A vote on the web about one matter; names of the team are for the minutes."""

    __tablename__ = "web_vote"
    __table_args__ = (
        Index(None, "ward_id", "matter_id"),
        one_of("state", WebVoteState),
        CheckConstraint("opens_at < closes_at", name="hours"),
        CheckConstraint("state IN ('planned', 'cancelled') = (round_id IS NULL)", name="opened"),
        CheckConstraint("(round_id IS NULL) = (ballot_round_id IS NULL)", name="ballots"),
    )

    matter_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    issued_on: Mapped[date]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    team: Mapped[list[str]] = mapped_column(JSONB)
    state: Mapped[str] = mapped_column(default=WebVoteState.PLANNED)
    reported_on: Mapped[date | None] = mapped_column(default=None)
    round_id: Mapped[UUID | None] = mapped_column(default=None)
    ballot_round_id: Mapped[UUID | None] = mapped_column(default=None)
