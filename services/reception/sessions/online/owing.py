"""Owes what an online session owes: from the moment it is one, and anew when it moves."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.online import OnlineDutyLate
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.calendar import national_calendar
from libs.rows import ward_of
from services.reception.sessions.online import queries, rules
from services.reception.sessions.online.rules import Duty, Owed
from services.reception.sessions.online.tables import OnlineDuty
from services.reception.sessions.rules import Mode, Progress
from services.reception.sessions.tables import ReceptionSession


async def follow_session(session: AsyncSession, row: ReceptionSession) -> None:
    """Owe what the session owes by its day, its hour and the calendar; nothing in a room.

    For another day or hour everything is owed anew: who was told of the old one was not told.
    """
    if row.mode != Mode.ONLINE:
        return  # what was owed stays: back on the net it is not said, or told late, a second time
    known = {Duty(each.duty): each for each in await queries.duties_of(session, row.id)}
    for owed in rules.owed(row.held_on, row.starts_at):
        duty = known.get(owed.duty)
        if duty is None:
            duty = OnlineDuty(session_id=row.id, duty=owed.duty, **_counted(owed, row))
            session.add(duty)
        elif (duty.start_on, duty.starts_at) != (row.held_on, row.starts_at):
            duty.done_on = duty.done_at = duty.days_late = duty.late_told_on = None
            duty.document_number, duty.tried_by = "", []
            _count(duty, owed, row)
        elif duty.done_on is None and duty.late_told_on is None:
            _count(duty, owed, row)


def _counted(owed: Owed, row: ReceptionSession) -> dict[str, Any]:
    return {**asdict(owed.due), "due_at": owed.due_at, "starts_at": row.starts_at}


def _count(duty: OnlineDuty, owed: Owed, row: ReceptionSession) -> None:
    for name, value in _counted(owed, row).items():
        setattr(duty, name, value)


async def count_online_anew(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Sessions to come that are counted by another calendar, or were not counted at all."""
    counted = select(OnlineDuty.session_id).where(
        OnlineDuty.ward_id == ward_of(session),
        OnlineDuty.calendar_version == national_calendar().version,
    )
    query = (
        select(ReceptionSession)
        .where(ReceptionSession.ward_id == ward_of(session))
        .where(ReceptionSession.progress == Progress.PLANNED)
        .where(ReceptionSession.mode == Mode.ONLINE, ReceptionSession.held_on >= now.date())
        .where(ReceptionSession.id.not_in(counted))
        .order_by(ReceptionSession.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.scalars(query)).all():
        await follow_session(session, row)
        record(session, by, "count_online_anew", row.id, now)


async def flag_late_online(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Tell once of every duty whose day passed."""
    for duty, row in await queries.open_duties(session):
        if duty.due_on >= now.date() or duty.late_told_on:
            continue
        duty.late_told_on = now.date()
        record(session, by, "flag_late_online", row.id, now, duty=duty.duty, due_on=duty.due_on)
        emit(
            session,
            OnlineDutyLate(
                occurred_at=now,
                session_id=row.id,
                held_on=row.held_on,
                duty=duty.duty,
                due_on=duty.due_on,
            ),
        )
