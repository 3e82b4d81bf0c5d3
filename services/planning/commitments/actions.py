"""What was promised to residents in a dialogue becomes a task of the unit that keeps it."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.dialogues import CommitmentMade
from libs.kernel.events import Heard
from libs.kernel.history import record
from libs.permissions import the_clock
from libs.remembered.queries import stand_in_for
from services.planning.days import calendar_known_on
from services.planning.rules import TaskOrigin
from services.planning.tables import Unit
from services.planning.tasks.assigning import Owed, assign_task
from services.planning.tasks.rules import TaskKind, by_named_day


async def assign_commitment(session: AsyncSession, event: CommitmentMade, heard: Heard) -> None:
    """The unit owes what was promised, up to the promised day, on a working day."""
    calendar = calendar_known_on(heard.now.date())
    owed = Owed(
        origin=TaskOrigin.COMMITMENT,
        origin_id=event.commitment_id,
        kind=TaskKind.COMMITMENT,
        title=event.title,
        lead_unit_id=await stand_in_for(session, Unit, event.unit_id),
        occurrence=by_named_day(event.due_on, event.source_path, calendar),
        source_path=event.source_path,
        source_sentence=event.title,
    )
    task = assign_task(session, owed, now=heard.now)
    by = the_clock(heard.ward_id)
    record(session, by, "assign_commitment", task.id, heard.now, due_on=task.due_on)
