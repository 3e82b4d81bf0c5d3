"""Meetings as they were called, moved and held, and what they concluded."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.planning.meetings.rules import MeetingKind, MeetingState
from services.planning.tables import Base


class Meeting(OfWard, Base):
    """A meeting; `changes` keeps each day it was moved from or called off on, and why."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index(None, "ward_id", "kind", "on"),
        one_of("kind", MeetingKind),
        one_of("state", MeetingState),
        CheckConstraint("present <= invited", name="present_of_invited"),
    )

    kind: Mapped[str]
    title: Mapped[str]
    on: Mapped[date]
    starts_at: Mapped[str]  # "14:00"
    place: Mapped[str]
    agenda: Mapped[str]
    documents: Mapped[list[Any]]
    author_id: Mapped[str]
    called_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=MeetingState.CALLED)
    changes: Mapped[list[Any]] = mapped_column(default_factory=list)
    invited: Mapped[int | None] = mapped_column(default=None)
    present: Mapped[int | None] = mapped_column(default=None)
    minutes: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    number: Mapped[str | None] = mapped_column(default=None)
    signed_on: Mapped[date | None] = mapped_column(default=None)
    signing_form: Mapped[str | None] = mapped_column(default=None)
    signer_id: Mapped[str | None] = mapped_column(default=None)


class Conclusion(OfWard, Base):
    """What a meeting concluded; with units and a day it becomes a task of each of them."""

    __tablename__ = "conclusion"
    __table_args__ = (UniqueConstraint("ward_id", "meeting_id", "ordinal"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    ordinal: Mapped[int]
    text: Mapped[str]
    lead_unit_ids: Mapped[list[str]]
    due_on: Mapped[date | None]
    author_id: Mapped[str]

    @property
    def path(self) -> str:
        """Where a task says that it comes from."""
        return f"kết luận {self.ordinal}"
