"""What is remembered of a correction: both sums and why. No household but the witnesses."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.participation.tables import Base


class Correction(OfWard, Base):
    """A count was put right: the sums before and after, why, and on which day."""

    __tablename__ = "correction"
    __table_args__ = (Index(None, "ward_id", "round_id"),)

    round_id: Mapped[UUID]
    corrected_on: Mapped[date]
    reason: Mapped[str]
    before: Mapped[dict[str, int]] = mapped_column(JSONB)
    after: Mapped[dict[str, int]] = mapped_column(JSONB)
    # Who saw the first count; those of the second stand with the round.
    witnesses_before: Mapped[list[str]] = mapped_column(JSONB)
