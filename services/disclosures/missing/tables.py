"""What is remembered of a sheet that somebody did not find."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.disclosures.missing.rules import Outcome, ToldBy
from services.disclosures.tables import FILE, Base


class MissingSheet(OfWard, Base):
    """Somebody did not find a sheet; no name is kept. Told again it counts, until it is checked.

    `due_on` is the last day to look, with what explains it, as of an obligation.
    """

    __tablename__ = "missing_sheet"
    __table_args__ = (
        UniqueConstraint("ward_id", "code"),
        # One open report for each sheet: the second who does not find it adds to its count.
        Index(
            "uq_missing_sheet_open",
            "ward_id",
            "disclosure_id",
            "place_id",
            unique=True,
            postgresql_where=text("resolved_on IS NULL"),
        ),
        one_of("told_by", ToldBy),
        one_of("outcome", Outcome),
    )

    code: Mapped[str]
    disclosure_id: Mapped[UUID]
    place_id: Mapped[UUID]
    told_by: Mapped[str]
    told_at: Mapped[datetime]
    told_on: Mapped[date]
    due_on: Mapped[date]
    rule: Mapped[str]
    start_on: Mapped[date]
    basis: Mapped[str]
    calendar_version: Mapped[str]
    counted: Mapped[list[Any]] = mapped_column(FILE)
    times_told: Mapped[int] = mapped_column(default=1)
    photos: Mapped[list[Any]] = mapped_column(FILE, default_factory=list)  # for officials only
    late_told_on: Mapped[date | None] = mapped_column(default=None)
    outcome: Mapped[str | None] = mapped_column(default=None)
    looked_on: Mapped[date | None] = mapped_column(default=None)
    looked_photo: Mapped[dict[str, Any] | None] = mapped_column(FILE, default=None)
    resolved_on: Mapped[date | None] = mapped_column(default=None)
    mended_on: Mapped[date | None] = mapped_column(default=None)  # a sheet hangs there again
