"""Each morning: what was not sent, or not answered, by its last day is a breach, told once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.calendar import national_calendar
from libs.rows import ward_of
from services.participation.matters import telling
from services.participation.matters.rules import MatterState
from services.participation.matters.standings import standing_of
from services.participation.matters.tables import Matter
from services.participation.papers.owed import flag_late_parts
from services.participation.queries import working_ids

OWED = (MatterState.ADOPTED, MatterState.SENT)


async def flag_breaches(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Silence approves nothing: the matter stays where it is, and everybody sees who is late.

    Nobody sends the decision of a neighbourhood that ended; what was sent is answered all the same.
    """
    calendar = national_calendar()
    here = Matter.unit_id.is_(None) | Matter.unit_id.in_(await working_ids(session))
    query = select(Matter).where(
        Matter.ward_id == ward_of(session),
        Matter.state.in_(OWED),
        here | (Matter.state == MatterState.SENT),
    )
    for row in (await session.scalars(query.order_by(Matter.id).with_for_update())).all():
        for clock in standing_of(row).clocks:
            due_on = clock.deadline(calendar).due_on
            told = clock.clock in row.told_late
            if due_on is None or told or not clock.runs or now.date() <= due_on:
                continue
            row.told_late = [*row.told_late, clock.clock]
            said = {"owed": clock.clock, "due_on": due_on}
            record(session, by, "flag_breach", row.id, now, **said)
            telling.breached(session, row, clock, due_on, now)
    await flag_late_parts(session, by=by, now=now)
