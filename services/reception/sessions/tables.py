"""What is remembered of reception sessions, and of the hours and place a ward usually works by."""

from __future__ import annotations

from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.reception.sessions.rules import (
    USUAL_CONTENT,
    USUAL_END,
    USUAL_PARTICIPANTS,
    USUAL_PLACE,
    USUAL_SLOT_MINUTES,
    USUAL_START,
    Kind,
    Leader,
    Mode,
    Progress,
)
from services.reception.tables import FILE, Base


class ReceptionFrame(OfWard, Base):
    """The hours, place and people of a ward's sessions, taken over by each that is made."""

    __tablename__ = "reception_frame"
    __table_args__ = (UniqueConstraint("ward_id"),)

    starts_at: Mapped[time] = mapped_column(default=USUAL_START)
    ends_at: Mapped[time] = mapped_column(default=USUAL_END)
    place: Mapped[str] = mapped_column(default=USUAL_PLACE)
    participants: Mapped[str] = mapped_column(default=USUAL_PARTICIPANTS)
    content: Mapped[str] = mapped_column(default=USUAL_CONTENT)
    slot_minutes: Mapped[int] = mapped_column(default=USUAL_SLOT_MINUTES)


class ReceptionSession(OfWard, Base):
    """One session. `nominal_on` is the day the plan names, by which it follows the plan.

    A regular session has a day by which it must be posted; one that the needs of a day call for
    is posted as it is called.
    """

    __tablename__ = "reception_session"
    __table_args__ = (
        UniqueConstraint("ward_id", "nominal_on"),
        Index(None, "ward_id", "held_on"),
        one_of("kind", Kind),
        one_of("mode", Mode),
        one_of("led_by", Leader),
        one_of("taken_by", Leader),
        one_of("progress", Progress),
        CheckConstraint("(post_by IS NULL) = (counted IS NULL)", name="explained"),
        CheckConstraint("(progress = 'held') = (taken_by IS NOT NULL)", name="taken"),
    )

    plan_id: Mapped[UUID | None]
    nominal_on: Mapped[date | None]
    known_on: Mapped[date]  # the day it came into the calendar: nothing is owed from before
    held_on: Mapped[date]
    kind: Mapped[str]
    starts_at: Mapped[time]
    ends_at: Mapped[time]
    place: Mapped[str]
    participants: Mapped[str]
    content: Mapped[str]
    slot_minutes: Mapped[int]
    mode: Mapped[str] = mapped_column(default=Mode.IN_PERSON)
    led_by: Mapped[str] = mapped_column(default=Leader.CHAIR)
    progress: Mapped[str] = mapped_column(default=Progress.PLANNED)
    moved_because: Mapped[str] = mapped_column(default="")  # as the calendar says
    postponed_from: Mapped[date | None] = mapped_column(default=None)
    postponed_because: Mapped[str] = mapped_column(default="")
    post_by: Mapped[date | None] = mapped_column(default=None)
    basis: Mapped[str | None] = mapped_column(default=None)
    calendar_version: Mapped[str | None] = mapped_column(default=None)
    counted: Mapped[list[Any] | None] = mapped_column(FILE, default=None)
    posted_on: Mapped[date | None] = mapped_column(default=None)
    document_number: Mapped[str] = mapped_column(default="")  # under which it was posted
    unposted_told_on: Mapped[date | None] = mapped_column(default=None)
    taken_by: Mapped[str | None] = mapped_column(default=None)
    missed_told_on: Mapped[date | None] = mapped_column(default=None)
