"""What becomes of a booked slot. Never who booked, and not about what: few come to one session."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from libs.kernel.events import Event


class SlotBooked(Event):
    """Somebody booked a slot of a session on the web; for how many people."""

    told_as: ClassVar[str] = "reception.booking.made"
    about: ClassVar[str] = "booking_id"

    booking_id: UUID
    session_id: UUID
    held_on: date
    people: int


class BookingCancelled(Event):
    """A booked slot is free again; why is not told."""

    told_as: ClassVar[str] = "reception.booking.cancelled"
    about: ClassVar[str] = "booking_id"

    booking_id: UUID
    session_id: UUID
    held_on: date
    cancelled_by: str  # citizen, office


class BookingMoved(Event):
    """A booked slot has another day, hour or place. Who booked is told it, and named nowhere."""

    told_as: ClassVar[str] = "reception.booking.moved"
    about: ClassVar[str] = "booking_id"

    booking_id: UUID
    session_id: UUID
    from_on: date
    held_on: date
