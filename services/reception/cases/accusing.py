"""Whoever a letter accuses sees nothing of it: none of its contents, and not the letter."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from services.reception.cases import telling
from services.reception.cases.actions import note_step
from services.reception.cases.queries import parts_of
from services.reception.cases.standings import standing_of
from services.reception.cases.tables import Case, Intake
from services.reception.sealed.letters import bar


async def accuse(
    session: AsyncSession,
    intake: Intake,
    unit_ids: Collection[UUID],
    roles: Collection[str],
    by: Actor,
    now: datetime,
) -> None:
    """The units and offices of who is accused lose every part of the letter that they had.

    One part that stayed open to them, with a letter that is suddenly gone, would tell them.
    """
    if not (unit_ids or roles):
        return
    for part in await parts_of(session, intake.id, lock=True):
        part.accused_unit_ids = sorted({*part.accused_unit_ids, *map(str, unit_ids)})
        part.barred_roles = sorted({*part.barred_roles, *roles})
        if str(part.unit_id) in part.accused_unit_ids:
            await _take_away(session, part, by, now)
    await bar(session, intake.sealed_id, unit_ids=unit_ids, roles=roles, now=now)


async def _take_away(session: AsyncSession, part: Case, by: Actor, now: datetime) -> None:
    record(session, by, "take_case_away", part.id, now)
    part.unit_id = part.handler_id = None
    standing = await standing_of(session, part)
    note_step(session, part, "take_away", "thôi giao cho đơn vị, chờ giao lại", standing, by, now)
    telling.assigned(session, part, now)
