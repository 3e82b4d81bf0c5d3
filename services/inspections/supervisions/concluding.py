"""The result goes out with what it recommends; the committee answers; what came back is noted."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.inspections.rooms.rules import Room, check_room, may_see
from services.inspections.supervisions import results, rules, telling
from services.inspections.supervisions.queries import advice_of, recoveries_of, supervision
from services.inspections.supervisions.results import AdviceTaken, RecoveryKind
from services.inspections.supervisions.rules import SupervisionState
from services.inspections.supervisions.tables import Advice, Recovery, Supervision


async def send_result(session: AsyncSession, row: Supervision, number: str, now: datetime) -> None:
    """The committee has the result; from today it owes an answer to each thing it is asked.

    What somebody else is asked goes to them on paper: the committee neither reads nor answers it.
    """
    row.state, row.concluded_on = SupervisionState.CONCLUDED, now.date()
    row.result_number, row.return_reason = number, ""
    telling.concluded(session, row, now)
    due = asdict(results.answer_due(Room(row.room), now.date()))
    for one in await advice_of(session, [row]):
        one.sent_on = now.date()
        for name, value in due.items() if one.to_committee else ():
            setattr(one, name, value)
        telling.advised(session, row, one, now)


async def answer_advice(
    session: AsyncSession,
    advice_id: UUID,
    *,
    taken: AdviceTaken,
    answer: str,
    number: str,
    paper: StoredFile | None,
    by: Actor,
    now: datetime,
) -> Supervision:
    """The chair answers one recommendation in writing (articles 40.1.c, 45.2.c)."""
    permit(by, "answer_advice")
    one = await found(session, Advice, advice_id, lock=True)
    row = await supervision(session, one.supervision_id, by)
    if not may_see(row.result_standing, by) or not one.to_committee:
        raise NotFound
    if one.answered_on:
        raise results.AdviceAnswered
    one.taken, one.answer, one.answer_number = taken, answer, number
    one.answer_file, one.answered_on = asdict(paper) if paper else None, now.date()
    record(session, by, "answer_advice", one.id, now)
    telling.answered(session, row, one, now)
    return row


async def note_recovery(
    session: AsyncSession,
    supervision_id: UUID,
    *,
    kind: RecoveryKind,
    amount: int,
    document: str,
    on: date,
    by: Actor,
    now: datetime,
) -> Recovery:
    """Whoever supervised writes down what came back, after the result was sent."""
    row = await supervision(session, supervision_id, by, lock=True)
    permit(by, "note_recovery", unit_id=row.board_id)
    check_room(Room(row.room), row.board_id, by)
    rules.check_state(SupervisionState(row.state), SupervisionState.CONCLUDED)
    before = await recoveries_of(session, [row])
    written = [(each.kind, each.document) for each in before]
    results.check_recovery(written, (kind, document), on, row.starts_on, now.date())
    made = Recovery(
        supervision_id=row.id, kind=kind, amount=amount, document=document, on=on, by_id=by.id
    )
    session.add(made)
    record(session, by, "note_recovery", row.id, now)
    telling.recovered(session, row, made, now)
    return made
