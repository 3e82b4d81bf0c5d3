"""What is remembered of the draws: the seed, and each place with its weight and reasons."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.disclosures.tables import Base


class CheckRound(OfWard, Base):
    """The draw of a month."""

    __tablename__ = "check_round"
    __table_args__ = (UniqueConstraint("ward_id", "month"),)

    month: Mapped[str]
    seed: Mapped[str]
    drawn_on: Mapped[date]
    places_of: Mapped[int]


class CheckedPlace(OfWard, Base):
    """A place in a draw: also those that were not drawn stay, so that the draw can be done again.

    `number` counts from one in the order of the draw; none: not drawn.
    """

    __tablename__ = "checked_place"
    __table_args__ = (UniqueConstraint("ward_id", "round_id", "place_id"),)

    round_id: Mapped[UUID]
    place_id: Mapped[UUID]
    weight: Mapped[int]
    reasons: Mapped[list[str]]
    number: Mapped[int | None] = mapped_column(default=None)
