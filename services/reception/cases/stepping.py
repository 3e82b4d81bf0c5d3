"""One step of a case: made as the law of its kind allows, kept, and told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.calendar import national_calendar
from libs.law.moves import Given, make_move
from libs.law.procedures import SORTING
from services.reception.cases import telling
from services.reception.cases.actions import note_step
from services.reception.cases.keeping import keep_letter
from services.reception.cases.standings import keep, standing_of
from services.reception.cases.tables import Case, ClockOfCase


async def make_step(
    session: AsyncSession, case: Case, move: str, given: Given, by: Actor, now: datetime
) -> None:
    """The step as the law's data has it, kept and told; the case is locked already."""
    before = await standing_of(session, case)
    made = before.procedure.move(move)
    after = make_move(before, move, given, national_calendar())
    settled_before = case.settled_on is not None
    clocks = await keep(session, case, after)
    if given.body:
        case.body = given.body
    said = {"number": given.number, "reason": given.reason, "body": given.body}
    more = {"basis": made.basis, "event_on": given.event_on, **said}
    note_step(session, case, move, made.title, after, by, now, **more)
    if case.closed_on:
        await keep_letter(session, case)
    late = _days_late(clock for clock in clocks if clock.ended_on == given.on)
    record(session, by, "move_case", case.id, now, move=move, number=given.number, on=given.on)
    telling.moved(session, case, move, late, now)
    if case.settled_on and not settled_before:
        telling.settled(session, case, _days_late(clocks), now)


def _days_late(ended: Iterable[ClockOfCase]) -> int:
    """Of the law's clocks that ended the one that was missed most, in working days."""
    of_law = (clock for clock in ended if clock.clock != SORTING)
    return max((clock.days_late or 0 for clock in of_law), default=0)
