"""What a room does with a supervision until its result: planned, sent, begun, ended, advised."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.database import one_at_a_time
from libs.kernel.history import record
from libs.permissions import permit
from libs.remembered.queries import working_unit
from libs.rows import found
from services.inspections.rooms.queries import board_of
from services.inspections.rooms.rules import Room, check_room, room_of
from services.inspections.supervisions import results, rules, telling
from services.inspections.supervisions.queries import advice_of, supervision, supervisions
from services.inspections.supervisions.results import Addressee
from services.inspections.supervisions.rules import SupervisionState
from services.inspections.supervisions.tables import Advice, Supervision
from services.inspections.tables import Unit
from services.inspections.works.queries import work
from services.inspections.works.rules import WorkState
from services.inspections.works.rules import check_state as check_work_state


async def draft_supervision(
    session: AsyncSession,
    *,
    subject: str,
    scope: str,
    unit_id: UUID,
    work_id: UUID | None,
    starts_on: date,
    by: Actor,
    now: datetime,
) -> Supervision:
    """Prepare the plan of one; of a work its own unit answers."""
    permit(by, "draft_supervision", unit_id=by.unit_id)
    board_id = await board_of(session, room := room_of(by), by)
    rules.check_day(starts_on, now.date())
    await working_unit(session, Unit, unit_id)
    work_from = None
    if work_id:
        one = await work(session, work_id, by, lock=True)  # so that it does not end meanwhile
        check_work_state(WorkState(one.state), WorkState.NOTIFIED)
        work_from, unit_id = one.starts_on, one.unit_id
    rules.check_work(room, work_from, starts_on)
    await one_at_a_time(session, "supervisions")  # what is there is read, then one is added
    known = await supervisions(session, by)
    there = ((each.room, each.board_id, each.subject, each.starts_on) for each in known)
    if (room, board_id, subject, starts_on) in there:
        raise rules.SupervisionThere
    row = Supervision(
        room=room,
        board_id=board_id,
        work_id=work_id,
        subject=subject,
        scope=scope,
        unit_id=unit_id,
        starts_on=starts_on,
        author_id=by.id,
    )
    session.add(row)
    record(session, by, "draft_supervision", row.id, now)
    return row


async def send_supervision(
    session: AsyncSession, supervision_id: UUID, *, number: str, by: Actor, now: datetime
) -> Supervision:
    """The plan goes to the Front, the chair and the supervised: from here on they know of it."""
    row = await _own(session, supervision_id, "send_supervision", by)
    rules.check_state(SupervisionState(row.state), SupervisionState.DRAFTED)
    room = Room(row.room)
    rules.check_sending(room, row.starts_on, now.date())
    row.state, row.number, row.sent_on = SupervisionState.SENT, number, now.date()
    if room is Room.FRONT:
        row.report_by = rules.last_day_ahead(rules.REPORTED_BEFORE, row.starts_on)
    record(session, by, "send_supervision", row.id, now)
    telling.sent(session, row, now)
    return row


async def start_supervision(
    session: AsyncSession, supervision_id: UUID, *, by: Actor, now: datetime
) -> Supervision:
    """It begins."""
    row = await _own(session, supervision_id, "start_supervision", by)
    rules.check_starting(SupervisionState(row.state), row.starts_on, now.date())
    row.state, row.started_on = SupervisionState.STARTED, now.date()
    record(session, by, "start_supervision", row.id, now)
    return row


async def end_supervision(
    session: AsyncSession, supervision_id: UUID, *, by: Actor, now: datetime
) -> Supervision:
    """It is over; the Front has its own last day for the conclusion."""
    row = await _own(session, supervision_id, "end_supervision", by)
    rules.check_state(SupervisionState(row.state), SupervisionState.STARTED)
    row.state, row.ended_on = SupervisionState.ENDED, now.date()
    if row.room == Room.FRONT:
        row.conclude_by = rules.last_day(rules.CONCLUDED_WITHIN, now.date())
    record(session, by, "end_supervision", row.id, now)
    return row


async def drop_supervision(
    session: AsyncSession, supervision_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Supervision:
    """It is given up before it starts; one that was not sent stays unknown."""
    row = await _own(session, supervision_id, "drop_supervision", by)
    rules.check_state(SupervisionState(row.state), *rules.BEFORE_START)
    row.state, row.drop_reason = SupervisionState.DROPPED, reason
    record(session, by, "drop_supervision", row.id, now)
    return row


async def advise(
    session: AsyncSession,
    supervision_id: UUID,
    *,
    text: str,
    basis: str,
    about_law: bool,
    addressee: Addressee = Addressee.AUTHORITY,
    by: Actor,
    now: datetime,
) -> Advice:
    """Write a recommendation; it goes out with the result."""
    row = await _own(session, supervision_id, "advise", by)
    rules.check_state(SupervisionState(row.state), *rules.BEFORE_RESULT)
    before = await advice_of(session, [row])
    if len(before) >= results.ADVICE_MAX:
        raise results.TooMuchAdvice
    if text in {each.text for each in before}:
        raise results.AdviceThere
    ordinal = max((each.ordinal for each in before), default=0) + 1
    made = Advice(
        supervision_id=row.id,
        ordinal=ordinal,
        text=text,
        basis=basis,
        about_law=about_law,
        addressee=addressee,
    )
    session.add(made)
    record(session, by, "advise", row.id, now)
    return made


async def remove_advice(
    session: AsyncSession, advice_id: UUID, *, by: Actor, now: datetime
) -> Supervision:
    """Take one back before the result goes out; the others keep their numbers."""
    one = await found(session, Advice, advice_id)
    row = await _own(session, one.supervision_id, "remove_advice", by)
    rules.check_state(SupervisionState(row.state), *rules.BEFORE_RESULT)
    await session.delete(one)
    record(session, by, "remove_advice", row.id, now)
    return row


async def _own(session: AsyncSession, supervision_id: UUID, action: str, by: Actor) -> Supervision:
    row = await supervision(session, supervision_id, by, lock=True)
    permit(by, action, unit_id=row.board_id)
    check_room(Room(row.room), row.board_id, by)
    return row
