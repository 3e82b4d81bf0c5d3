"""Reads works, each only for who may know of it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.inspections.rooms import rules
from services.inspections.works.tables import Work

SHOWN_MAX = 400


async def works(session: AsyncSession, by: Actor) -> list[Work]:
    """Those that `by` may know of, the newest first."""
    query = select(Work).where(Work.ward_id == ward_of(session)).order_by(Work.id.desc())
    rows = (await session.scalars(query.limit(SHOWN_MAX))).all()
    return [row for row in rows if rules.may_see(row.standing, by)]


async def work(session: AsyncSession, work_id: UUID, by: Actor, *, lock: bool = False) -> Work:
    """One that `by` may know of; for anybody else it does not exist: raises NotFound."""
    row = await found(session, Work, work_id, lock=lock)
    if not rules.may_see(row.standing, by):
        raise NotFound
    return row
