"""What is remembered of an election. Candidates are named here alone, as the law announces them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.candidates.rules import Cause
from services.participation.tables import Base


class Election(OfWard, Base):
    """An election on its day: of a head (khoản 4), or of members of a board (khoản 5)."""

    __tablename__ = "election"
    __table_args__ = (
        UniqueConstraint("ward_id", "matter_id"),
        Index(None, "ward_id", "unit_id"),
        one_of("cause", Cause),
        CheckConstraint("seats = 1 OR (board_id IS NOT NULL AND seats > 1)", name="seats"),
        CheckConstraint("(team_on IS NULL) = (team_number = '')", name="team"),
        CheckConstraint(
            "announced_on IS NULL"
            " OR (sent_on IS NOT NULL AND (team_on IS NOT NULL OR board_id IS NOT NULL))",
            name="announced",
        ),
    )

    unit_id: Mapped[UUID]
    matter_id: Mapped[UUID]
    cause: Mapped[str]
    number: Mapped[str]  # of the decision to hold it, with its plan; a board's has none
    decided_on: Mapped[date]
    on: Mapped[date]
    board_id: Mapped[UUID | None] = mapped_column(default=None)
    seats: Mapped[int] = mapped_column(default=1)
    team_number: Mapped[str] = mapped_column(default="")
    team_on: Mapped[date | None] = mapped_column(default=None)
    team: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    # The Front's meeting that put the candidates forward (Mẫu 05), and when the ward had it.
    met_on: Mapped[date | None] = mapped_column(default=None)
    present: Mapped[int] = mapped_column(default=0)
    course: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None] = mapped_column(default=None)
    announced_on: Mapped[date | None] = mapped_column(default=None)
    # Moved to another day: which it was first, and why; residents are told anew.
    first_on: Mapped[date | None] = mapped_column(default=None)
    moved_reason: Mapped[str] = mapped_column(default="")
    called_off_on: Mapped[date | None] = mapped_column(default=None)


class Candidate(OfWard, Base):
    """Somebody residents may elect; of a day of birth the year is kept."""

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("ward_id", "election_id", "ordinal"),)

    election_id: Mapped[UUID]
    ordinal: Mapped[int]
    full_name: Mapped[str]
    born_year: Mapped[int]


class CandidateVotes(OfWard, Base):
    """How many ballots a candidate had in one counting, where there is more than one."""

    __tablename__ = "candidate_votes"
    __table_args__ = (
        UniqueConstraint("ward_id", "round_id", "candidate_id"),
        CheckConstraint("votes >= 0", name="votes"),
    )

    round_id: Mapped[UUID]
    candidate_id: Mapped[UUID]
    votes: Mapped[int]
