"""Write down what an online session owes as it is done; what it was held without is said."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.online import OnlineDutyMet
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.reception.sessions.online import queries, rules
from services.reception.sessions.online.owing import follow_session
from services.reception.sessions.online.rules import Duty, TriedBy
from services.reception.sessions.online.tables import OnlineDuty, OnlineLine
from services.reception.sessions.rules import Mode, Progress, check_state
from services.reception.sessions.tables import ReceptionSession


async def notify_online_session(
    session: AsyncSession, session_id: UUID, *, on: date, number: str, by: Actor, now: datetime
) -> ReceptionSession:
    """Who takes part was told of day, hour and line (Decree 154/2026, article 23.1)."""
    permit(by, "notify_online_session")
    row = await _online(session, session_id)
    rules.check_ahead(on, row.held_on, now.date())
    duty = await _meet(session, row, Duty.NOTICE, on, None, now)
    duty.document_number = number
    record(session, by, "notify_online_session", row.id, now, on=on, number=number)
    return row


async def try_online_line(
    session: AsyncSession,
    session_id: UUID,
    *,
    on: date,
    tried_by: list[TriedBy],
    by: Actor,
    now: datetime,
) -> ReceptionSession:
    """The line was tried and held, by these offices (article 23.1)."""
    permit(by, "try_online_line")
    row = await _online(session, session_id)
    rules.check_ahead(on, row.held_on, now.date())
    duty = await _meet(session, row, Duty.TRIAL, on, None, now)
    duty.tried_by = sorted(set(tried_by))
    record(session, by, "try_online_line", row.id, now, on=on, tried_by=duty.tried_by)
    return row


async def set_online_link(
    session: AsyncSession, session_id: UUID, *, link: str, by: Actor, now: datetime
) -> ReceptionSession:
    """Where the session takes place on the net; whoever booked sees it by code and secret."""
    permit(by, "set_online_link")
    row = await _online(session, session_id)
    (await _line(session, row)).link = link
    record(session, by, "set_online_link", row.id, now)
    return row


async def open_online_link(
    session: AsyncSession, session_id: UUID, *, at: time, by: Actor, now: datetime
) -> ReceptionSession:
    """From this hour of its day on people could come in (article 23.1)."""
    permit(by, "open_online_link")
    row = await _online(session, session_id)
    line = await queries.line_of(session, row.id)
    rules.check_opened(row.held_on, at, line.link if line else "", now)
    await _meet(session, row, Duty.OPENING, row.held_on, at, now)
    record(session, by, "open_online_link", row.id, now, at=f"{at:%H:%M}")
    return row


async def state_recording(
    session: AsyncSession,
    session_id: UUID,
    *,
    recorded: bool,
    kept_at: str,
    by: Actor,
    now: datetime,
) -> ReceptionSession:
    """Whether the session was recorded, and where the recording is kept."""
    permit(by, "state_recording")
    row = await _online(session, session_id)
    rules.check_recording(row.held_on, recorded, kept_at, now.date())
    if recorded:
        await _meet(session, row, Duty.RECORDING, row.held_on, None, now)
    else:
        rules.check_unmet((await _duty(session, row, Duty.RECORDING)).done_on)
    line = await _line(session, row)
    line.recorded, line.kept_at = recorded, kept_at if recorded else ""
    record(session, by, "state_recording", row.id, now, recorded=recorded)
    return row


async def faults_of(session: AsyncSession, row: ReceptionSession) -> tuple[Duty, ...]:
    """What a session that is noted as held did not have in time; none of one held in a room.

    Raises LinkNeverOpened and RecordingNotStated.
    """
    if row.mode != Mode.ONLINE:
        return ()
    await follow_session(session, row)
    met = {Duty(each.duty): each for each in await queries.duties_of(session, row.id)}
    line = await queries.line_of(session, row.id)
    rules.check_held(met[Duty.OPENING].done_on, line.recorded if line else None)
    return tuple(duty for duty, each in met.items() if each.days_late != 0)


async def _online(session: AsyncSession, session_id: UUID) -> ReceptionSession:
    row = await found(session, ReceptionSession, session_id, lock=True)
    check_state(Progress(row.progress), Progress.PLANNED)
    if row.mode != Mode.ONLINE:
        raise rules.NotOnline
    return row


async def _line(session: AsyncSession, row: ReceptionSession) -> OnlineLine:
    line = await queries.line_of(session, row.id)
    if line is None:
        line = OnlineLine(session_id=row.id)
        session.add(line)
    return line


async def _duty(session: AsyncSession, row: ReceptionSession, duty: Duty) -> OnlineDuty:
    await follow_session(session, row)
    [owed] = [each for each in await queries.duties_of(session, row.id) if each.duty == duty]
    return owed


async def _meet(
    session: AsyncSession,
    row: ReceptionSession,
    duty: Duty,
    on: date,
    at: time | None,
    now: datetime,
) -> OnlineDuty:
    met = await _duty(session, row, duty)
    rules.check_unmet(met.done_on)
    met.done_on, met.done_at = on, at
    met.days_late = rules.working_days_missed_by(met.due_on, met.due_at, on, at)
    emit(
        session,
        OnlineDutyMet(
            occurred_at=now,
            session_id=row.id,
            held_on=row.held_on,
            duty=duty,
            due_on=met.due_on,
            done_on=on,
            days_late=met.days_late,
        ),
    )
    return met
