"""What is remembered of boards. Members are named here and on pages alone, never in an event."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.boards.kinds import BoardEnd, BoardKind, LeftAs, Post, Source
from services.participation.tables import Base

ONE_FORMING = "kind = 'people' AND since IS NULL AND ended_on IS NULL"
ONE_IN_OFFICE = "kind = 'people' AND since IS NOT NULL AND ended_on IS NULL"


class Board(OfWard, Base):
    """A board, from the Front's decision to form it; in office from its recognition."""

    __tablename__ = "board"
    __table_args__ = (
        Index("uq_board_forming", "ward_id", unique=True, postgresql_where=text(ONE_FORMING)),
        Index("uq_board_in_office", "ward_id", unique=True, postgresql_where=text(ONE_IN_OFFICE)),
        one_of("kind", BoardKind),
        one_of("ended_as", BoardEnd),
        CheckConstraint("(kind = 'investment') = (title <> '')", name="title"),
        CheckConstraint("(ended_on IS NULL) = (ended_as IS NULL)", name="ended"),
        CheckConstraint("(since IS NULL) = (number = '')", name="recognised"),
    )

    kind: Mapped[str]
    title: Mapped[str]  # the project it watches; the people's inspectors have none
    unit_id: Mapped[UUID | None]  # the neighbourhood of the project; none for the whole ward
    size: Mapped[int]
    # How many members each neighbourhood elects, by its id.
    seats: Mapped[dict[str, int]] = mapped_column(JSONB)
    formed_on: Mapped[date]
    number: Mapped[str] = mapped_column(default="")  # of the Front's recognition
    since: Mapped[date | None] = mapped_column(default=None)
    until: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    ended_as: Mapped[str | None] = mapped_column(default=None)


class BoardMember(OfWard, Base):
    """Somebody on a board, elected by a neighbourhood or sent."""

    __tablename__ = "board_member"
    __table_args__ = (
        Index(None, "ward_id", "board_id"),
        Index(
            "uq_board_member_head",
            "board_id",
            unique=True,
            postgresql_where=text("post = 'head' AND left_on IS NULL"),
        ),
        one_of("source", Source),
        one_of("post", Post),
        one_of("left_as", LeftAs),
        CheckConstraint("(source = 'elected') = (unit_id IS NOT NULL)", name="unit"),
        CheckConstraint("(left_on IS NULL) = (left_as IS NULL)", name="left"),
    )

    board_id: Mapped[UUID]
    source: Mapped[str]
    full_name: Mapped[str]
    since: Mapped[date]
    unit_id: Mapped[UUID | None] = mapped_column(default=None)
    post: Mapped[str] = mapped_column(default=Post.MEMBER)
    election_id: Mapped[UUID | None] = mapped_column(default=None)
    dismissal_id: Mapped[UUID | None] = mapped_column(default=None)  # its matter of khoản 5
    left_on: Mapped[date | None] = mapped_column(default=None)
    left_as: Mapped[str | None] = mapped_column(default=None)
