"""What is remembered of a booking. Who booked is sealed, as everybody's letter is."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from libs.kernel.tables import OfWard
from libs.rows import one_of
from services.reception.sessions.bookings.rules import Matter, State
from services.reception.tables import Base

TAKEN = text("state <> 'cancelled'")


class Booking(OfWard, Base):
    """A slot of a session, taken by one at a time."""

    __tablename__ = "booking"
    __table_args__ = (
        UniqueConstraint("ward_id", "code"),
        Index(
            "uq_booking_slot",
            "ward_id",
            "session_id",
            "slot_at",
            unique=True,
            postgresql_where=TAKEN,
        ),
        Index(None, "ward_id", "booked_on"),
        one_of("matter", Matter),
        one_of("state", State),
    )

    session_id: Mapped[UUID]
    slot_at: Mapped[time]
    code: Mapped[str]
    secret_hash: Mapped[bytes]
    booked_on: Mapped[date]
    people: Mapped[int]
    representatives: Mapped[int]
    sealed_id: Mapped[UUID | None]  # empty once who booked was forgotten
    matter: Mapped[str | None] = mapped_column(default=None)
    identity_waived: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default=State.BOOKED)
    cancelled_by: Mapped[str | None] = mapped_column(default=None)
