"""What a province remembers of its wards: one row for each report that one of them owes."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.reporting.tables import Base


class WardReport(OfWard, Base):
    """The report that a ward owes or issued, in the province's tenant; its id is the period's.

    `figures` holds the headline numbers of the newest revision, by their keys.
    """

    __tablename__ = "ward_report"
    __table_args__ = (UniqueConstraint("ward_id", "kind", "year", "ordinal", "of_ward"),)

    of_ward: Mapped[str]
    kind: Mapped[str]
    year: Mapped[int]
    ordinal: Mapped[int]
    due_on: Mapped[date]
    submitted_on: Mapped[date | None] = mapped_column(default=None)  # the first time
    days_late: Mapped[int | None] = mapped_column(default=None)  # calendar days
    report_id: Mapped[UUID | None] = mapped_column(default=None)
    number: Mapped[str | None] = mapped_column(default=None)
    issued_on: Mapped[date | None] = mapped_column(default=None)
    revision: Mapped[int] = mapped_column(default=0)
    figures: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
