"""Reads papers of rooms, each only for who may know of it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.remembered.queries import working_unit
from libs.rows import found, ward_of
from services.inspections.rooms import rules
from services.inspections.rooms.rules import Room
from services.inspections.rooms.tables import RoomPaper
from services.inspections.tables import Unit

SHOWN_MAX = 400


async def room_papers(session: AsyncSession, year: int, by: Actor) -> list[RoomPaper]:
    """The papers of a year that `by` may know of, the newest first."""
    query = (
        select(RoomPaper)
        .where(RoomPaper.ward_id == ward_of(session), RoomPaper.year == year)
        .order_by(RoomPaper.id.desc())
        .limit(SHOWN_MAX)
    )
    rows = (await session.scalars(query)).all()
    return [row for row in rows if rules.may_see(row.standing, by)]


async def room_paper(
    session: AsyncSession, room_paper_id: UUID, by: Actor, *, lock: bool = False
) -> RoomPaper:
    """One that `by` may know of; for anybody else it does not exist: raises NotFound."""
    row = await found(session, RoomPaper, room_paper_id, lock=lock)
    if not rules.may_see(row.standing, by):
        raise NotFound
    return row


async def board_of(session: AsyncSession, room: Room, by: Actor) -> UUID | None:
    """The board for which `by` prepares papers; none of the Front. Raises NotABoard."""
    if room is Room.FRONT:
        return None
    assert by.unit_id is not None  # whose room it is was asked by the board's own unit
    board = await working_unit(session, Unit, by.unit_id)
    rules.check_board(room, board.kind)
    return board.id
