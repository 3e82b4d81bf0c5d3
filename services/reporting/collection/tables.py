"""What is remembered of the parts that units hand in, and of their figures by hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.reporting.collection.rules import PartState
from services.reporting.tables import Base


class UnitPart(OfWard, Base):
    """A unit's part of the report on a period. Its words are the unit's own until handed in."""

    __tablename__ = "unit_part"
    __table_args__ = (
        UniqueConstraint("ward_id", "period_id", "unit_id"),
        Index("ix_unit_part_unit", "ward_id", "unit_id"),
        one_of("state", PartState),
    )

    period_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    asked_on: Mapped[date]
    due_on: Mapped[date]
    calendar_version: Mapped[str]
    counted: Mapped[list[Any]]  # how the day came about, day by day
    state: Mapped[str] = mapped_column(default=PartState.ASKED)
    results: Mapped[str] = mapped_column(default="")
    difficulties: Mapped[str] = mapped_column(default="")
    proposals: Mapped[str] = mapped_column(default="")
    authors: Mapped[list[str]] = mapped_column(default_factory=list)
    # The unit's own figures as they were handed in, and the window they were counted by.
    window: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    figures: Mapped[list[Any]] = mapped_column(default_factory=list)
    first_handed_in_at: Mapped[datetime | None] = mapped_column(default=None)
    handed_in_at: Mapped[datetime | None] = mapped_column(default=None)
    return_reason: Mapped[str] = mapped_column(default="")
    late_told_on: Mapped[date | None] = mapped_column(default=None)
    taken_into: Mapped[UUID | None] = mapped_column(default=None)  # the report
    taken_as: Mapped[str] = mapped_column(default="")  # the name under which its words stand


class UnitFigure(OfWard, Base):
    """A figure of a part that no event gave: with the reason and what proves it."""

    __tablename__ = "unit_figure"
    __table_args__ = (Index("ix_unit_figure_part", "ward_id", "part_id"),)

    part_id: Mapped[UUID]
    title: Mapped[str]
    unit: Mapped[str]  # of measure
    value: Mapped[int]
    estimated: Mapped[bool]  # ước thực hiện
    reason: Mapped[str]
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]
    evidence: Mapped[list[Any]]
    # The report it was taken into, once: revisions of that carry it on.
    taken_into: Mapped[UUID | None] = mapped_column(default=None)
