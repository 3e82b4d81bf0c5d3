"""What becomes of who booked when a session gets other hours, another place, or falls away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.bookings import BookingMoved
from libs.kernel.actor import Actor
from libs.kernel.outbox import emit
from libs.rows import ward_of
from services.reception.sessions.bookings import queries, rules
from services.reception.sessions.bookings.actions import free_booking
from services.reception.sessions.bookings.rules import State
from services.reception.sessions.bookings.tables import Booking
from services.reception.sessions.tables import ReceptionSession


async def follow_hours(
    session: AsyncSession, row: ReceptionSession, *, by: Actor, now: datetime
) -> list[Booking]:
    """Gives those that have another hour now; the session is locked already.

    Who has an hour that still exists keeps it. The others come at the first free ones, in the
    order in which they would have come; for whom none is left the slot is freed, and told of.
    """
    hours = rules.web_slots(row.starts_at, row.ends_at, row.slot_minutes)
    taken = await queries.taken_slots(session, row.id)
    free = [at for at in hours if at not in taken]
    homeless = [each for each in await booked(session, row) if each.slot_at not in hours]
    for booking, slot_at in zip(homeless, free, strict=False):
        booking.slot_at = slot_at
    for booking in homeless[len(free) :]:
        await free_booking(session, booking, row, rules.BY_WARD, by, now)
    return homeless[: len(free)]


async def free_all(
    session: AsyncSession, row: ReceptionSession, *, by: Actor, now: datetime
) -> None:
    """The session falls away: nobody comes for nothing."""
    for booking in await booked(session, row):
        await free_booking(session, booking, row, rules.BY_WARD, by, now)


def tell_bookings_moved(
    session: AsyncSession,
    booking_ids: Iterable[UUID],
    *,
    session_id: UUID,
    from_on: date,
    held_on: date,
    now: datetime,
) -> None:
    """Each booking by an event of its own: its day is another, or on it the hour or the place."""
    said = {"session_id": session_id, "from_on": from_on, "held_on": held_on}
    for booking_id in booking_ids:
        emit(session, BookingMoved(occurred_at=now, booking_id=booking_id, **said))


async def booked(session: AsyncSession, row: ReceptionSession) -> Sequence[Booking]:
    """Who has a slot of a session, in the order of coming, locked."""
    query = select(Booking).where(
        Booking.ward_id == ward_of(session),
        Booking.session_id == row.id,
        Booking.state == State.BOOKED,
    )
    ordered = query.order_by(Booking.slot_at, Booking.id).with_for_update()
    return (await session.scalars(ordered.execution_options(populate_existing=True))).all()
