"""What is remembered of a visit. Who came is sealed; the register is joined when it is opened."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.reception.sessions.bookings.rules import Matter
from services.reception.sessions.rules import Mode
from services.reception.tables import Base
from services.reception.visits.rules import Outcome, Receiver


class VisitNumber(OfWard, Base):
    """The last number given in the register of a year."""

    __tablename__ = "visit_number"
    __table_args__ = (UniqueConstraint("ward_id", "year"),)

    year: Mapped[int]
    last: Mapped[int]


class Visit(OfWard, Base):
    """A line of the register. Its words name nobody: they were checked against the letter."""

    __tablename__ = "visit"
    __table_args__ = (
        UniqueConstraint("ward_id", "year", "number"),
        Index(None, "ward_id", "received_on"),
        Index(None, "ward_id", "session_id"),
        Index(None, "ward_id", "intake_id"),
        one_of("received_by", Receiver),
        one_of("mode", Mode),
        one_of("matter", Matter),
        one_of("outcome", Outcome),
    )

    year: Mapped[int]
    number: Mapped[int]
    received_on: Mapped[date]
    session_id: Mapped[UUID | None]
    booking_id: Mapped[UUID | None]
    received_by: Mapped[str]
    mode: Mapped[str]
    matter: Mapped[str]
    people: Mapped[int]
    representatives: Mapped[int]
    summary: Mapped[str]
    outcome: Mapped[str]
    sealed_id: Mapped[UUID]
    intake_id: Mapped[UUID | None] = mapped_column(default=None)  # the petition handed in
    identity_waived: Mapped[bool] = mapped_column(default=False)
    settled_by: Mapped[str] = mapped_column(default="")
    outcome_body: Mapped[str] = mapped_column(default="")
    outcome_number: Mapped[str] = mapped_column(default="")
    followed: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
