"""What is remembered of papers of a room."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.inspections.rooms.kinds import PaperKind
from services.inspections.rooms.rules import Room, Standing
from services.inspections.tables import Base


class RoomPaper(OfWard, Base):
    """A plan or a report of a room: read it only through the queries, which know who may."""

    __tablename__ = "room_paper"
    __table_args__ = (
        Index(None, "ward_id", "year"),
        one_of("room", Room),
        one_of("kind", PaperKind),
    )

    room: Mapped[str]
    board_id: Mapped[UUID | None]
    kind: Mapped[str]
    year: Mapped[int]
    quarter: Mapped[int]  # 0 where it is of no quarter
    body: Mapped[str]
    author_id: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    sent_on: Mapped[date | None] = mapped_column(default=None)

    @property
    def standing(self) -> Standing:
        """Boards send to the Front alone; the Front's own programme goes to the committee."""
        gone, room = self.sent_on is not None, Room(self.room)
        return Standing(room, self.board_id, handed=gone, sent=gone and room is Room.FRONT)
