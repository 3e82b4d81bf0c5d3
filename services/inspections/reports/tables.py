"""Since when the ward has a board: it reports on no quarter from before."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from libs.kernel.tables import OfWard
from services.inspections.tables import Base


class KnownBoard(OfWard, Base):
    """A Ban Thanh tra nhân dân; its id is the unit's."""

    __tablename__ = "known_board"

    since: Mapped[date]
