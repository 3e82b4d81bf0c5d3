"""When a vote has closed: what could still make a ballot valid is destroyed, before any count."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import ward_of
from services.participation.ballots.tables import BallotRound


async def destroy_signing_keys(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each night: nobody signs for a vote that has closed, whoever has the key of the setting.

    The key of the box and the one of receipts wait for the count, which opens and signs with them.
    """
    query = (
        select(BallotRound)
        .where(BallotRound.ward_id == ward_of(session), BallotRound.closes_at <= now)
        .where(BallotRound.sign_wrapped.is_not(None))
        .order_by(BallotRound.id)
        .with_for_update()
    )
    for row in (await session.scalars(query)).all():
        row.sign_wrapped = None
        record(session, by, "destroy_signing_key", row.id, now)
