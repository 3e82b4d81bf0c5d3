"""What is remembered of the guide: that somebody put it away. How far a ward is, is asked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from libs.kernel.tables import OfWard
from services.directory.tables import Base


class GuidePutAway(OfWard, Base):
    """The ward needs the guide no more; bringing it back removes the row."""

    __tablename__ = "guide_put_away"
    __table_args__ = (UniqueConstraint("ward_id"),)

    at: Mapped[datetime]
