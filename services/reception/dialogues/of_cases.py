"""The dialogue of a complaint: set from its case, whose steps tell that it was told and held.

Luật Khiếu nại, article 30; Nghị định 155/2026/NĐ-CP, article 11.
"""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.moves import Given
from libs.permissions import permit
from services.reception.cases.queries import case_for, intake_of, steps_of
from services.reception.cases.rules import LATE
from services.reception.cases.sorting import check_words
from services.reception.cases.stepping import make_step
from services.reception.cases.tables import Case
from services.reception.cases.views import number_of
from services.reception.dialogues import rules
from services.reception.dialogues.rules import DialogueKind
from services.reception.dialogues.tables import Dialogue

COMPLAINT, ACCEPTED, DECIDE = "complaint", "accepted", "decide"
# While it is settled, and afterwards for a dialogue that is written down late.
SPOKEN_ABOUT = (ACCEPTED, "decided", "sent", "appealed", "in_effect", "carried_out")


async def plan_case_dialogue(
    session: AsyncSession,
    case_id: UUID,
    *,
    on: date,
    starts_at: time,
    place: str,
    agenda: str,
    by: Actor,
    now: datetime,
) -> Dialogue:
    """A day is set for the dialogue of a complaint that is being settled, or the day is written
    down on which it was, also after the decision; that it was late is kept.

    Raises NamesSomebody where its words name a person of the letter.
    """
    case = await case_for(session, case_id, by, lock=True)
    permit(by, "plan_case_dialogue", unit_id=case.unit_id)
    await check_day_of(session, case, on, now)
    await check_words(session, case, place, agenda)
    number = number_of(await intake_of(session, case), case.part)
    row = Dialogue(
        kind=DialogueKind.COMPLAINT,
        title=f"Đối thoại vụ khiếu nại số {number}",
        on=on,
        starts_at=starts_at,
        place=place,
        agenda=agenda,
        author_id=by.id,
        case_id=case.id,
        noted_late_on=noted_late(on, now),
    )
    session.add(row)
    record(session, by, "plan_case_dialogue", row.id, now, case_id=case.id, on=on)
    return row


async def check_day_of(session: AsyncSession, case: Case, on: date, now: datetime) -> None:
    """Refuse a day on which this complaint was not, or will not be, spoken about."""
    decided_on = await _decided_on(session, case)
    if case.kind != COMPLAINT or case.state not in SPOKEN_ABOUT:
        raise rules.NoDialogueNow
    if case.state != ACCEPTED and decided_on is None:
        raise rules.NoDialogueNow
    rules.check_case_day(on, case.received_on, decided_on, now.date())


def noted_late(on: date, now: datetime) -> date | None:
    """The day of writing it down, for a dialogue that was held before."""
    return now.date() if on < now.date() else None


async def _decided_on(session: AsyncSession, case: Case) -> date | None:
    steps = await steps_of(session, case.id)
    return next((step.on for step in reversed(steps) if step.move == DECIDE), None)


async def check_names(session: AsyncSession, row: Dialogue, *said: str, by: Actor) -> None:
    """What is written of the dialogue of a complaint names nobody of its letter."""
    if row.case_id:
        await check_words(session, await case_for(session, row.case_id, by), *said)


async def note_notice(
    session: AsyncSession, row: Dialogue, number: str, on: date, *, by: Actor, now: datetime
) -> None:
    """Those concerned were told on a day: a step of its case, by the number of the notice."""
    await _step(session, row, "announce_dialogue", number, on, by, now)


async def note_minutes(
    session: AsyncSession, row: Dialogue, number: str, *, by: Actor, now: datetime
) -> None:
    """It was held: a step of its case, by the number of the minutes."""
    await _step(session, row, "hold_dialogue", number, row.on, by, now)


async def _step(
    session: AsyncSession, row: Dialogue, move: str, number: str, on: date, by: Actor, now: datetime
) -> None:
    if row.case_id is None:
        return
    case = await case_for(session, row.case_id, by, lock=True)
    if case.state != ACCEPTED:
        await check_day_of(session, case, row.on, now)
        move, row.noted_late_on = f"{move}{LATE}", now.date()
    # What is written down after another step stands behind it in the file; whether it was told
    # in time is judged by the day on which it was.
    given = Given(on=max(on, case.last_on), number=number, event_on=row.on, told_on=on)
    await make_step(session, case, move, given, by, now)
