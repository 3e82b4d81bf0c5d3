"""What the clock says of the calendar: counted anew, hanging nowhere, not held."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.calendar import national_calendar
from libs.rows import ward_of
from services.reception.sessions import telling
from services.reception.sessions.planned import count
from services.reception.sessions.rules import Progress
from services.reception.sessions.tables import ReceptionSession


async def count_sessions_anew(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """By when sessions to come have to hang, by a calendar that was ordered since.

    What was called late stays late.
    """
    version = national_calendar().version
    query = (
        select(ReceptionSession)
        .where(ReceptionSession.ward_id == ward_of(session))
        .where(ReceptionSession.progress == Progress.PLANNED)
        .where(ReceptionSession.posted_on.is_(None), ReceptionSession.unposted_told_on.is_(None))
        .where(ReceptionSession.calendar_version != version)
        .where(ReceptionSession.held_on >= now.date())
        .order_by(ReceptionSession.held_on, ReceptionSession.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.execute(query)).scalars():
        was = row.post_by
        count(row)
        if row.post_by != was:
            days = {"was_due_on": was, "due_on": row.post_by, "version": version}
            record(session, by, "count_sessions_anew", row.id, now, **days)


async def flag_unposted(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Tell once of every session that should hang and does not."""
    query = (
        select(ReceptionSession)
        .where(ReceptionSession.ward_id == ward_of(session))
        .where(ReceptionSession.progress == Progress.PLANNED)
        .where(ReceptionSession.posted_on.is_(None), ReceptionSession.unposted_told_on.is_(None))
        .where(ReceptionSession.post_by < now.date(), ReceptionSession.held_on >= now.date())
        .order_by(ReceptionSession.held_on, ReceptionSession.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.execute(query)).scalars():
        row.unposted_told_on = now.date()
        record(session, by, "flag_unposted", row.id, now, due_on=row.post_by)
        telling.unposted(session, row, now)


async def flag_missed(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Tell once of every session whose day is over and that nobody noted as held.

    A ward that begins in the middle of a year missed nothing before.
    """
    query = (
        select(ReceptionSession)
        .where(ReceptionSession.ward_id == ward_of(session))
        .where(ReceptionSession.progress == Progress.PLANNED)
        .where(ReceptionSession.missed_told_on.is_(None))
        .where(ReceptionSession.held_on < now.date())
        .where(ReceptionSession.held_on >= ReceptionSession.known_on)
        .order_by(ReceptionSession.held_on, ReceptionSession.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.execute(query)).scalars():
        row.missed_told_on = now.date()
        record(session, by, "flag_missed", row.id, now, held_on=row.held_on)
        telling.missed(session, row, now)
