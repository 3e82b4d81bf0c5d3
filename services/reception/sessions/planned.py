"""Makes the sessions of a year from the days that planning tells, and lets them follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.reception import DayHeld
from libs.kernel.actor import Actor
from libs.rows import ward_of
from services.reception.sessions import telling
from services.reception.sessions.bookings.moving import free_all
from services.reception.sessions.online.owing import follow_session
from services.reception.sessions.queries import frame_of
from services.reception.sessions.rules import Kind, Progress, post_by
from services.reception.sessions.tables import ReceptionFrame, ReceptionSession


async def make_sessions(
    session: AsyncSession, plan_id: UUID, year: int, days: Sequence[DayHeld], *, now: datetime
) -> None:
    """One session for each day; moved days move theirs, dropped ones are dropped, past ones stay.

    What people postponed stays where they put it.
    """
    today = now.date()
    known = await _of_year(session, year)
    frame = await frame_of(session)
    for day in days:
        row = known.pop(day.nominal_on, None)
        if row is None:
            row = _made(plan_id, day, frame, today)
            session.add(row)
            telling.scheduled(session, row, now)
            continue
        row.plan_id = plan_id
        if row.progress == Progress.DROPPED:
            row.progress = Progress.PLANNED
            telling.scheduled(session, row, now)
        if row.postponed_from is None and min(row.held_on, day.held_on) > today:
            await _follow(session, row, day, now)
    for row in known.values():
        if row.progress == Progress.PLANNED and row.held_on > today:
            row.progress = Progress.DROPPED
            await free_all(session, row, by=Actor("planning", row.ward_id), now=now)
            telling.dropped(session, row, now)


async def _of_year(session: AsyncSession, year: int) -> dict[date, ReceptionSession]:
    query = select(ReceptionSession).where(
        ReceptionSession.ward_id == ward_of(session),
        ReceptionSession.nominal_on.between(date(year, 1, 1), date(year, 12, 31)),
    )
    rows = (await session.execute(query.with_for_update())).scalars()
    return {row.nominal_on: row for row in rows if row.nominal_on}


def _made(plan_id: UUID, day: DayHeld, frame: ReceptionFrame, today: date) -> ReceptionSession:
    row = ReceptionSession(
        plan_id=plan_id,
        nominal_on=day.nominal_on,
        known_on=today,
        held_on=day.held_on,
        moved_because=day.moved_because,
        kind=Kind.REGULAR,
        starts_at=frame.starts_at,
        ends_at=frame.ends_at,
        place=frame.place,
        participants=frame.participants,
        content=frame.content,
        slot_minutes=frame.slot_minutes,
    )
    count(row)
    return row


async def _follow(
    session: AsyncSession, row: ReceptionSession, day: DayHeld, now: datetime
) -> None:
    """The day moved: the session goes with it, and has to be posted anew."""
    row.moved_because = day.moved_because
    if row.held_on != day.held_on:
        before, row.held_on = row.held_on, day.held_on
        count(row)
        row.posted_on = row.unposted_told_on = None
        await follow_session(session, row)
        telling.moved(session, row, before, "calendar", now)


def count(row: ReceptionSession) -> None:
    """Set the day by which it must be posted, with everything that explains it."""
    due = post_by(row.held_on)
    row.post_by, row.basis = due.due_on, due.basis
    row.calendar_version, row.counted = due.calendar_version, due.counted
