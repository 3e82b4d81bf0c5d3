"""What is remembered of hot spots: numbers, days, and what was done; and the ward's thresholds."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.reception.hotspots.rules import DAYS, SAME_MATTER, SAME_PLACE, Scope, Source
from services.reception.tables import Base


class HotSpot(OfWard, Base):
    """Many reports on one matter or place; open until the chair says what was done.

    What is kept of one of letters counts all of them. It is shown as far as somebody may know of
    the letters, counted anew each time.
    """

    __tablename__ = "hot_spot"
    __table_args__ = (
        Index(
            "uq_hot_spot_open",
            "ward_id",
            "source",
            "scope",
            "neighbourhood_id",
            "category",
            unique=True,
            postgresql_where=text("closed_on IS NULL"),
        ),
        one_of("scope", Scope),
        one_of("source", Source),
        CheckConstraint("(scope = 'place') = (category = '')", name="subject"),
    )

    scope: Mapped[str]
    neighbourhood_id: Mapped[UUID]
    category: Mapped[str]  # empty for a place
    count: Mapped[int]
    first_on: Mapped[date]
    raised_on: Mapped[date]
    closed_on: Mapped[date | None] = mapped_column(default=None)
    done: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default=Source.FEEDBACK)


class HotSpotSetting(OfWard, Base):
    """From how many reports within how many days a ward calls something hot."""

    __tablename__ = "hot_spot_setting"
    __table_args__ = (UniqueConstraint("ward_id"),)

    days: Mapped[int] = mapped_column(default=DAYS)
    same_matter: Mapped[int] = mapped_column(default=SAME_MATTER)
    same_place: Mapped[int] = mapped_column(default=SAME_PLACE)
