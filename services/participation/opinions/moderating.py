"""What a clerk does with words: lets everybody read them, only counts them, or hands them over."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import found
from services.participation.consultations.actions import locked
from services.participation.consultations.rules import State
from services.participation.opinions import judging, rules
from services.participation.opinions.rules import Ground, Standing
from services.participation.opinions.tables import Opinion

SEEN_AGAIN = (Standing.RELEASED, Standing.COUNTED, Standing.EXCLUDED)


async def release_opinion(
    session: AsyncSession, opinion_id: UUID, *, text: str, by: Actor, now: datetime
) -> Opinion:
    """Everybody may read these words, which name nobody."""
    row = await _looked_at(session, opinion_id, "release_opinion", by)
    judging.release(row, text)
    record(session, by, "release_opinion", row.id, now)
    return row


async def keep_opinion(
    session: AsyncSession, opinion_id: UUID, *, ground: Ground, by: Actor, now: datetime
) -> Opinion:
    """Its words are shown to nobody; it counts all the same, unless it is spam or sent twice."""
    row = await _looked_at(session, opinion_id, "keep_opinion", by)
    judging.keep(row, ground)
    record(session, by, "keep_opinion", row.id, now, ground=ground)
    return row


async def hand_over_opinion(
    session: AsyncSession, opinion_id: UUID, *, by: Actor, now: datetime
) -> Opinion:
    """It was written into the register of letters, and nothing of it stays here.

    Which letter it became is noted nowhere: whoever may see opinions need not know.
    """
    row = await _looked_at(session, opinion_id, "hand_over_opinion", by)
    judging.hand_over(row)
    row.neighbourhood_id = None
    record(session, by, "hand_over_opinion", row.id, now)
    return row


async def _looked_at(session: AsyncSession, opinion_id: UUID, action: str, by: Actor) -> Opinion:
    """An opinion that somebody may still judge, locked; who may see it at all depends on it."""
    row = await found(session, Opinion, opinion_id)
    # What may be a petition waits for the clerk even where nobody is asked any more.
    stopped = (State.WITHDRAWN,) if row.standing == Standing.ROUTED else ()
    asked = await locked(session, row.consultation_id, State.OPEN, State.CLOSED, *stopped)
    permit(by, action, unit_id=asked.unit_id)
    row = await found(session, Opinion, opinion_id, lock=True)
    if row.standing == Standing.ROUTED:
        permit(by, "see_routed_opinions")
    rules.check_standing(Standing(row.standing), *rules.UNSEEN, *SEEN_AGAIN)
    return row
