"""What is remembered of a hearing: days and numbers, and the minutes; no name of who was heard."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.participation.addressees.rules import Heard
from services.participation.tables import Base


class AddresseeHearing(OfWard, Base):
    """How those were heard whom a decision on duties and rights binds; who they are is a paper."""

    __tablename__ = "addressee_hearing"
    __table_args__ = (
        UniqueConstraint("ward_id", "consultation_id"),
        one_of("outcome", Heard),
        CheckConstraint("addressees > 0", name="addressees"),
    )

    consultation_id: Mapped[UUID]
    addressees: Mapped[int]
    informed_on: Mapped[date | None]
    outcome: Mapped[str]
    heard_on: Mapped[date | None]
    dialogue_on: Mapped[date | None]
    basis: Mapped[str]


class HearingMinutes(OfWard, Base):
    """The minutes of a hearing or dialogue (biên bản); read by officials and the Front alone."""

    __tablename__ = "hearing_minutes"
    __table_args__ = (
        UniqueConstraint("ward_id", "consultation_id"),
        CheckConstraint("present > 0", name="present"),
    )

    consultation_id: Mapped[UUID]
    held_on: Mapped[date]
    place: Mapped[str]
    chaired_by: Mapped[str]  # a position
    present: Mapped[int]
    front_present: Mapped[bool]
    inspectors_present: Mapped[bool]
    absence: Mapped[str] = mapped_column(default="")
    said: Mapped[str] = mapped_column(default="")
    answered: Mapped[str] = mapped_column(default="")
    conclusion: Mapped[str] = mapped_column(default="")
