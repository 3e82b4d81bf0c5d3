"""Book a slot, and free it again: by whoever booked, or by the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import hash_of, new_code, new_secret
from libs.contracts.reception.bookings import BookingCancelled, SlotBooked
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.reception.sealed.letters import Letter, restrict, seal
from services.reception.sessions.bookings import queries, rules
from services.reception.sessions.bookings.rules import Matter, State
from services.reception.sessions.bookings.tables import Booking
from services.reception.sessions.rules import Mode, Progress
from services.reception.sessions.tables import ReceptionSession


@dataclass(frozen=True)
class Wish:
    """The slot somebody wants, for how many, about what."""

    slot_at: time
    people: int
    representatives: int
    matter: Matter | None
    identity_waived: bool


async def book_slot(
    session: AsyncSession,
    session_id: UUID,
    *,
    wish: Wish,
    who: Letter,
    by: Actor,
    now: datetime,
) -> tuple[Booking, str]:
    """Somebody books on the web, without an account: the booking, and the secret, shown once.

    The session is locked, so that two who want one slot come one after the other. Who
    books is sealed; who wants to denounce somebody is seen by two persons only, as his letter is.
    """
    row = await found(session, ReceptionSession, session_id, lock=True)
    await _check(session, row, wish, now)
    secret, sealed_id = new_secret(), await seal(session, who, now=now)
    if wish.matter is Matter.DENUNCIATION:
        await restrict(session, sealed_id, now=now)
    booking = Booking(
        session_id=row.id,
        slot_at=wish.slot_at,
        code=new_code(),
        secret_hash=hash_of(secret),
        booked_on=now.date(),
        people=wish.people,
        representatives=wish.representatives,
        sealed_id=sealed_id,
        matter=wish.matter,
        identity_waived=wish.identity_waived,
    )
    session.add(booking)
    record(session, by, "book_slot", booking.id, now, session_id=row.id, people=booking.people)
    _tell_booked(session, booking, row, now)
    return booking, secret


def _tell_booked(
    session: AsyncSession, booking: Booking, row: ReceptionSession, now: datetime
) -> None:
    emit(
        session,
        SlotBooked(
            occurred_at=now,
            booking_id=booking.id,
            session_id=row.id,
            held_on=row.held_on,
            people=booking.people,
        ),
    )


async def _check(session: AsyncSession, row: ReceptionSession, wish: Wish, now: datetime) -> None:
    if row.posted_on is None or row.progress != Progress.PLANNED:
        raise rules.NotBookable
    rules.check_open(row.held_on, now.date())
    rules.check_group(wish.people, wish.representatives, row.held_on)
    rules.check_matter(
        wish.matter, online=row.mode == Mode.ONLINE, identity_waived=wish.identity_waived
    )
    if wish.slot_at not in rules.web_slots(row.starts_at, row.ends_at, row.slot_minutes):
        raise rules.NoSuchSlot
    if wish.slot_at in await queries.taken_slots(session, row.id):
        raise rules.SlotTaken
    if await queries.booked_on(session, now.date()) >= rules.ONLINE_A_DAY_MAX:
        raise rules.TooManyToday


async def cancel_tracked_booking(
    session: AsyncSession, code: str, secret: str, *, by: Actor, now: datetime
) -> Booking:
    """Whoever booked frees the slot."""
    booking = await queries.tracked(session, code, secret, lock=True)
    return await _cancel(session, booking, "citizen", by, now)


async def cancel_booking(
    session: AsyncSession, booking_id: UUID, *, by: Actor, now: datetime
) -> Booking:
    """The desk frees a slot; whoever booked sees it by the code."""
    permit(by, "cancel_booking")
    booking = await found(session, Booking, booking_id, lock=True)
    return await _cancel(session, booking, rules.BY_WARD, by, now)


async def _cancel(
    session: AsyncSession, booking: Booking, cancelled_by: str, by: Actor, now: datetime
) -> Booking:
    row = await found(session, ReceptionSession, booking.session_id)
    if booking.state != State.BOOKED or row.held_on < now.date():
        raise rules.NotBookedNow
    return await free_booking(session, booking, row, cancelled_by, by, now)


async def free_booking(
    session: AsyncSession,
    booking: Booking,
    row: ReceptionSession,
    cancelled_by: str,
    by: Actor,
    now: datetime,
) -> Booking:
    """The slot of a locked booking is free again; whoever booked is told if the ward frees it."""
    booking.state, booking.cancelled_by = State.CANCELLED, cancelled_by
    record(session, by, "cancel_booking", booking.id, now, cancelled_by=cancelled_by)
    emit(
        session,
        BookingCancelled(
            occurred_at=now,
            booking_id=booking.id,
            session_id=row.id,
            held_on=row.held_on,
            cancelled_by=cancelled_by,
        ),
    )
    return booking
