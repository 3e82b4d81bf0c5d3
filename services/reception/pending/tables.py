"""What was told last of units: a row for each unit of which something is pending."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from libs.kernel.tables import OfWard
from services.reception.tables import Base


class PendingUnit(OfWard, Base):
    """Of this unit it was told that a petition is pending; no case stands beside it."""

    __tablename__ = "pending_unit"
    __table_args__ = (UniqueConstraint("ward_id", "unit_id"),)

    unit_id: Mapped[UUID]
