"""What happened with a supervision, as far as whoever asks may read it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.happened import HappenedView, happened, without_actors
from libs.kernel.actor import Actor
from services.inspections.rooms.rules import Room, may_see, of_front, works_in
from services.inspections.supervisions.tables import Supervision
from services.inspections.supervisions.words import ADVICE, INSIDE, KNOWN, PUBLIC, RESULT


async def past_of(
    session: AsyncSession, row: Supervision, advice_ids: list[UUID], by: Actor
) -> list[HappenedView]:
    """Its story for `by`; `advice_ids` are the recommendations that he may read."""
    told = dict(KNOWN)
    if may_see(row.result_standing, by):
        told |= {**RESULT, **ADVICE}
    if works_in(Room(row.room), row.board_id, by) or of_front(by):
        told |= INSIDE
    return without_actors(await happened(session, told, row.id, *advice_ids))


async def public_past_of(session: AsyncSession, row: Supervision) -> list[HappenedView]:
    """Its story for everybody."""
    return without_actors(await happened(session, PUBLIC, row.id))
