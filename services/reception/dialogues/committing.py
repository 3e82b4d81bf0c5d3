"""Promises of a dialogue: written down, given to units as tasks, and kept or not."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.planning.amendments import TaskAmended
from libs.contracts.planning.tasks import TaskDone
from libs.kernel.actor import Actor
from libs.kernel.events import Heard
from libs.kernel.history import record
from libs.permissions import permit, the_clock
from libs.rows import found, ward_of
from services.reception.dialogues import rules, telling
from services.reception.dialogues.of_cases import check_names
from services.reception.dialogues.queries import commitments_of
from services.reception.dialogues.reaching import reached
from services.reception.dialogues.rules import DialogueState, Kept
from services.reception.dialogues.tables import Commitment, Dialogue
from services.reception.feedback.rules import ANSWERING_KINDS
from services.reception.queries import working_unit

HELD = DialogueState.HELD
TASK_KIND = "commitment"  # as planning calls the task of one


async def add_commitment(
    session: AsyncSession,
    dialogue_id: UUID,
    *,
    text: str,
    unit_id: UUID,
    due_on: date,
    by: Actor,
    now: datetime,
) -> Commitment:
    """Write down what was promised, who keeps it and by when."""
    row = await reached(session, dialogue_id, "add_commitment", HELD, by=by)
    rules.check_commitment(due_on, row.on, now.date())
    await check_names(session, row, text, by=by)
    unit = await working_unit(session, unit_id)
    if unit.kind not in ANSWERING_KINDS:
        raise rules.UnitNotOfCommittee(name=unit.name)
    last = select(func.coalesce(func.max(Commitment.ordinal), 0)).where(
        Commitment.ward_id == ward_of(session), Commitment.dialogue_id == row.id
    )
    ordinal = (await session.execute(last)).scalar_one() + 1
    if ordinal > rules.COMMITMENTS_MAX:
        raise rules.TooManyCommitments
    made = Commitment(
        dialogue_id=row.id,
        ordinal=ordinal,
        text=text,
        unit_id=unit.id,
        due_on=due_on,
        author_id=by.id,
    )
    session.add(made)
    record(session, by, "add_commitment", row.id, now, ordinal=ordinal, unit=unit.name)
    return made


async def remove_commitment(
    session: AsyncSession, commitment_id: UUID, *, by: Actor, now: datetime
) -> Dialogue:
    """Take one back before the chair gave them out; the numbers of the others stay."""
    permit(by, "remove_commitment", unit_id=by.unit_id)
    commitment = await found(session, Commitment, commitment_id)
    row = await reached(session, commitment.dialogue_id, "remove_commitment", HELD, by=by)
    await session.delete(commitment)
    record(session, by, "remove_commitment", row.id, now, ordinal=commitment.ordinal)
    return row


async def conclude_dialogue(
    session: AsyncSession, dialogue_id: UUID, *, by: Actor, now: datetime
) -> Dialogue:
    """The chair gives the promises to the units: from now on they are owed, and public."""
    row = await reached(session, dialogue_id, "conclude_dialogue", HELD, by=by)
    promised = (await commitments_of(session, [row]))[row.id]
    for each in promised:
        rules.check_commitment(each.due_on, row.on, now.date())
    row.state, row.concluded_on = DialogueState.CONCLUDED, now.date()
    for each in promised:
        telling.made(session, row, each, now)
    record(session, by, "conclude_dialogue", row.id, now, commitments=len(promised))
    return row


async def follow_commitment(session: AsyncSession, event: TaskAmended, heard: Heard) -> None:
    """A decision gave the task of a commitment another unit or day: so the promise reads."""
    if event.kind != TASK_KIND or event.origin_id is None:
        return
    each = await found(session, Commitment, event.origin_id, lock=True)
    if each.state != Kept.OPEN:
        return
    each.unit_id = event.lead_unit_id or each.unit_id
    each.due_on = event.due_on or each.due_on
    by = the_clock(heard.ward_id)
    said = {"unit_id": each.unit_id, "due_on": each.due_on}
    record(session, by, "follow_commitment", each.dialogue_id, heard.now, **said)


async def settle_commitment(session: AsyncSession, event: TaskDone, heard: Heard) -> None:
    """Planning tells that the task of a commitment is finished: it was kept, or was not."""
    if event.kind != TASK_KIND or event.origin_id is None:
        return
    each = await found(session, Commitment, event.origin_id, lock=True)
    if each.state != Kept.OPEN:
        return
    each.state, each.ended_on = rules.OUTCOMES[event.outcome], event.on
    each.days_late = event.days_late
    row = await found(session, Dialogue, each.dialogue_id)
    by = the_clock(heard.ward_id)
    record(session, by, "settle_commitment", row.id, heard.now, outcome=each.state)
    telling.settled(session, row, each, heard.now)
