"""What is remembered of lists of persons that left the public pages."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from libs.kernel.tables import OfWard
from services.disclosures.tables import Base


class EndedSearch(OfWard, Base):
    """A list of persons whose end was noted and told, once for each version."""

    __tablename__ = "ended_search"
    __table_args__ = (UniqueConstraint("ward_id", "disclosure_id", "version"),)

    disclosure_id: Mapped[UUID]
    version: Mapped[int]
    ended_on: Mapped[date]
