"""Whoever wants to hear no more says so, with the address out of a notice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import ward_of
from services.reception.notifying.rules import NoSuchNotice
from services.reception.sealed.kept.tables import KeptLetter


async def stop_notices(session: AsyncSession, key: str, *, by: Actor, now: datetime) -> None:
    """No more notices about this letter; again changes nothing. Raises NoSuchNotice."""
    query = select(KeptLetter).where(
        KeptLetter.ward_id == ward_of(session), KeptLetter.notice_key == key
    )
    kept = (await session.execute(query.with_for_update())).scalar_one_or_none()
    if kept is None:
        raise NoSuchNotice
    if kept.notices_stopped_at is None:
        kept.notices_stopped_at = now
        record(session, by, "stop_notices", kept.id, now)
