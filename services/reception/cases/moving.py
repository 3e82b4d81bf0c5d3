"""What officials do with a sorted case: a step that the law of its kind allows, by its document."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.law.moves import Given
from libs.permissions import permit
from services.reception.cases import rules
from services.reception.cases.duplicates import note_used_up
from services.reception.cases.queries import case_for, intake_of
from services.reception.cases.sorting import check_words
from services.reception.cases.stepping import make_step
from services.reception.cases.tables import Case
from services.reception.sealed.letters import is_restricted


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
    await note_used_up(session, case)
    await make_step(session, case, move, given, by, now)
    if given.answer:
        case.answer, case.answer_file = given.answer, asdict(file) if file else None
    return case


async def _check_words(session: AsyncSession, case: Case, given: Given) -> None:
    """Who denounces is named in no part: a second person is asked for the denunciation only."""
    said = [words for words in (given.reason, given.answer, given.body, given.number) if words]
    if said and await is_restricted(session, (await intake_of(session, case)).sealed_id):
        await check_words(session, case, *said)
