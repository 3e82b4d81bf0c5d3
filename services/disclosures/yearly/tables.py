"""What the plan of a year remembers: its versions, and a line for each item of the catalogue."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.disclosures.tables import Base
from services.disclosures.yearly.rules import PlanState


class DisclosurePlan(OfWard, Base):
    """One version of the plan of a year; at most one is approved, the older ones are replaced."""

    __tablename__ = "disclosure_plan"
    __table_args__ = (
        UniqueConstraint("ward_id", "year", "version"),
        one_of("state", PlanState),
    )

    year: Mapped[int]
    version: Mapped[int]
    drafted_at: Mapped[datetime]
    catalogue_version: Mapped[str]
    state: Mapped[str] = mapped_column(default=PlanState.DRAFT)
    number: Mapped[str | None] = mapped_column(default=None)
    signed_on: Mapped[date | None] = mapped_column(default=None)
    signing_form: Mapped[str | None] = mapped_column(default=None)
    adopted_on: Mapped[date | None] = mapped_column(default=None)
    papers: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)  # pdf, docx, as approved


class PlanLine(OfWard, Base):
    """An item in the plan: who, in which forms, and on which day of which period.

    `forms` is what law and ward asked when it was written, `extra` what the plan adds to that.
    """

    __tablename__ = "disclosure_plan_line"
    __table_args__ = (UniqueConstraint("ward_id", "plan_id", "item"),)

    plan_id: Mapped[UUID]
    place: Mapped[int]
    khoan: Mapped[int]
    item: Mapped[str]
    title: Mapped[str]
    rhythm: Mapped[str]
    rule: Mapped[str]  # how soon after its document
    owner_unit_id: Mapped[UUID | None]
    days: Mapped[dict[str, Any]]  # period -> day as 2026-04-15
    forms: Mapped[list[Any]]
    extra: Mapped[list[Any]]
