"""What reception does when others speak."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitClosed
from libs.contracts.planning.amendments import TaskAmended
from libs.contracts.planning.reception import DayHeld, ReceptionDaysSet
from libs.contracts.planning.tasks import TaskDone
from libs.kernel.actor import Actor
from libs.kernel.events import Heard
from libs.kernel.listener import Hears
from libs.remembered.acts import hears
from services.reception.cases.following import hand_on_cases
from services.reception.dialogues.committing import follow_commitment, settle_commitment
from services.reception.feedback.following import hand_on_feedback
from services.reception.sessions.planned import make_sessions
from services.reception.tables import Unit, Ward

TOLD = hears(Ward, Unit)


async def close_unit(session: AsyncSession, event: UnitClosed, heard: Heard) -> None:
    """The unit ended; it is given nothing any more, and what it had goes to its successor."""
    await TOLD[UnitClosed](session, event, heard)
    directory = Actor("directory", heard.ward_id)
    for hand_on in (hand_on_cases, hand_on_feedback):
        await hand_on(
            session, event.unit_id, event.successor_id, by=directory, now=event.occurred_at
        )


async def follow_days(session: AsyncSession, event: ReceptionDaysSet, heard: Heard) -> None:
    """The plan's reception days were set or moved: the sessions are made or follow."""
    bare = tuple(DayHeld(nominal_on=on, held_on=on) for on in event.held_on)
    await make_sessions(
        session, event.plan_id, event.year, event.days or bare, now=event.occurred_at
    )


HEARS: Hears = {
    TaskAmended: follow_commitment,
    **TOLD,
    TaskDone: settle_commitment,
    UnitClosed: close_unit,
    ReceptionDaysSet: follow_days,
}
