"""The Front hears whoever it supervises, concludes, and publishes what came of supervisions."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.files import StoredFile
from libs.kernel.history import record
from libs.permissions import permit
from services.inspections.rooms.rules import Room, check_room
from services.inspections.supervisions import results, rules, telling
from services.inspections.supervisions.concluding import send_result
from services.inspections.supervisions.queries import supervision
from services.inspections.supervisions.rules import SupervisionState
from services.inspections.supervisions.tables import Supervision


async def report_to_supervision(
    session: AsyncSession,
    supervision_id: UUID,
    *,
    report: str,
    paper: StoredFile | None,
    by: Actor,
    now: datetime,
) -> Supervision:
    """Whoever is supervised sends its report, before the day (NQLT 403/2017)."""
    row = await supervision(session, supervision_id, by, lock=True)
    permit(by, "report_to_supervision", unit_id=row.unit_id)
    if row.room != Room.FRONT:
        raise results.OnlyTheFrontHears
    rules.check_state(SupervisionState(row.state), *rules.HEARING)
    if row.reported_on:
        raise results.AlreadyReported
    row.report, row.reported_on = report, now.date()
    row.report_file = asdict(paper) if paper else None
    record(session, by, "report_to_supervision", row.id, now)
    telling.reported(session, row, now)
    return row


async def conclude_supervision(
    session: AsyncSession,
    supervision_id: UUID,
    *,
    number: str,
    result: str,
    wrongs: int,
    by: Actor,
    now: datetime,
) -> Supervision:
    """The Front's own conclusion goes to the committee with what it recommends."""
    permit(by, "conclude_supervision")
    check_room(Room.FRONT, None, by)
    row = await supervision(session, supervision_id, by, lock=True)
    results.check_own_conclusion(Room(row.room))
    rules.check_state(SupervisionState(row.state), SupervisionState.ENDED)
    row.result, row.wrongs = result, wrongs
    await send_result(session, row, number, now)
    record(session, by, "conclude_supervision", row.id, now)
    return row


async def publish_supervision(
    session: AsyncSession, supervision_id: UUID, *, by: Actor, now: datetime
) -> Supervision:
    """From here on everybody reads the result, what it recommends and each answer."""
    permit(by, "publish_supervision")
    check_room(Room.FRONT, None, by)
    row = await supervision(session, supervision_id, by, lock=True)
    rules.check_state(SupervisionState(row.state), SupervisionState.CONCLUDED)
    if row.published_on:
        raise results.AlreadyPublished
    row.published_on = now.date()
    record(session, by, "publish_supervision", row.id, now)
    return row
