"""That a letter is sealed, which units may read it, and when it may be forgotten. No person."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from services.reception.tables import Base


class KeptLetter(OfWard, Base):
    """A letter that this ward took in; its id is that of the sealed letter.

    It is written with the intake. A sealed letter without one was never acknowledged to anybody.
    """

    __tablename__ = "kept_letter"
    __table_args__ = (
        Index("ix_kept_letter_until", "ward_id", "kept_until"),
        UniqueConstraint("ward_id", "notice_key"),
    )

    sealed_at: Mapped[datetime]
    reader_unit_ids: Mapped[list[str]] = mapped_column(default_factory=list)
    closed_on: Mapped[date | None] = mapped_column(default=None)  # empty: a case is open
    kept_as: Mapped[str | None] = mapped_column(default=None)  # the class of the record
    kept_until: Mapped[date | None] = mapped_column(default=None)  # empty: for good, or open
    shredded_on: Mapped[date | None] = mapped_column(default=None)
    notice_key: Mapped[str | None] = mapped_column(default=None)  # stops notices, and no more
    notices_stopped_at: Mapped[datetime | None] = mapped_column(default=None)


class KeepingTerm(OfWard, Base):
    """For how many years the ward keeps letters of a class that are closed from now on."""

    __tablename__ = "keeping_term"
    __table_args__ = (UniqueConstraint("ward_id", "kept_as"),)

    kept_as: Mapped[str]
    years: Mapped[int]
