"""Keeps due days true to the calendar: a swap of working days ordered late moves open ones."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.obligations import ObligationMoved
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.calendar import Calendar, national_calendar
from services.disclosures.obligations.actions import apply_due
from services.disclosures.obligations.rules import due_after
from services.disclosures.queries import ward_of
from services.disclosures.rules import PUBLISH_RULE
from services.disclosures.tables import Disclosure, Obligation


async def follow_calendar(
    session: AsyncSession, *, by: Actor, now: datetime, calendar: Calendar | None = None
) -> None:
    """Each morning: what is still owed and was counted by another calendar is counted anew.

    The day before, the day after and the calendar stay in the history. What was called late
    stays late.
    """
    calendar = calendar or national_calendar()
    query = (
        select(Obligation)
        .where(Obligation.ward_id == ward_of(session), Obligation.met_on.is_(None))
        .where(Obligation.due_on.is_not(None), Obligation.late_told_on.is_(None))
        .where(Obligation.calendar_version != calendar.version)
        .order_by(Obligation.due_on, Obligation.id)
        .with_for_update()
    )
    for obligation in (await session.execute(query)).scalars():
        await _count_anew(session, obligation, calendar, by, now)


async def _count_anew(
    session: AsyncSession, obligation: Obligation, calendar: Calendar, by: Actor, now: datetime
) -> None:
    was, start_on = obligation.due_on, obligation.start_on
    assert was
    assert start_on
    due = due_after(start_on, obligation.rule or PUBLISH_RULE, calendar)
    apply_due(obligation, due)
    if due.due_on == was:
        return
    await session.execute(
        update(Disclosure)
        .where(Disclosure.ward_id == ward_of(session), Disclosure.published_on.is_(None))
        .where(Disclosure.obligation_id == obligation.id)
        .values(due_on=due.due_on)
    )
    days = {"was_due_on": was, "due_on": due.due_on}
    record(session, by, "move_obligation", obligation.id, now, version=calendar.version, **days)
    told = {"obligation_id": obligation.id, "khoan": obligation.khoan, "item": obligation.item}
    emit(session, ObligationMoved(occurred_at=now, **told, **days))
