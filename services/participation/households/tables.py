"""What is remembered of a household. Who represents it stands in a table of its own."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.households.rules import Ending
from services.participation.tables import Base

NOW_HERE = text("until IS NULL")


class Household(OfWard, Base):
    """A household (hộ gia đình), and where on which roll it stands now. It keeps its id for good.

    `since` is its first day on this roll, `until` the first day on which it is not on it any more.
    """

    __tablename__ = "household"
    __table_args__ = (
        Index(
            "uq_household_number",
            "ward_id",
            "neighbourhood_id",
            "number",
            unique=True,
            postgresql_where=NOW_HERE,
        ),
        one_of("ended_as", Ending),
        CheckConstraint("until >= since", name="until"),
    )

    neighbourhood_id: Mapped[UUID]
    number: Mapped[int]
    address: Mapped[str]  # in words: house, alley, group
    since: Mapped[date]
    until: Mapped[date | None] = mapped_column(default=None)
    ended_as: Mapped[str | None] = mapped_column(default=None)
    split_from_id: Mapped[UUID | None] = mapped_column(default=None)
    merged_into_id: Mapped[UUID | None] = mapped_column(default=None)


class FormerPlace(OfWard, Base):
    """The roll a household stood on before its neighbourhood was merged into another."""

    __tablename__ = "former_place"
    __table_args__ = (Index(None, "ward_id", "neighbourhood_id"),)

    household_id: Mapped[UUID]
    neighbourhood_id: Mapped[UUID]
    number: Mapped[int]
    since: Mapped[date]
    until: Mapped[date]


class Representative(OfWard, Base):
    """Who speaks for a household in a time: its own representative, or a delegate meanwhile."""

    __tablename__ = "representative"
    __table_args__ = (
        Index(None, "ward_id", "household_id"),
        Index(None, "ward_id", "name_key"),
        CheckConstraint("until >= since", name="until"),
    )

    household_id: Mapped[UUID]
    full_name: Mapped[str]
    name_key: Mapped[str]
    born_year: Mapped[int]
    since: Mapped[date]
    until: Mapped[date | None]
    delegated: Mapped[bool] = mapped_column(default=False)


class FrozenRoll(OfWard, Base):
    """The households of a neighbourhood at the moment a vote opens: its N, for good."""

    __tablename__ = "frozen_roll"

    neighbourhood_id: Mapped[UUID]
    frozen_at: Mapped[datetime]
    households: Mapped[int]


class RollEntry(OfWard, Base):
    """A household of a frozen roll. What becomes of the household later changes nothing here."""

    __tablename__ = "roll_entry"
    __table_args__ = (UniqueConstraint("ward_id", "roll_id", "household_id"),)

    roll_id: Mapped[UUID]
    household_id: Mapped[UUID]
    number: Mapped[int]
