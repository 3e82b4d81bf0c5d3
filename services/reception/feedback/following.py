"""What a unit had to answer goes to its successor when it ends."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import ward_of
from services.reception.feedback import telling
from services.reception.feedback.queries import running
from services.reception.feedback.rules import Progress, Step
from services.reception.feedback.tables import Feedback

# An answered report may come back to who answered it.
OF_A_UNIT = (Progress.ASSIGNED, Progress.ANSWERED)


async def hand_on_feedback(
    session: AsyncSession, unit_id: UUID, successor_id: UUID | None, *, by: Actor, now: datetime
) -> None:
    """A unit ended: its successor answers; without one a clerk has to give it anew."""
    query = (
        select(Feedback)
        .where(Feedback.ward_id == ward_of(session), Feedback.unit_id == unit_id)
        .where(Feedback.progress.in_(OF_A_UNIT))
        .order_by(Feedback.id)
        .with_for_update()
    )
    for row in (await session.scalars(query)).all():
        row.unit_id = successor_id
        record(session, by, "hand_on_feedback", row.id, now, unit_id=successor_id)
        if row.progress == Progress.ANSWERED:
            continue
        row.changed_at = now
        if successor_id is None:
            row.progress = Progress.LOGGED
        elif owed := await running(session, row, Step.ANSWER):
            telling.assigned(session, row, owed.due_on, now)
