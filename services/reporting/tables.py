"""What reporting remembers: facts, periods, reports with their figures, figures entered by hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard, Rows, service_tables
from libs.remembered.tables import KnownUnit, KnownWard
from libs.rows import one_of
from services.reporting.rules import PeriodKind, ReportStatus, SigningForm


class Base(Rows):
    """The tables of reporting."""

    __abstract__ = True
    metadata = service_tables()


class Ward(KnownWard, Base):
    """The ward: the head of its reports."""

    __tablename__ = "ward"
    __table_args__ = (UniqueConstraint("ward_id"),)


class Unit(KnownUnit, Base):
    """A neighbourhood, or a body of the ward: whose part of a report it is."""

    __tablename__ = "unit"


class Fact(OfWard, Base):
    """Something countable that an event said. Never changed: what came late is another fact."""

    __tablename__ = "fact"
    __table_args__ = (
        Index("ix_fact_measure", "ward_id", "measure", "occurred_on"),
        Index("ix_fact_object", "ward_id", "object_id"),
    )

    # No index of its own: a million facts made again would pay for what ix_fact_measure gives.
    ward_id: Mapped[str] = mapped_column(Text(), init=False)
    measure: Mapped[str]
    value: Mapped[int] = mapped_column(BigInteger())
    occurred_on: Mapped[date]
    recorded_at: Mapped[datetime]
    event_id: Mapped[UUID]
    event_type: Mapped[str]
    stream: Mapped[str]
    sequence: Mapped[int] = mapped_column(BigInteger())
    object_type: Mapped[str]
    object_id: Mapped[str]
    label: Mapped[str]
    dimensions: Mapped[dict[str, Any]]
    evidence: Mapped[list[Any]]


class Period(OfWard, Base):
    """A stretch of time on which a report is owed. `counted` explains `due_on` day by day."""

    __tablename__ = "period"
    __table_args__ = (
        UniqueConstraint("ward_id", "kind", "year", "ordinal"),
        Index("ix_period_due_on", "ward_id", "due_on"),
        one_of("kind", PeriodKind),
    )

    kind: Mapped[str]
    year: Mapped[int]
    ordinal: Mapped[int]  # which quarter; which request of the year
    title: Mapped[str]
    period_start: Mapped[date]
    period_end: Mapped[date]
    cutoff_on: Mapped[date]
    due_on: Mapped[date]
    rule: Mapped[str]
    basis: Mapped[str]
    calendar_version: Mapped[str]
    counted: Mapped[list[Any]]
    plan_id: Mapped[UUID | None] = mapped_column(default=None)
    requested_by: Mapped[str | None] = mapped_column(default=None)  # a body, of an ad hoc report
    # Of a report to the People's Council: its session, and when that was called off.
    session_id: Mapped[UUID | None] = mapped_column(default=None)
    session_on: Mapped[date | None] = mapped_column(default=None)
    dropped_on: Mapped[date | None] = mapped_column(default=None)
    late_told_on: Mapped[date | None] = mapped_column(default=None)
    first_issued_at: Mapped[datetime | None] = mapped_column(default=None)


class Report(OfWard, Base):
    """A report on a period: its figures as known at a moment, its words, its number."""

    __tablename__ = "report"
    __table_args__ = (
        Index("uq_report_number", "ward_id", "number_year", "symbol", "number", unique=True),
        Index(
            "uq_report_open",
            "ward_id",
            "period_id",
            unique=True,
            postgresql_where=text("status IN ('draft', 'approved')"),
        ),
        Index("ix_report_status", "ward_id", "status"),
        one_of("status", ReportStatus),
        one_of("signing_form", SigningForm),
    )

    period_id: Mapped[UUID]
    window: Mapped[dict[str, Any]]  # from, to, year start, known at, and of the report before
    snapshot: Mapped[dict[str, Any]]  # values by key, days of postings, the catalogue used
    sections: Mapped[list[Any]]
    authors: Mapped[list[str]]
    drafted_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=0)
    revises_id: Mapped[UUID | None] = mapped_column(default=None)
    status: Mapped[str] = mapped_column(default=ReportStatus.DRAFT)
    approved_by: Mapped[str | None] = mapped_column(default=None)
    approved_at: Mapped[datetime | None] = mapped_column(default=None)
    symbol: Mapped[str] = mapped_column(default="BC-UBND")
    number: Mapped[str | None] = mapped_column(default=None)
    number_year: Mapped[int | None] = mapped_column(default=None)
    issued_on: Mapped[date | None] = mapped_column(default=None)
    issued_at: Mapped[datetime | None] = mapped_column(default=None)
    signing_form: Mapped[str | None] = mapped_column(default=None)
    signer_name: Mapped[str | None] = mapped_column(default=None)
    days_late: Mapped[int | None] = mapped_column(default=None)
    papers: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class ManualFigure(OfWard, Base):
    """A figure that no event gave: somebody answers for it, with a reason and proof."""

    __tablename__ = "manual_figure"
    __table_args__ = (UniqueConstraint("ward_id", "report_id", "ordinal"),)

    report_id: Mapped[UUID]
    ordinal: Mapped[int]
    title: Mapped[str]
    unit: Mapped[str]
    value: Mapped[int]
    estimated: Mapped[bool]  # ước thực hiện
    reason: Mapped[str]
    entered_by: Mapped[str]
    entered_at: Mapped[datetime]
    evidence: Mapped[list[Any]]
    # Of one that a unit handed in: its part, and which of its figures.
    part_id: Mapped[UUID | None] = mapped_column(default=None)
    part_figure_id: Mapped[UUID | None] = mapped_column(default=None)
