"""Parts are asked for, written, handed in, returned, and called late once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reporting import PartAsked, PartHandedIn, PartLate, PartReturned
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.calendar import national_calendar
from libs.law.clocks import calendar_days_late
from libs.permissions import permit
from libs.remembered.queries import working_unit
from services.reporting.collection import queries, rules
from services.reporting.collection.own import prefilled
from services.reporting.collection.rules import WRITABLE, PartState
from services.reporting.collection.tables import UnitPart
from services.reporting.periods.queries import period_by_id
from services.reporting.reports.counting import stored_window
from services.reporting.rules import check_owed
from services.reporting.tables import Period, Unit


async def ask_parts(
    session: AsyncSession,
    period_id: UUID,
    unit_ids: Collection[UUID],
    *,
    by: Actor,
    now: datetime,
) -> list[UnitPart]:
    """Ask units for their part of a report that is not issued yet, each of them once."""
    permit(by, "ask_parts")
    period = await writable_period(session, period_id)
    if not unit_ids:
        raise rules.NobodyChosen
    await _check_asked(session, period_id, unit_ids)
    due = rules.due_of(now.date(), period.due_on, national_calendar())
    parts = []
    for unit_id in dict.fromkeys(unit_ids):
        part = UnitPart(
            period_id=period_id,
            unit_id=unit_id,
            asked_on=now.date(),
            due_on=due.due_on,
            calendar_version=due.calendar_version,
            counted=due.counted,
        )
        session.add(part)
        record(session, by, "ask_parts", part.id, now, unit_id=unit_id, due_on=due.due_on)
        told = {"part_id": part.id, "period_id": period_id, "unit_id": unit_id}
        emit(session, PartAsked(occurred_at=now, **told, asked_on=now.date(), due_on=due.due_on))
        parts.append(part)
    await session.flush()
    return parts


async def _check_asked(session: AsyncSession, period_id: UUID, unit_ids: Collection[UUID]) -> None:
    asked = await queries.units_asked(session, period_id)
    for unit_id in unit_ids:
        unit = await working_unit(session, Unit, unit_id)
        rules.check_asked(unit.kind, unit.name, asked=unit_id in asked)


async def write_part(
    session: AsyncSession, part_id: UUID, texts: dict[str, str], *, by: Actor, now: datetime
) -> UnitPart:
    """Keep the unit's remarks; nobody else reads them yet."""
    part, _ = await own_part(session, part_id, "write_part", by)
    _write(part, texts, by)
    record(session, by, "write_part", part.id, now)
    return part


async def hand_in_part(
    session: AsyncSession, part_id: UUID, texts: dict[str, str], *, by: Actor, now: datetime
) -> UnitPart:
    """Hand the part in with the unit's figures of this moment; the first time stays the first."""
    part, period = await own_part(session, part_id, "hand_in_part", by)
    _write(part, texts, by)
    rules.check_whole(part.results)
    window, part.figures = await prefilled(session, part, period, now)
    part.window = stored_window(window)
    part.state, part.handed_in_at, part.return_reason = PartState.HANDED_IN, now, ""
    part.first_handed_in_at = part.first_handed_in_at or now
    part.taken_into = None
    record(session, by, "hand_in_part", part.id, now)
    first_on = part.first_handed_in_at.astimezone(now.tzinfo).date()
    event = PartHandedIn(
        occurred_at=now,
        part_id=part.id,
        period_id=part.period_id,
        unit_id=part.unit_id,
        handed_in_on=now.date(),
        days_late=calendar_days_late(part.due_on, first_on),
    )
    emit(session, event)
    return part


async def return_part(
    session: AsyncSession, part_id: UUID, *, reason: str, by: Actor, now: datetime
) -> UnitPart:
    """The compilers send a part back with a reason; when it was first handed in stays."""
    permit(by, "return_part")
    part, _ = await _held(session, await queries.part_by_id(session, part_id))
    rules.check_state(part.state, PartState.HANDED_IN)
    part.state, part.return_reason, part.window = PartState.RETURNED, reason, {}
    record(session, by, "return_part", part.id, now)
    told = {"part_id": part.id, "period_id": part.period_id, "unit_id": part.unit_id}
    emit(session, PartReturned(occurred_at=now, **told, returned_on=now.date()))
    return part


async def flag_late_parts(session: AsyncSession, *, by: Actor, now: datetime) -> list[UnitPart]:
    """Every morning: say of each part whose day has passed that it is late, once."""
    owed = await queries.owed_parts(session)
    late = [part for part, _ in owed if part.due_on < now.date()]
    for part in late:
        part.late_told_on = now.date()
        record(session, by, "flag_late_parts", part.id, now, due_on=part.due_on)
        told = {"part_id": part.id, "period_id": part.period_id, "unit_id": part.unit_id}
        days_late = calendar_days_late(part.due_on, now.date())
        emit(session, PartLate(occurred_at=now, **told, due_on=part.due_on, days_late=days_late))
    return late


async def own_part(
    session: AsyncSession, part_id: UUID, action: str, by: Actor
) -> tuple[UnitPart, Period]:
    """The own unit's part while it may be written, nobody else's until the end."""
    part = await queries.part_by_id(session, part_id)
    permit(by, action, unit_id=part.unit_id)
    part, period = await _held(session, part)
    rules.check_state(part.state, *WRITABLE)
    return part, period


async def _held(session: AsyncSession, part: UnitPart) -> tuple[UnitPart, Period]:
    """Everybody holds a period before its report, and a report before its parts."""
    period = await writable_period(session, part.period_id)
    return await queries.part_by_id(session, part.id, lock=True), period


async def writable_period(session: AsyncSession, period_id: UUID) -> Period:
    """The period while its report is not issued, held against others.

    Raises CollectionOver, and SessionCalledOff for a session that does not take place.
    """
    period = await period_by_id(session, period_id, for_update=True)
    if period.first_issued_at:
        raise rules.CollectionOver
    check_owed(period.kind, period.dropped_on)
    return period


def _write(part: UnitPart, texts: dict[str, str], by: Actor) -> None:
    rules.check_words(texts)
    for name, text in texts.items():
        setattr(part, name, text)
    if by.id not in part.authors:
        part.authors = [*part.authors, by.id]
