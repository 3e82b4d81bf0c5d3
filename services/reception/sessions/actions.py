"""What people do with the reception calendar: arrange, post, postpone, call, note as held."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.permissions import permit
from libs.rows import found
from services.reception.sessions import rules, telling
from services.reception.sessions.bookings.moving import booked, follow_hours, tell_bookings_moved
from services.reception.sessions.online.actions import faults_of
from services.reception.sessions.online.owing import follow_session
from services.reception.sessions.planned import count
from services.reception.sessions.queries import frame_of, unposted_until
from services.reception.sessions.rules import Kind, Leader, Mode, Progress
from services.reception.sessions.tables import ReceptionFrame, ReceptionSession


@dataclass(frozen=True)
class Frame:
    """The hours, place and people of a ward's sessions."""

    starts_at: time
    ends_at: time
    place: str
    participants: str
    content: str
    slot_minutes: int


@dataclass(frozen=True)
class Arrangement:
    """What the calendar says of one session (Law 42/2013/QH13, article 24.4)."""

    starts_at: time
    ends_at: time
    place: str
    participants: str
    content: str
    led_by: Leader
    mode: Mode


async def set_reception_frame(
    session: AsyncSession, *, frame: Frame, by: Actor, now: datetime
) -> Frame:
    """State how the ward usually receives; sessions not yet posted take it over."""
    permit(by, "set_reception_frame")
    rules.check_hours(frame.starts_at, frame.ends_at)
    said = asdict(frame)
    row = insert(ReceptionFrame).values(id=new_id(), ward_id=by.ward_id, **said)
    await session.execute(row.on_conflict_do_update(index_elements=["ward_id"], set_=said))
    for planned in await unposted_until(session, now.date(), date.max):
        for name, value in said.items():
            setattr(planned, name, value)
        await follow_session(session, planned)
    record(session, by, "set_reception_frame", "reception_frame", now)
    return frame


async def arrange_session(
    session: AsyncSession,
    session_id: UUID,
    *,
    arrangement: Arrangement,
    by: Actor,
    now: datetime,
) -> ReceptionSession:
    """Say who receives where, with whom and about what. Another time is a postponement.

    Where the calendar hangs already, its story tells everybody of another place. Who booked is
    told of another hour or place, and of a session that is online or no longer is.
    A deputy may be named, and after 01/07/2026 the calendar shows that the law does not allow it.
    """
    permit(by, "arrange_session")
    row = await found(session, ReceptionSession, session_id, lock=True)
    rules.check_state(Progress(row.progress), Progress.PLANNED)
    rules.check_hours(arrangement.starts_at, arrangement.ends_at)
    rules.check_mode(arrangement.mode, row.held_on)
    if row.posted_on and arrangement.starts_at != row.starts_at:
        raise rules.NotInThisState(now="đã đăng lịch; đổi giờ thì phải hoãn và nêu lý do")
    was_at, was_mode = row.place, row.mode
    for name, value in asdict(arrangement).items():
        setattr(row, name, value)
    moved = await follow_hours(session, row, by=by, now=now)
    if (row.place, row.mode) != (was_at, was_mode):
        moved = list(await booked(session, row))
    ids, day = [each.id for each in moved], row.held_on
    tell_bookings_moved(session, ids, session_id=row.id, from_on=day, held_on=day, now=now)
    await follow_session(session, row)
    record(session, by, "arrange_session", row.id, now, led_by=row.led_by, mode=row.mode)
    if row.posted_on and row.place != was_at:
        record(session, by, "change_place", row.id, now, was_at=was_at, place=row.place)
    return row


async def post_calendar(
    session: AsyncSession, *, until: date, number: str = "", by: Actor, now: datetime
) -> list[ReceptionSession]:
    """Post every session up to a day that does not hang yet, under the number of the notice.

    Raises NothingToPost.
    """
    permit(by, "post_calendar")
    rows = await unposted_until(session, now.date(), until)
    if not rows:
        raise rules.NothingToPost(until=f"{until:%d/%m/%Y}")
    for row in rows:
        row.posted_on, row.document_number = now.date(), number
        record(session, by, "post_calendar", row.id, now, held_on=row.held_on, number=number)
        telling.posted(session, row, now)
    return rows


async def postpone_session(
    session: AsyncSession,
    session_id: UUID,
    *,
    held_on: date,
    starts_at: time,
    ends_at: time,
    reason: str,
    by: Actor,
    now: datetime,
) -> ReceptionSession:
    """For a good reason another time, announced as it is decided (article 24.4)."""
    permit(by, "postpone_session")
    row = await found(session, ReceptionSession, session_id, lock=True)
    rules.check_state(Progress(row.progress), Progress.PLANNED)
    rules.check_hours(starts_at, ends_at)
    rules.check_not_missed(row.held_on, now.date())
    rules.check_new_day(held_on, now.date())
    if (held_on, starts_at) == (row.held_on, row.starts_at):
        raise rules.SameTime
    before = row.held_on
    row.postponed_from = row.postponed_from or before
    row.postponed_because = reason
    row.held_on, row.starts_at, row.ends_at = held_on, starts_at, ends_at
    row.posted_on = now.date()
    if row.kind == Kind.REGULAR:
        count(row)
    await follow_hours(session, row, by=by, now=now)
    await follow_session(session, row)
    record(session, by, "postpone_session", row.id, now, from_on=before, held_on=held_on)
    telling.moved(session, row, before, "postponed", now)
    return row


async def call_session(
    session: AsyncSession,
    *,
    held_on: date,
    arrangement: Arrangement,
    by: Actor,
    now: datetime,
) -> ReceptionSession:
    """Receive on a day the calendar does not name, because it is needed (article 18.3)."""
    permit(by, "call_session")
    rules.check_hours(arrangement.starts_at, arrangement.ends_at)
    rules.check_new_day(held_on, now.date())
    rules.check_mode(arrangement.mode, held_on)
    row = ReceptionSession(
        plan_id=None,
        nominal_on=None,
        known_on=now.date(),
        held_on=held_on,
        kind=Kind.AD_HOC,
        slot_minutes=(await frame_of(session)).slot_minutes,
        posted_on=now.date(),
        **asdict(arrangement),
    )
    session.add(row)
    await follow_session(session, row)
    record(session, by, "call_session", row.id, now, held_on=held_on, mode=row.mode)
    telling.scheduled(session, row, now)
    return row


async def hold_session(
    session: AsyncSession, session_id: UUID, *, taken_by: Leader, by: Actor, now: datetime
) -> ReceptionSession:
    """Note that it took place and who received; also days later.

    What an online one was held without is flagged; without an open link it was none.
    """
    permit(by, "hold_session")
    row = await found(session, ReceptionSession, session_id, lock=True)
    rules.check_state(Progress(row.progress), Progress.PLANNED)
    rules.check_over(row.held_on, now.date())
    faults = await faults_of(session, row)
    row.progress, row.taken_by = Progress.HELD, taken_by
    record(session, by, "hold_session", row.id, now, held_on=row.held_on, taken_by=taken_by)
    telling.held(session, row, faults, now)
    return row
