"""Opening the periods of a plan year, and saying once that a report is late."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import ReportDue, ReportLate, ReportMoved
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.calendar import Calendar, national_calendar
from libs.law.clocks import calendar_days_late
from libs.law.deadlines import why_moved
from libs.permissions import permit
from libs.rows import ward_of
from services.reporting.periods.lining_up import line_up
from services.reporting.periods.queries import CLOSING_MOVED, MOVED
from services.reporting.periods.rules import (
    Owed,
    check_on_demand,
    counted_lines,
    due_without_order,
    owed_again,
    owed_to_council,
    periods_of,
    told_title,
)
from services.reporting.rules import PeriodKind
from services.reporting.tables import Period


async def open_periods(
    session: AsyncSession,
    *,
    plan_id: UUID,
    year: int,
    signed_on: date,
    calendar: Calendar,
    now: datetime,
) -> list[Period]:
    """Owe the reports of a plan year; a plan amended later owes none of them twice.

    What was due before the plan was signed is not owed: nobody could have known of it.
    """
    query = select(Period.kind, Period.ordinal).where(
        Period.ward_id == ward_of(session), Period.year == year
    )
    known = {tuple(row) for row in await session.execute(query)}
    opened = [
        open_period(session, owed, plan_id=plan_id, now=now)
        for owed in periods_of(year, calendar)
        if (owed.kind, owed.ordinal) not in known and owed.due_on >= signed_on
    ]
    await session.flush()
    return opened


def open_period(
    session: AsyncSession, owed: Owed, *, plan_id: UUID | None, now: datetime
) -> Period:
    """Keep one computed period and tell that its report is owed."""
    period = Period(
        kind=owed.kind,
        year=owed.year,
        ordinal=owed.ordinal,
        title=owed.title,
        plan_id=plan_id,
        period_start=owed.period_start,
        period_end=owed.period_end,
        cutoff_on=owed.cutoff_on,
        due_on=owed.due_on,
        rule=owed.deadline.rule.id,
        basis=owed.deadline.basis,
        calendar_version=owed.deadline.calendar_version,
        counted=counted_lines(owed.counted),
    )
    session.add(period)
    tell_due(session, period, now)
    return period


def tell_due(session: AsyncSession, period: Period, now: datetime) -> None:
    """Tell the others what is owed and by when."""
    emit(
        session,
        ReportDue(
            occurred_at=now,
            period_id=period.id,
            kind=period.kind,
            year=period.year,
            due_on=period.due_on,
            ordinal=period.ordinal,
            title=told_title(period.kind, period.title),
            cutoff_on=period.cutoff_on,
        ),
    )


async def follow_calendar(
    session: AsyncSession, *, by: Actor, now: datetime, calendar: Calendar | None = None
) -> list[Period]:
    """Every morning: compute open periods again when the working days were ordered otherwise.

    Gives those whose due day moved; the day figures close may move alone. What was ordered for a
    report on demand is the order's day and does not move; without a count there was an order.
    """
    calendar = calendar or national_calendar()
    query = (
        select(Period)
        .where(
            Period.ward_id == by.ward_id,
            func.jsonb_array_length(Period.counted) > 0,
            Period.first_issued_at.is_(None),
            Period.dropped_on.is_(None),
            Period.late_told_on.is_(None),
            Period.calendar_version != calendar.version,
        )
        .order_by(Period.due_on)
        .with_for_update()
    )
    moved, closing_moved = [], False
    for period in (await session.execute(query)).scalars():
        was, closed_on, before = period.due_on, period.cutoff_on, period.counted
        _count_anew(period, calendar, now.date())
        if period.cutoff_on != closed_on:
            closing_moved |= period.session_on is not None
            closing = {"was_cutoff_on": closed_on, "cutoff_on": period.cutoff_on}
            record(session, by, CLOSING_MOVED, period.id, now, version=calendar.version, **closing)
        if period.due_on != was:
            moved.append(period)
            days = {"was_due_on": was, "due_on": period.due_on}
            told = {"period_id": period.id, "kind": period.kind, **days}
            emit(session, ReportMoved(occurred_at=now, **told))
            said = {"version": calendar.version, "why": why_moved(before, period.counted), **days}
            record(session, by, MOVED, period.id, now, **said)
    if closing_moved:
        await line_up(session)  # a report to the council begins where the one before closed
    return moved


def _count_anew(period: Period, calendar: Calendar, today: date) -> None:
    period.calendar_version = calendar.version
    if period.kind == PeriodKind.ON_DEMAND:
        due = due_without_order(date.fromisoformat(period.counted[0]["on"]), calendar)
        period.due_on, period.counted = due.due_on, due.counted
        return
    if period.session_on:
        owed = owed_to_council(period.session_on, period.ordinal, calendar)
        if owed.due_on < min(period.due_on, today):
            return  # its session became known late: nobody is late for a day before that
    else:
        owed = owed_again(PeriodKind(period.kind), period.year, period.ordinal, calendar)
    period.counted = counted_lines(owed.counted)
    # The days to the cut-off are counted on their own: it moves without the due day too.
    period.due_on, period.cutoff_on = owed.due_on, owed.cutoff_on
    period.period_end = owed.period_end


async def flag_late_reports(session: AsyncSession, *, by: Actor, now: datetime) -> list[Period]:
    """Every morning: say of each report whose day has passed that it is late, once."""
    query = (
        select(Period)
        .where(
            Period.ward_id == by.ward_id,
            Period.due_on < now.date(),
            Period.first_issued_at.is_(None),
            Period.dropped_on.is_(None),
            Period.late_told_on.is_(None),
        )
        .order_by(Period.due_on)
        .with_for_update()
    )
    late = list((await session.execute(query)).scalars())
    for period in late:
        period.late_told_on = now.date()
        record(session, by, "flag_late_reports", period.id, now, due_on=period.due_on)
        emit(
            session,
            ReportLate(
                occurred_at=now,
                period_id=period.id,
                kind=period.kind,
                due_on=period.due_on,
                days_late=calendar_days_late(period.due_on, now.date()),
            ),
        )
    return late


async def open_on_demand(
    session: AsyncSession,
    *,
    title: str,
    requested_by: str,
    period_start: date,
    cutoff_on: date,
    due_on: date | None,
    by: Actor,
    now: datetime,
) -> Period:
    """Owe a report that was asked for outside the usual periods, by the day that was ordered."""
    permit(by, "draft_report")
    await one_at_a_time(session, f"request:{now.year}")  # requests of a year are numbered
    deadline = due_without_order(now.date(), national_calendar())
    period = Period(
        kind=PeriodKind.ON_DEMAND,
        year=now.year,
        ordinal=await next_ordinal(session, PeriodKind.ON_DEMAND, now.year),
        title=title,
        requested_by=requested_by,
        period_start=period_start,
        period_end=cutoff_on,
        cutoff_on=cutoff_on,
        due_on=due_on or deadline.due_on,
        rule=deadline.rule,
        basis=f"Theo yêu cầu của {requested_by}" if due_on else deadline.basis,
        calendar_version=deadline.calendar_version,
        counted=[] if due_on else deadline.counted,
    )
    check_on_demand(period_start, cutoff_on, period.due_on, now.date())
    session.add(period)
    await session.flush()
    tell_due(session, period, now)
    record(session, by, "open_on_demand", period.id, now)
    return period


async def next_ordinal(session: AsyncSession, kind: PeriodKind, year: int) -> int:
    """Which request, which session of the year the next one is."""
    query = select(func.coalesce(func.max(Period.ordinal), 0) + 1).where(
        Period.ward_id == ward_of(session),
        Period.kind == kind,
        Period.year == year,
    )
    return int((await session.execute(query)).scalar_one())
