"""What is remembered of a session held online. No person: who tried the line is an office."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.reception.sessions.online.rules import Duty
from services.reception.tables import FILE, Base


class OnlineDuty(OfWard, Base):
    """What a session owes by its day and hour; both moved, it is owed anew."""

    __tablename__ = "online_duty"
    __table_args__ = (
        UniqueConstraint("ward_id", "session_id", "duty"),
        Index(None, "ward_id", "due_on"),
        one_of("duty", Duty),
    )

    session_id: Mapped[UUID]
    duty: Mapped[str]
    starts_at: Mapped[time]  # of the session it was counted for, as `start_on` is its day
    due_on: Mapped[date]
    rule: Mapped[str]
    start_on: Mapped[date]
    basis: Mapped[str]
    calendar_version: Mapped[str]
    counted: Mapped[list[Any]] = mapped_column(FILE)
    due_at: Mapped[time | None] = mapped_column(default=None)
    done_on: Mapped[date | None] = mapped_column(default=None)
    done_at: Mapped[time | None] = mapped_column(default=None)
    days_late: Mapped[int | None] = mapped_column(default=None)
    document_number: Mapped[str] = mapped_column(default="")  # of the notice
    tried_by: Mapped[list[str]] = mapped_column(default_factory=list)
    late_told_on: Mapped[date | None] = mapped_column(default=None)


class OnlineLine(OfWard, Base):
    """Where a session takes place on the net, and what became of its recording.

    The link is shown to officials and to whoever booked, never on a public page.
    """

    __tablename__ = "online_line"
    __table_args__ = (UniqueConstraint("ward_id", "session_id"),)

    session_id: Mapped[UUID]
    link: Mapped[str] = mapped_column(default="")
    recorded: Mapped[bool | None] = mapped_column(default=None)
    kept_at: Mapped[str] = mapped_column(default="")  # where the recording is
