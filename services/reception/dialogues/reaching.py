"""Who may do something with a dialogue: with that of a complaint whoever may see its case."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.permissions import may, permit
from libs.rows import found
from services.reception.cases.queries import case_for
from services.reception.dialogues import rules
from services.reception.dialogues.queries import sees_caseless
from services.reception.dialogues.rules import DialogueKind, DialogueState
from services.reception.dialogues.tables import Dialogue


async def reached(
    session: AsyncSession, dialogue_id: UUID, action: str, *wanted: DialogueState, by: Actor
) -> Dialogue:
    """The dialogue, locked, in one of the states; for who may not see its case it is not there."""
    permit(by, action, unit_id=by.unit_id)
    row = await found(session, Dialogue, dialogue_id, lock=True)
    case = await case_for(session, row.case_id, by) if row.case_id else None
    permit(by, action, unit_id=case.unit_id if case else None)
    rules.check_state(DialogueState(row.state), *wanted)
    return row


async def seen(session: AsyncSession, dialogue_id: UUID, by: Actor) -> Dialogue:
    """The dialogue with its minutes, for who may see conferences, or the case it is about."""
    if not may(by, "see_cases"):
        permit(by, "see_dialogues")
    row = await found(session, Dialogue, dialogue_id)
    if row.case_id:
        await case_for(session, row.case_id, by)
    else:
        permit(by, "see_dialogues")
        if row.kind != DialogueKind.CONFERENCE and not sees_caseless(by):
            raise NotFound
    return row
