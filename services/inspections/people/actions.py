"""A board's result: handed to the Front, confirmed and sent, or given back; the board's end."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.rooms import WorkEnded
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from services.inspections.rooms.rules import Room, check_room
from services.inspections.supervisions import rules
from services.inspections.supervisions.concluding import send_result
from services.inspections.supervisions.queries import drafts_of_work, open_of_work, supervision
from services.inspections.supervisions.rules import SupervisionState
from services.inspections.supervisions.tables import Supervision
from services.inspections.works import rules as works
from services.inspections.works.queries import work
from services.inspections.works.rules import WorkState
from services.inspections.works.tables import Work

WORK_ENDED = "Công trình đã xong, Ban kết thúc nhiệm vụ."


async def hand_in_result(
    session: AsyncSession,
    supervision_id: UUID,
    *,
    result: str,
    wrongs: int,
    by: Actor,
    now: datetime,
) -> Supervision:
    """The board gives the Front its minutes with what it recommends, to be confirmed."""
    row = await supervision(session, supervision_id, by, lock=True)
    permit(by, "hand_in_result", unit_id=row.board_id)
    check_room(Room(row.room), row.board_id, by)
    rules.check_state(SupervisionState(row.state), SupervisionState.ENDED)
    row.state, row.handed_on = SupervisionState.HANDED, now.date()
    row.result, row.wrongs = result, wrongs
    record(session, by, "hand_in_result", row.id, now)
    return row


async def confirm_result(
    session: AsyncSession, supervision_id: UUID, *, number: str, by: Actor, now: datetime
) -> Supervision:
    """The Front confirms: the committee gets the result and what it has to answer."""
    row = await _handed(session, supervision_id, "confirm_result", by)
    await send_result(session, row, number, now)
    record(session, by, "confirm_result", row.id, now)
    return row


async def return_result(
    session: AsyncSession, supervision_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Supervision:
    """The Front gives it back with a reason; the board mends it."""
    row = await _handed(session, supervision_id, "return_result", by)
    row.state, row.handed_on, row.return_reason = SupervisionState.ENDED, None, reason
    record(session, by, "return_result", row.id, now)
    return row


async def end_work(session: AsyncSession, work_id: UUID, *, by: Actor, now: datetime) -> Work:
    """The work is done and its board dissolves by itself; no supervision of it is still open.

    What the board only drafted, which the Front cannot see, is dropped with it.
    """
    permit(by, "end_work")
    check_room(Room.FRONT, None, by)
    row = await work(session, work_id, by, lock=True)
    works.check_state(WorkState(row.state), WorkState.NOTIFIED)
    for draft in await drafts_of_work(session, row.id):
        draft.state, draft.drop_reason = SupervisionState.DROPPED, WORK_ENDED
        record(session, by, "drop_supervision", draft.id, now)
    works.check_ending(await open_of_work(session, row.id))
    row.state, row.ended_on = WorkState.ENDED, now.date()
    record(session, by, "end_work", row.id, now)
    emit(session, WorkEnded(occurred_at=now, work_id=row.id, ended_on=now.date()))
    return row


async def _handed(
    session: AsyncSession, supervision_id: UUID, action: str, by: Actor
) -> Supervision:
    permit(by, action)
    check_room(Room.FRONT, None, by)
    row = await supervision(session, supervision_id, by, lock=True)
    rules.check_state(SupervisionState(row.state), SupervisionState.HANDED)
    return row
