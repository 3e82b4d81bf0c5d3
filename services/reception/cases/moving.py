"""The steps of a case: made as the law of its kind allows, on their day, by their document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.law.calendar import national_calendar
from libs.law.moves import Given, make_move
from libs.law.procedures import SORTING
from libs.permissions import permit
from services.reception.cases import rules, telling
from services.reception.cases.actions import note_step
from services.reception.cases.keeping import keep_letter
from services.reception.cases.queries import case_for, intake_of, parts_of
from services.reception.cases.sorting import check_words
from services.reception.cases.standings import keep, standing_of
from services.reception.cases.tables import Case, ClockOfCase, Intake
from services.reception.sealed.letters import is_restricted

# What the sender may do himself, before a document of the ward ends the case.
WITHDRAW = "withdraw"


async def move_case(
    session: AsyncSession,
    case_id: UUID,
    *,
    move: str,
    given: Given,
    file: StoredFile | None,
    by: Actor,
    now: datetime,
) -> Case:
    """A step that the law allows now; what is said in it names nobody of the letter."""
    case = await case_for(session, case_id, by, lock=True)
    permit(by, "move_case", unit_id=case.unit_id)
    if given.on > now.date():
        raise rules.StepInFuture(on=f"{given.on:%d/%m/%Y}")
    rules.check_by_itself(move)
    rules.check_eligible(move, case.lacks)
    await _check_words(session, case, given)
    await make_step(session, case, move, given, by, now)
    if given.answer:
        case.answer, case.answer_file = given.answer, asdict(file) if file else None
    return case


async def _check_words(session: AsyncSession, case: Case, given: Given) -> None:
    """Who denounces is named in no part: a second person is asked for the denunciation only."""
    said = [words for words in (given.reason, given.answer, given.body, given.number) if words]
    if said and await is_restricted(session, (await intake_of(session, case)).sealed_id):
        await check_words(session, case, *said)


async def withdraw_petition(
    session: AsyncSession, intake: Intake, part: int, *, by: Actor, now: datetime
) -> Case:
    """Whoever has the secret takes back one content, if the law lets it be taken back."""
    parts = {case.part: case for case in await parts_of(session, intake.id)}
    if part not in parts:
        raise rules.NoSuchPetition
    case = parts[part]
    await session.refresh(case, with_for_update=True)
    await make_step(session, case, WITHDRAW, Given(max(now.date(), case.last_on)), by, now)
    return case


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
