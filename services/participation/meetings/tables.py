"""What is remembered of a meeting: when it was told, who came, who counted, what each cluster said.

Names of secretary and tellers stand here alone, for the minutes.
"""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.meetings.rules import MeetingState
from services.participation.tables import Base


class Meeting(OfWard, Base):
    """A neighbourhood meets on one matter."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index(None, "ward_id", "matter_id"),
        Index(None, "ward_id", "unit_id"),
        one_of("state", MeetingState),
        CheckConstraint("state IN ('planned', 'cancelled') = (round_id IS NULL)", name="opened"),
    )

    matter_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    on: Mapped[date]
    starts_at: Mapped[time]
    place: Mapped[str]
    state: Mapped[str] = mapped_column(default=MeetingState.PLANNED)
    noticed_on: Mapped[date | None] = mapped_column(default=None)
    documents_on: Mapped[date | None] = mapped_column(default=None)
    # When those two days were written down: paper comes first.
    notice_typed_on: Mapped[date | None] = mapped_column(default=None)
    documents_typed_on: Mapped[date | None] = mapped_column(default=None)
    round_id: Mapped[UUID | None] = mapped_column(default=None)
    secret: Mapped[bool | None] = mapped_column(default=None)
    secretary: Mapped[str] = mapped_column(default="")
    tellers: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    approving: Mapped[int | None] = mapped_column(default=None)
    course: Mapped[str] = mapped_column(default="")  # diễn biến, ý kiến thảo luận


class Cluster(OfWard, Base):
    """A part of the neighbourhood that met together, and its sums; one where all met."""

    __tablename__ = "cluster"
    __table_args__ = (
        UniqueConstraint("ward_id", "meeting_id", "ordinal"),
        CheckConstraint("yes + no + other + invalid = present", name="adds_up"),
    )

    meeting_id: Mapped[UUID]
    ordinal: Mapped[int]
    name: Mapped[str]
    present: Mapped[int] = mapped_column(default=0)
    yes: Mapped[int] = mapped_column(default=0)
    no: Mapped[int] = mapped_column(default=0)
    other: Mapped[int] = mapped_column(default=0)
    invalid: Mapped[int] = mapped_column(default=0)


class Attendance(OfWard, Base):
    """A household whose representative came, once whatever the clusters."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("ward_id", "meeting_id", "household_id"),)

    meeting_id: Mapped[UUID]
    cluster_id: Mapped[UUID]
    household_id: Mapped[UUID]
