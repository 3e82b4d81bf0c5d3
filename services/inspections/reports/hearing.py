"""Remembers since when the ward has a board."""

from __future__ import annotations

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import UnitOpened
from libs.kernel.clock import VIETNAM
from libs.kernel.events import Heard
from services.inspections.reports.tables import KnownBoard
from services.inspections.rooms.rules import BOARD_KINDS, Room


async def know_board(session: AsyncSession, event: UnitOpened, heard: Heard) -> None:
    """A unit was entered; if it is a Ban Thanh tra nhân dân, its work begins."""
    if event.kind != BOARD_KINDS[Room.PEOPLE]:
        return
    since = event.occurred_at.astimezone(VIETNAM).date()
    row = insert(KnownBoard).values(id=event.unit_id, ward_id=heard.ward_id, since=since)
    await session.execute(row.on_conflict_do_nothing())
