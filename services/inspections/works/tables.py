"""What is remembered of works: whose they are, whose board, since when it supervises."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.inspections.rooms.rules import Room, Standing
from services.inspections.tables import Base
from services.inspections.works.rules import WorkState


class Work(OfWard, Base):
    """A programme or project under a board: read it only through the queries."""

    __tablename__ = "work"
    __table_args__ = (Index(None, "ward_id", "board_id"), one_of("state", WorkState))

    name: Mapped[str]
    investor: Mapped[str]  # chủ đầu tư: a body, not a person
    unit_id: Mapped[UUID]  # who of the committee answers for it
    board_id: Mapped[UUID]
    members: Mapped[int]
    residents: Mapped[int]
    author_id: Mapped[str]
    state: Mapped[str] = mapped_column(default=WorkState.OPENED)
    number: Mapped[str] = mapped_column(default="")
    notified_on: Mapped[date | None] = mapped_column(default=None)
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)

    @property
    def standing(self) -> Standing:
        """The Front and the board know it from the start, the committee from the notice."""
        gone = self.notified_on is not None
        return Standing(
            Room.INVESTMENT, self.board_id, handed=True, sent=gone, unit_id=self.unit_id
        )
