"""What the clock says of notices: counted anew by a new calendar, and late."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.refusals import RefusalNoticeLate
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.calendar import national_calendar
from libs.law.refusal_grounds import refusal_ground
from libs.rows import ward_of
from services.reception.refusals import rules
from services.reception.refusals.tables import ReceptionRefusal


async def count_notices_anew(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """By when notices are owed, by a calendar that was ordered since; what is late stays late."""
    version = national_calendar().version
    query = (
        select(ReceptionRefusal)
        .where(ReceptionRefusal.ward_id == ward_of(session))
        .where(ReceptionRefusal.notice_number.is_(None), ReceptionRefusal.late_told_on.is_(None))
        .where(ReceptionRefusal.calendar_version != version)
        .order_by(ReceptionRefusal.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.execute(query)).scalars():
        was = row.notice_due_on
        due = rules.notice_due(refusal_ground(row.ground, row.refused_on), row.refused_on)
        assert due  # it had a day before
        row.notice_due_on, row.basis = due.due_on, due.basis
        row.calendar_version, row.counted = due.calendar_version, due.counted
        if row.notice_due_on != was:
            days = {"was_due_on": was, "due_on": due.due_on, "version": version}
            record(session, by, "count_notices_anew", row.id, now, **days)


async def flag_late_notices(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Tell once of every refusal whose day passed without its notice."""
    query = (
        select(ReceptionRefusal)
        .where(ReceptionRefusal.ward_id == ward_of(session))
        .where(ReceptionRefusal.notice_due_on < now.date())
        .where(ReceptionRefusal.notice_number.is_(None), ReceptionRefusal.late_told_on.is_(None))
        .order_by(ReceptionRefusal.notice_due_on, ReceptionRefusal.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.execute(query)).scalars():
        row.late_told_on = now.date()
        record(session, by, "flag_late_notices", row.id, now, due_on=row.notice_due_on)
        emit(
            session,
            RefusalNoticeLate(occurred_at=now, refusal_id=row.id, due_on=row.notice_due_on),
        )
