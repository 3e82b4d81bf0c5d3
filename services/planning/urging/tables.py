"""What is remembered of urging: letters with their answers, late disclosures, the ward's pace."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.planning.tables import Base
from services.planning.urging.rules import Cause


class Urging(OfWard, Base):
    """A letter that asks a unit for what it owes (đôn đốc), and its answer.

    `clock` says how the day to answer was counted; empty when whoever sent the letter named it.
    """

    __tablename__ = "urging"
    __table_args__ = (
        Index(None, "ward_id", "task_id"),
        Index(None, "ward_id", "unit_id"),
        CheckConstraint("cause IN ('office', 'late_disclosure')", name="cause_known"),
    )

    # The first of `task_ids`; none where late documents are asked for that no plan speaks of.
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id"))
    task_ids: Mapped[list[str]]
    unit_id: Mapped[UUID]
    author_id: Mapped[str]
    sent_on: Mapped[date]
    answer_by: Mapped[date]
    text: Mapped[str]
    clock: Mapped[dict[str, Any]]
    cause: Mapped[str] = mapped_column(default=Cause.OFFICE)
    number: Mapped[str | None] = mapped_column(default=None)
    signed_on: Mapped[date | None] = mapped_column(default=None)
    signing: Mapped[str | None] = mapped_column(default=None)
    answer: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None] = mapped_column(default=None)
    unanswered_on: Mapped[date | None] = mapped_column(default=None)  # the day that was told

    @property
    def noted_with(self) -> list[str]:
        """Whose history tells of it: the tasks it names, or its own where it names none."""
        return self.task_ids or [str(self.id)]


class LateDisclosure(OfWard, Base):
    """A document that was not shown in time, until it is: whom that was told to, and when."""

    __tablename__ = "late_disclosure"
    __table_args__ = (UniqueConstraint("ward_id", "obligation_id"),)

    obligation_id: Mapped[UUID]
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id"))  # if a plan has one
    unit_id: Mapped[UUID | None]  # whose document it is
    khoan: Mapped[int]
    item: Mapped[str]
    title: Mapped[str]
    due_on: Mapped[date]
    urging_id: Mapped[UUID | None] = mapped_column(default=None)
    shown_on: Mapped[date | None] = mapped_column(default=None)
    escalated_on: Mapped[date | None] = mapped_column(default=None)  # the day the chair was told


class UrgingPace(OfWard, Base):
    """How many working days the ward gives, where it set numbers of its own."""

    __tablename__ = "urging_pace"
    __table_args__ = (UniqueConstraint("ward_id"),)

    answer_days: Mapped[int]
    head_days: Mapped[int]
    chair_days: Mapped[int]
