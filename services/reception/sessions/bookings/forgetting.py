"""What the clock does with bookings: it forgets who booked when the time is over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import ward_of
from services.reception.sealed.kept.actions import let_go
from services.reception.sessions.bookings import rules
from services.reception.sessions.bookings.tables import Booking
from services.reception.sessions.tables import ReceptionSession

AT_ONCE_MAX = 1_000


async def forget_bookers(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Let go of the names of sessions that are long over, whether somebody came or not.

    Without its row here nobody can open a letter any more, and the sealed store destroys it. That
    a slot was booked, for how many and what came of it stays: it names nobody.
    """
    query = (
        select(Booking, ReceptionSession.held_on)
        .join(
            ReceptionSession,
            (ReceptionSession.ward_id == Booking.ward_id)
            & (ReceptionSession.id == Booking.session_id),
        )
        .where(Booking.ward_id == ward_of(session), Booking.sealed_id.is_not(None))
        .where(ReceptionSession.held_on < now.date())
        .order_by(ReceptionSession.held_on, Booking.id)
        .limit(AT_ONCE_MAX)
        .with_for_update(of=Booking, skip_locked=True)
    )
    for booking, held_on in (await session.execute(query)).all():
        if now.date() <= rules.keep_until(held_on):
            continue
        await forget_booker(session, booking)
        record(session, by, "forget_bookers", booking.id, now)


async def forget_booker(session: AsyncSession, booking: Booking) -> None:
    """Let go of who booked; of somebody forgotten already there is nothing to let go of."""
    if booking.sealed_id:
        await let_go(session, booking.sealed_id)
        booking.sealed_id = None
