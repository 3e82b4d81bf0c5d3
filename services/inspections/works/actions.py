"""What the Front does about a work: its board named, the investor notified."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.rooms import WorkNotified
from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.remembered.queries import working_unit
from services.inspections.rooms.rules import Room, check_board, check_room
from services.inspections.tables import Unit
from services.inspections.works import rules
from services.inspections.works.queries import work, works
from services.inspections.works.rules import WorkState
from services.inspections.works.tables import Work


async def open_work(
    session: AsyncSession,
    *,
    name: str,
    investor: str,
    unit_id: UUID,
    board_id: UUID,
    members: int,
    residents: int,
    by: Actor,
    now: datetime,
) -> Work:
    """The Front puts a work under a board; the committee hears of it with the notice."""
    permit(by, "open_work")
    check_room(Room.FRONT, None, by)
    rules.check_members(members, residents, now.date())
    await working_unit(session, Unit, unit_id)
    board = await working_unit(session, Unit, board_id)
    check_board(Room.INVESTMENT, board.kind)
    await one_at_a_time(session, "works")  # what is there is read, then one is added
    known = {(each.name, each.board_id) for each in await works(session, by)}
    if (name, board_id) in known:
        raise rules.WorkThere
    row = Work(
        name=name,
        investor=investor,
        unit_id=unit_id,
        board_id=board_id,
        members=members,
        residents=residents,
        author_id=by.id,
    )
    session.add(row)
    record(session, by, "open_work", row.id, now)
    return row


async def give_work_notice(
    session: AsyncSession,
    work_id: UUID,
    *,
    number: str,
    starts_on: date,
    by: Actor,
    now: datetime,
) -> Work:
    """The Front tells the investor from which day the board supervises (article 45.1.b)."""
    permit(by, "give_work_notice")
    check_room(Room.FRONT, None, by)
    row = await work(session, work_id, by, lock=True)
    rules.check_state(WorkState(row.state), WorkState.OPENED)
    rules.check_notice(starts_on, now.date())
    row.state, row.number, row.starts_on = WorkState.NOTIFIED, number, starts_on
    row.notified_on = now.date()
    record(session, by, "give_work_notice", row.id, now)
    told = {"unit_id": row.unit_id, "notified_on": now.date(), "starts_on": starts_on}
    emit(session, WorkNotified(occurred_at=now, work_id=row.id, number=number, **told))
    return row
