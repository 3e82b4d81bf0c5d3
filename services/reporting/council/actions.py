"""A session of the People's Council gets its day or loses it, and the report to it follows.

The days themselves are kept by participation, where the office writes them down once.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportDropped, ReportMoved
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.calendar import national_calendar
from libs.rows import ward_of
from services.reporting.council.rules import is_over, known_from
from services.reporting.periods.actions import next_ordinal, open_period, tell_due
from services.reporting.periods.lining_up import line_up
from services.reporting.periods.queries import MOVED
from services.reporting.periods.rules import Owed, counted_lines, owed_to_council
from services.reporting.rules import PeriodKind, ReportStatus
from services.reporting.tables import Period, Report

NEW_DAY = "Kỳ họp Hội đồng nhân dân có ngày họp mới."


async def owe_to_session(
    session: AsyncSession, session_id: UUID, session_on: date, *, by: Actor, now: datetime
) -> Period:
    """A session has its day, so a report is owed to it.

    One that was begun for a session that was called off is continued for this one; when it was
    approved, the approval falls away.
    """
    await one_at_a_time(session, "council")  # sessions of a year are numbered
    waiting = await _without_session(session)
    if waiting is None:
        owed = known_from(await _owed(session, session_on, None), now.date())
        period = open_period(session, owed, plan_id=None, now=now)
        period.session_id, period.session_on = session_id, session_on
    else:
        period = waiting
        owed = known_from(await _owed(session, session_on, period), now.date())
        _move(session, period, owed, by=by, now=now)
        period.session_id, period.session_on, period.dropped_on = session_id, session_on, None
        await _void_approval(session, period, by=by, now=now)
        tell_due(session, period, now)  # whoever heard that it was dropped hears that it is back
    await line_up(session)
    return period


async def drop_session(
    session: AsyncSession, session_id: UUID, *, by: Actor, now: datetime
) -> Period | None:
    """The session does not take place: a report that is not issued waits for the next one.

    A session whose day has passed is not called off any more: what was owed to it stays owed.
    """
    query = (
        select(Period)
        .where(Period.ward_id == ward_of(session), Period.session_id == session_id)
        .with_for_update()
    )
    period = (await session.execute(query)).scalar_one_or_none()
    if period is None or period.first_issued_at or is_over(period.session_on, now.date()):
        return None
    period.dropped_on = now.date()
    record(session, by, "drop_session", period.id, now, session_on=period.session_on)
    told = {"period_id": period.id, "kind": period.kind, "dropped_on": now.date()}
    emit(session, ReportDropped(occurred_at=now, **told))
    await line_up(session)
    return period


async def _owed(session: AsyncSession, session_on: date, period: Period | None) -> Owed:
    same_year = period is not None and period.year == session_on.year
    ordinal = (
        period.ordinal
        if period is not None and same_year
        else await next_ordinal(session, PeriodKind.COUNCIL, session_on.year)
    )
    return owed_to_council(session_on, ordinal, national_calendar())


def _move(session: AsyncSession, period: Period, owed: Owed, *, by: Actor, now: datetime) -> None:
    was = period.due_on
    for name in ("year", "ordinal", "title", "period_start", "period_end", "cutoff_on", "due_on"):
        setattr(period, name, getattr(owed, name))
    period.rule, period.basis = owed.deadline.rule.id, owed.deadline.basis
    period.calendar_version = owed.deadline.calendar_version
    period.counted, period.late_told_on = counted_lines(owed.counted), None
    days = {"was_due_on": was, "due_on": period.due_on}
    told = {"period_id": period.id, "kind": period.kind, **days}
    emit(session, ReportMoved(occurred_at=now, **told))
    record(session, by, MOVED, period.id, now, why=NEW_DAY, **days)


async def _void_approval(
    session: AsyncSession, period: Period, *, by: Actor, now: datetime
) -> None:
    """What was approved was a report to another session, on other days."""
    query = (
        select(Report)
        .where(Report.ward_id == ward_of(session), Report.period_id == period.id)
        .where(Report.status == ReportStatus.APPROVED)
        .with_for_update()
    )
    if report := (await session.execute(query)).scalar_one_or_none():
        report.status, report.approved_by, report.approved_at = ReportStatus.DRAFT, None, None
        record(session, by, "void_approval", report.id, now, why=NEW_DAY)


async def _without_session(session: AsyncSession) -> Period | None:
    query = (
        select(Period)
        .where(
            Period.ward_id == ward_of(session),
            Period.kind == PeriodKind.COUNCIL,
            Period.dropped_on.is_not(None),
            Period.first_issued_at.is_(None),
        )
        .order_by(Period.dropped_on.desc(), Period.id)
        .limit(1)
        .with_for_update()
    )
    return (await session.execute(query)).scalar_one_or_none()
