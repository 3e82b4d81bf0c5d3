"""What keeps units and persons waiting, as it holds now: heard, or written down by an official."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.awards.tables import Base


class PendingUnit(OfWard, Base):
    """Something about this unit is being looked at; what it is nobody here knows."""

    __tablename__ = "pending_unit"
    __table_args__ = (UniqueConstraint("ward_id", "unit_id"),)

    unit_id: Mapped[UUID]


class OpenInspection(OfWard, Base):
    """A check that began and has no conclusion yet."""

    __tablename__ = "open_inspection"
    __table_args__ = (UniqueConstraint("ward_id", "inspection_id"),)

    inspection_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    kind: Mapped[str]


class Discipline(OfWard, Base):
    """A unit, or somebody of it behind a key, is under discipline through a last day."""

    __tablename__ = "discipline"
    __table_args__ = (Index(None, "ward_id", "unit_id"),)

    unit_id: Mapped[UUID]
    person_key: Mapped[str]  # empty when it is the unit's own
    number: Mapped[str]
    begins_on: Mapped[date]
    ends_on: Mapped[date]
    lifted_on: Mapped[date | None] = mapped_column(default=None)
