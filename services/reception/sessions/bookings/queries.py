"""Finds bookings: of a session for the desk, by code and secret for whoever booked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.codes import fits
from libs.rows import ward_of
from services.reception.sessions.bookings import rules
from services.reception.sessions.bookings.rules import State
from services.reception.sessions.bookings.tables import Booking
from services.reception.sessions.tables import ReceptionSession


async def tracked(session: AsyncSession, code: str, secret: str, *, lock: bool = False) -> Booking:
    """The booking with this code, if the secret fits; both wrong ways are answered alike."""
    query = select(Booking).where(Booking.ward_id == ward_of(session), Booking.code == code)
    row = await session.scalar(query.with_for_update() if lock else query)
    if row is None or not fits(secret, row.secret_hash):
        raise rules.CodeOrSecretWrong
    return row


async def bookings_of(session: AsyncSession, session_id: UUID) -> Sequence[Booking]:
    """The bookings of a session by their slots, those that were cancelled last."""
    query = select(Booking).where(
        Booking.ward_id == ward_of(session), Booking.session_id == session_id
    )
    ordered = query.order_by(Booking.state == State.CANCELLED, Booking.slot_at, Booking.id)
    return (await session.execute(ordered)).scalars().all()


async def taken_slots(session: AsyncSession, session_id: UUID) -> set[time]:
    """The slots somebody has."""
    query = (
        select(Booking.slot_at)
        .where(Booking.ward_id == ward_of(session), Booking.session_id == session_id)
        .where(Booking.state != State.CANCELLED)
    )
    return set((await session.execute(query)).scalars())


async def booked_on(session: AsyncSession, day: date) -> int:
    """How many slots were booked on a day, cancelled ones too."""
    query = (
        select(func.count(Booking.id))
        .where(Booking.ward_id == ward_of(session))
        .where(Booking.booked_on == day)
    )
    return await session.scalar(query) or 0


async def free_slots(session: AsyncSession, row: ReceptionSession, today: date) -> list[time]:
    """The slots that may still be booked on the web; none of a session that takes no bookings."""
    if row.posted_on is None or row.progress != "planned" or today > rules.closes_on(row.held_on):
        return []
    taken = await taken_slots(session, row.id)
    every = rules.web_slots(row.starts_at, row.ends_at, row.slot_minutes)
    return [at for at in every if at not in taken]
