"""Each morning: what is owed about a convention and not done by its last day is told once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import found, ward_of
from services.participation.conventions import telling
from services.participation.conventions.rules import KEPT, ConventionState
from services.participation.conventions.tables import Convention
from services.participation.queries import working_ids
from services.participation.village.overseeing.dues import Owed, looked_back, owed_about
from services.participation.village.overseeing.queries import open_complaints, reviewed_since
from services.participation.village.overseeing.rules import answer_by

WATCHED = (*KEPT, ConventionState.CARRIED_OUT)


async def flag_neglected(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Not sent out, not abolished, not answered, not looked back on: each once.

    A neighbourhood that ended owes nothing of its conventions; a letter is answered all the same.
    """
    today = now.date()
    reviewed = await reviewed_since(session, looked_back(today).year)
    query = select(Convention).where(
        Convention.ward_id == ward_of(session),
        Convention.state.in_(WATCHED),
        Convention.unit_id.in_(await working_ids(session)),
    )
    for row in (await session.scalars(query.order_by(Convention.id).with_for_update())).all():
        for owed in owed_about(row, today, reviewed):
            key = f"{owed.what}:{owed.due_on}"
            if today > owed.due_on and key not in row.told_late:
                row.told_late = [*row.told_late, key]
                _tell(session, row, owed, by, now)
    for told in await open_complaints(session, lock=True):
        due_on = answer_by(told.received_on).due_on
        if due_on and today > due_on and not told.told_late:
            told.told_late = True
            row = await found(session, Convention, told.convention_id)
            _tell(session, row, Owed("complaint", due_on), by, now)


def _tell(session: AsyncSession, row: Convention, owed: Owed, by: Actor, now: datetime) -> None:
    said = {"owed": owed.what, "due_on": owed.due_on}
    record(session, by, "flag_neglected", row.id, now, **said)
    telling.neglected(session, row, owed.what, owed.due_on, now)
