"""Putting the guide away, and bringing it back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.permissions import permit
from libs.rows import ward_of
from services.directory.guide.queries import put_away
from services.directory.guide.rules import AlreadyPutAway, NotPutAway
from services.directory.guide.tables import GuidePutAway
from services.directory.wards.actions import must_be_onboarded


async def put_guide_away(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """The desk is reminded of the first steps no more."""
    permit(by, "put_guide_away")
    await must_be_onboarded(session)
    if await put_away(session):
        raise AlreadyPutAway
    session.add(GuidePutAway(at=now))
    await session.flush()
    record(session, by, "put_guide_away", ward_of(session), now)


async def bring_guide_back(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """The desk is reminded again."""
    permit(by, "bring_guide_back")
    row = await put_away(session)
    if row is None:
        raise NotPutAway
    await session.delete(row)
    record(session, by, "bring_guide_back", ward_of(session), now)
