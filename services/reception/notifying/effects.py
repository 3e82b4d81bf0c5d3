"""What whoever booked is told: one message an event, so that one that fails repeats no other."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.bookings import BookingCancelled, BookingMoved
from libs.contracts.reception.sessions import SessionMoved
from libs.kernel.effects import Causes
from libs.kernel.events import Heard
from libs.rows import found, ward_of
from services.reception.notifying.of_feedback import OF_FEEDBACK
from services.reception.notifying.of_petitions import OF_PETITIONS
from services.reception.notifying.rules import Notice
from services.reception.notifying.sending import notify
from services.reception.sessions.bookings.moving import tell_bookings_moved
from services.reception.sessions.bookings.rules import BY_WARD, Matter, State
from services.reception.sessions.bookings.tables import Booking


async def part_among_bookings(session: AsyncSession, event: SessionMoved, heard: Heard) -> None:
    """A session has another day: each of its bookings is told of by an event of its own."""
    query = select(Booking.id).where(
        Booking.ward_id == ward_of(session),
        Booking.session_id == event.session_id,
        Booking.state == State.BOOKED,
        Booking.sealed_id.is_not(None),
    )
    ids = (await session.scalars(query.order_by(Booking.id))).all()
    days = {"from_on": event.from_on, "held_on": event.held_on}
    tell_bookings_moved(session, ids, session_id=event.session_id, **days, now=heard.now)


async def tell_moved(session: AsyncSession, event: BookingMoved, heard: Heard) -> None:
    """Whoever booked learns that the day is another; not of what they wanted to speak."""
    booking = await found(session, Booking, event.booking_id)
    if booking.state == State.BOOKED:
        await _tell(session, booking, Notice.MOVED, heard)


async def tell_freed(session: AsyncSession, event: BookingCancelled, heard: Heard) -> None:
    """Whoever booked learns that the ward freed the slot; who freed it himself knows."""
    if event.cancelled_by == BY_WARD:
        await _tell(session, await found(session, Booking, event.booking_id), Notice.FREED, heard)


async def _tell(session: AsyncSession, booking: Booking, notice: Notice, heard: Heard) -> None:
    if booking.sealed_id:
        unread = booking.matter == Matter.DENUNCIATION
        await notify(session, booking.sealed_id, booking.code, notice, heard, unread=unread)


EFFECTS: Causes = {
    SessionMoved: part_among_bookings,
    BookingMoved: tell_moved,
    BookingCancelled: tell_freed,
    **OF_FEEDBACK,
    **OF_PETITIONS,
}
