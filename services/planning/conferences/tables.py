"""Places of work, their yearly conferences, and the checks of what those resolved."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.planning.conferences.rules import ConferenceState
from services.planning.tables import Base


class Workplace(OfWard, Base):
    """What a unit says of itself as a place of work."""

    __tablename__ = "workplace"
    __table_args__ = (
        UniqueConstraint("ward_id", "unit_id"),
        CheckConstraint("staff_count > 0", name="somebody_works"),
    )

    unit_id: Mapped[UUID]
    staff_count: Mapped[int]
    year_end_day: Mapped[int]
    year_end_month: Mapped[int]
    speaker: Mapped[str]  # who speaks for the staff: Công đoàn, or another body where there is none


class Conference(OfWard, Base):
    """A yearly conference: owed, planned, called once or more often, held."""

    __tablename__ = "conference"
    __table_args__ = (
        UniqueConstraint("ward_id", "unit_id", "ended_on"),
        one_of("state", ConferenceState),
        # Ballots are given to all who work there, also where only delegates were called.
        CheckConstraint("by_ballot OR present <= called", name="present_of_called"),
        CheckConstraint("in_favour <= present", name="in_favour_of_present"),
    )

    unit_id: Mapped[UUID]
    ended_on: Mapped[date]  # the last day of the working year it follows
    due_on: Mapped[date]
    state: Mapped[str] = mapped_column(default=ConferenceState.OWED)
    on: Mapped[date | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(default="")
    form: Mapped[str | None] = mapped_column(default=None)
    staff_count: Mapped[int | None] = mapped_column(default=None)
    called: Mapped[int | None] = mapped_column(default=None)  # all, or the delegates
    attempts: Mapped[list[Any]] = mapped_column(default_factory=list)  # called without quorum
    held_on: Mapped[date | None] = mapped_column(default=None)
    present: Mapped[int | None] = mapped_column(default=None)
    in_favour: Mapped[int | None] = mapped_column(default=None)
    by_ballot: Mapped[bool] = mapped_column(default=False)
    adopted: Mapped[bool] = mapped_column(default=False)
    resolution: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class ConferenceCheck(OfWard, Base):
    """A half-yearly check of what a conference resolved, and its announcement to the staff."""

    __tablename__ = "conference_check"

    conference_id: Mapped[UUID] = mapped_column(ForeignKey("conference.id"))
    unit_id: Mapped[UUID]
    on: Mapped[date]
    announced_on: Mapped[date]
    result: Mapped[str]
    noted_at: Mapped[datetime]
    evidence: Mapped[dict[str, Any]]
