"""What a room does with its papers: written, taken out, sent."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import record
from libs.permissions import permit
from services.inspections.rooms import kinds, rules
from services.inspections.rooms.kinds import PaperKind
from services.inspections.rooms.queries import board_of, room_paper, room_papers
from services.inspections.rooms.tables import RoomPaper


async def draft_room_paper(
    session: AsyncSession,
    *,
    kind: PaperKind,
    year: int,
    quarter: int,
    body: str,
    by: Actor,
    now: datetime,
) -> RoomPaper:
    """Write a plan or a report; nobody else reads it before it is sent."""
    permit(by, "draft_room_paper", unit_id=by.unit_id)
    room = rules.room_of(by)
    board_id = await board_of(session, room, by)
    await one_at_a_time(session, "room papers")  # what is there is read, then one is added
    own = [
        f"{row.kind}{row.quarter}"
        for row in await room_papers(session, year, by)
        if (row.room, row.board_id) == (room, board_id)
    ]
    kinds.check_paper(room, kind, quarter, own)
    row = RoomPaper(
        room=room,
        board_id=board_id,
        kind=kind,
        year=year,
        quarter=quarter,
        body=body,
        author_id=by.id,
    )
    session.add(row)
    record(session, by, "draft_room_paper", row.id, now)
    return row


async def remove_room_paper(
    session: AsyncSession, room_paper_id: UUID, *, by: Actor, now: datetime
) -> None:
    """Take out what was not sent."""
    row = await _own(session, room_paper_id, "remove_room_paper", by)
    await session.delete(row)
    record(session, by, "remove_room_paper", row.id, now)


async def send_room_paper(
    session: AsyncSession, room_paper_id: UUID, *, number: str, by: Actor, now: datetime
) -> RoomPaper:
    """A board sends it to the Front, the Front its programme to the committee; it stands then."""
    row = await _own(session, room_paper_id, "send_room_paper", by)
    row.number, row.sent_on = number, now.date()
    record(session, by, "send_room_paper", row.id, now)
    return row


async def _own(session: AsyncSession, room_paper_id: UUID, action: str, by: Actor) -> RoomPaper:
    row = await room_paper(session, room_paper_id, by, lock=True)
    permit(by, action, unit_id=row.board_id)
    rules.check_room(rules.Room(row.room), row.board_id, by)
    kinds.check_unsent(row.sent_on is not None)
    return row
