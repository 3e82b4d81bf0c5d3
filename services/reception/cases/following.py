"""What the clock does with cases: follows a new calendar, tells what is over, warns the chair."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.calendar import national_calendar
from libs.law.deadlines import why_moved
from libs.law.procedures import AtEnd, procedure
from libs.rows import ward_of
from services.reception.cases import rules, telling
from services.reception.cases.giving import let_read_who_has_it
from services.reception.cases.queries import intake_of
from services.reception.cases.standings import read_clock
from services.reception.cases.tables import Case, ClockOfCase
from services.reception.sealed.letters import bar


async def follow_calendar(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Count anew what still runs, by a calendar that was ordered since; the old day is kept.

    What was called overdue stays so.
    """
    version = national_calendar().version
    query = (
        select(ClockOfCase)
        .where(ClockOfCase.ward_id == ward_of(session), ClockOfCase.ended_on.is_(None))
        .where(ClockOfCase.calendar_version != version, ClockOfCase.over_told_on.is_(None))
        .order_by(ClockOfCase.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.scalars(query)).all():
        old, before = row.due_on, row.counted
        for name, value in asdict(rules.count(read_clock(row))).items():
            setattr(row, name, value)
        if row.due_on != old:
            days = {"was_due_on": f"{old}", "due_on": f"{row.due_on}"}
            why = why_moved(before, row.counted)
            row.moves = [*row.moves, {"moved_on": f"{now.date()}", **days, "why": why}]
            record(session, by, "follow_calendar", row.case_id, now, clock=row.clock, **days)


async def flag_overdue_cases(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Tell once of every time limit that passed, and of what nobody touched for thirty days."""
    query = (
        select(ClockOfCase, Case)
        .join(Case, Case.id == ClockOfCase.case_id)
        .where(ClockOfCase.ward_id == ward_of(session), Case.ward_id == ward_of(session))
        .where(ClockOfCase.ended_on.is_(None), ClockOfCase.over_told_on.is_(None))
        .where(ClockOfCase.due_on <= now.date())
        .order_by(ClockOfCase.due_on, ClockOfCase.id)
        .with_for_update(skip_locked=True, of=ClockOfCase)
    )
    for row, case in (await session.execute(query)).all():
        assert row.due_on
        means = procedure(case.kind).clock(row.clock).at_end
        if means is AtEnd.WARNS:
            telling.nearly_neglected(session, case, now)
        elif means is AtEnd.OVERDUE and row.due_on < now.date():
            telling.overdue(session, case, row, now)
        else:
            continue
        row.over_told_on = now.date()
        record(session, by, "flag_overdue_cases", case.id, now, clock=row.clock)


async def hand_on_cases(
    session: AsyncSession, unit_id: UUID, successor_id: UUID | None, *, by: Actor, now: datetime
) -> None:
    """A unit ended: its open cases go to its successor, and so does not seeing what accuses it.

    What accused it and is over is kept from the successor like what is open.
    """
    mine = (Case.unit_id == unit_id) & Case.closed_on.is_(None)
    accusing = Case.accused_unit_ids.contains([str(unit_id)])
    query = select(Case).where(Case.ward_id == ward_of(session), mine | accusing)
    for case in (await session.scalars(query.with_for_update())).all():
        if successor_id and str(unit_id) in case.accused_unit_ids:
            case.accused_unit_ids = sorted({*case.accused_unit_ids, str(successor_id)})
            intake = await intake_of(session, case)
            await bar(session, intake.sealed_id, unit_ids=[successor_id], now=now)
        barred = str(successor_id) in case.accused_unit_ids
        has_it = case.unit_id == unit_id or (barred and case.unit_id == successor_id)
        if has_it and case.closed_on is None:
            case.unit_id, case.handler_id = None if barred else successor_id, None
            await let_read_who_has_it(session, case)
            record(session, by, "hand_on_cases", case.id, now, unit_id=case.unit_id)
            telling.assigned(session, case, now)
