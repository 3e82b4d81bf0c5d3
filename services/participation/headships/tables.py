"""What is remembered of who heads a neighbourhood: from when to when, under which paper. No name.

Who it is stands in the directory, and of an elected head on the list of candidates.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.headships.rules import EndedAs, Kind
from services.participation.tables import Base


class Headship(OfWard, Base):
    """Somebody heads a neighbourhood: one at a time, elected or provisional."""

    __tablename__ = "headship"
    __table_args__ = (
        Index(
            "uq_headship_current",
            "ward_id",
            "unit_id",
            unique=True,
            postgresql_where=text("ended_on IS NULL"),
        ),
        one_of("kind", Kind),
        one_of("ended_as", EndedAs),
        CheckConstraint("kind = 'elected' OR election_id IS NULL", name="elected"),
        CheckConstraint("(ended_on IS NULL) = (ended_as IS NULL)", name="ended"),
    )

    unit_id: Mapped[UUID]
    kind: Mapped[str]
    number: Mapped[str]  # of the decision that recognised or named
    since: Mapped[date]
    until: Mapped[date | None]  # none where no law of that day set a term
    term_until: Mapped[date | None]  # before the ward lengthened or shortened it
    election_id: Mapped[UUID | None] = mapped_column(default=None)  # none of before the product
    # Since when the directory gives the role to whom this is; none while that is still to be done.
    seated_on: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    ended_as: Mapped[str | None] = mapped_column(default=None)
