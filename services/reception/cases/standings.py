"""Between the rows of a case and the law's standing of it: read one, write the other."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from libs.law.clocks import Extension, Suspension, working_days_late
from libs.law.standing import CaseClock, Standing
from services.reception.cases import rules
from services.reception.cases.queries import clocks_of
from services.reception.cases.tables import Case, ClockOfCase


async def standing_of(session: AsyncSession, case: Case) -> Standing:
    """Where the case stands, as the law computes it."""
    rows = await clocks_of(session, case.id)
    return Standing(
        kind=case.kind,
        state=case.state,
        received_on=case.received_on,
        last_on=case.last_on,
        facts=frozenset(case.facts),
        clocks=tuple(map(read_clock, rows)),
    )


async def keep(session: AsyncSession, case: Case, now: Standing) -> list[ClockOfCase]:
    """Write a standing that a move made; clocks are only added and changed, never taken away.

    Gives the rows of all its clocks.
    """
    case.kind, case.state, case.last_on = now.kind, now.state, now.last_on
    case.facts = sorted(now.facts)
    if now.stage.settled and case.settled_on is None:
        case.settled_on = now.last_on
    if now.stage.ends and case.closed_on is None:
        case.closed_on = now.last_on
    rows = list(await clocks_of(session, case.id))
    for position, clock in enumerate(now.clocks):
        if position < len(rows):
            if clock != read_clock(rows[position]):
                _write(rows[position], clock)
        else:
            rows.append(new_row(case, position, clock))
            session.add(rows[position])
    return rows


def new_row(case: Case, position: int, clock: CaseClock) -> ClockOfCase:
    """A clock that begins."""
    counted = rules.count(clock)
    return ClockOfCase(
        case_id=case.id,
        position=position,
        clock=clock.clock,
        rule=clock.rule_id,
        start_on=clock.start_on,
        **asdict(counted),
    )


def _write(row: ClockOfCase, clock: CaseClock) -> None:
    row.suspensions = [_plain(asdict(each)) for each in clock.suspensions]
    row.extensions = [asdict(each) for each in clock.extensions]
    row.rule = clock.rule_id
    for name, value in asdict(rules.count(clock)).items():
        setattr(row, name, value)
    if clock.ended_on and row.ended_on is None:
        row.ended_on, row.dropped = clock.ended_on, clock.dropped
        row.days_late = None if clock.dropped else _days_late(row.due_on, clock.ended_on)


def _days_late(due_on: date | None, ended_on: date) -> int:
    return working_days_late(due_on, ended_on) if due_on else 0


def read_clock(row: ClockOfCase) -> CaseClock:
    """The clock a row keeps, as the law counts it."""
    return CaseClock(
        clock=row.clock,
        rule_id=row.rule,
        start_on=row.start_on,
        suspensions=tuple(
            Suspension(_day(each["stopped_on"]), _day_or_none(each["resumed_on"]), each["document"])
            for each in row.suspensions
        ),
        extensions=tuple(Extension(**each) for each in row.extensions),
        ended_on=row.ended_on,
        dropped=row.dropped,
    )


def _plain(said: dict[str, Any]) -> dict[str, Any]:
    return {name: f"{value}" if isinstance(value, date) else value for name, value in said.items()}


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _day_or_none(text: str | None) -> date | None:
    return _day(text) if text else None
