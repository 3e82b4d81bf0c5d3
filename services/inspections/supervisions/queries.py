"""Reads supervisions, each only for who may know of it. Nothing else in this service does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.errors import NotFound
from libs.rows import found, ward_of
from services.inspections.rooms import rules as rooms
from services.inspections.supervisions.rules import OVER, SupervisionState
from services.inspections.supervisions.tables import Advice, Recovery, Supervision

SHOWN_MAX = 500


async def supervisions(session: AsyncSession, by: Actor) -> list[Supervision]:
    """Those that `by` may know of, the newest first."""
    return [row for row in await _all(session) if rooms.may_see(row.standing, by)]


async def supervision(
    session: AsyncSession, supervision_id: UUID, by: Actor, *, lock: bool = False
) -> Supervision:
    """One that `by` may know of; for anybody else it does not exist: raises NotFound."""
    row = await found(session, Supervision, supervision_id, lock=lock)
    if not rooms.may_see(row.standing, by):
        raise NotFound
    return row


async def published_supervisions(session: AsyncSession) -> list[Supervision]:
    """What the Front published, for everybody."""
    return [row for row in await _all(session) if row.published_on]


async def published_supervision(session: AsyncSession, supervision_id: UUID) -> Supervision:
    """One of them; raises NotFound while it is not published."""
    row = await found(session, Supervision, supervision_id)
    if row.published_on is None:
        raise NotFound
    return row


async def advice_of(session: AsyncSession, rows: Iterable[Supervision]) -> Sequence[Advice]:
    """What these supervisions recommend, in order. Whether it may be read is asked of each."""
    query = (
        select(Advice)
        .where(Advice.ward_id == ward_of(session))
        .where(Advice.supervision_id.in_([row.id for row in rows]))
        .order_by(Advice.supervision_id, Advice.ordinal)
    )
    return (await session.scalars(query)).all()


async def recoveries_of(session: AsyncSession, rows: Iterable[Supervision]) -> Sequence[Recovery]:
    """What came back after these supervisions, in the order it did."""
    query = (
        select(Recovery)
        .where(Recovery.ward_id == ward_of(session))
        .where(Recovery.supervision_id.in_([row.id for row in rows]))
        .order_by(Recovery.on, Recovery.id)
    )
    return (await session.scalars(query)).all()


async def unanswered(session: AsyncSession, today: date) -> Sequence[tuple[Advice, str, UUID]]:
    """What is past its last day and was not yet told so, with its room and unit; locked."""
    query = (
        select(Advice, Supervision.room, Supervision.unit_id)
        .join(Supervision, Supervision.id == Advice.supervision_id)
        .where(Advice.ward_id == ward_of(session), Supervision.ward_id == ward_of(session))
        .where(Advice.due_on < today, Advice.answered_on.is_(None), Advice.overdue_on.is_(None))
        .with_for_update(of=Advice)
    )
    return [(row[0], row[1], row[2]) for row in await session.execute(query)]


async def counted_by_another(
    session: AsyncSession, version: str
) -> Sequence[tuple[Advice, str, UUID]]:
    """What waits for an answer by a day of another calendar, with its room and unit; locked."""
    query = (
        select(Advice, Supervision.room, Supervision.unit_id)
        .join(Supervision, Supervision.id == Advice.supervision_id)
        .where(Advice.ward_id == ward_of(session), Supervision.ward_id == ward_of(session))
        .where(Advice.due_on.is_not(None), Advice.calendar_version != version)
        .where(Advice.answered_on.is_(None), Advice.overdue_on.is_(None))
        .with_for_update(of=Advice)
    )
    return [(row[0], row[1], row[2]) for row in await session.execute(query)]


async def open_of_work(session: AsyncSession, work_id: UUID) -> int:
    """How many supervisions of a work are not over."""
    query = select(func.count()).where(
        Supervision.ward_id == ward_of(session),
        Supervision.work_id == work_id,
        Supervision.state.not_in(OVER),
    )
    return int(await session.scalar(query) or 0)


async def drafts_of_work(session: AsyncSession, work_id: UUID) -> Sequence[Supervision]:
    """Those of a work that its board prepares and nobody else knows of, nobody else's meanwhile."""
    query = (
        select(Supervision)
        .where(Supervision.ward_id == ward_of(session), Supervision.work_id == work_id)
        .where(Supervision.state == SupervisionState.DRAFTED)
        .order_by(Supervision.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(query)).all()


async def _all(session: AsyncSession) -> Sequence[Supervision]:
    query = (
        select(Supervision)
        .where(Supervision.ward_id == ward_of(session))
        .order_by(Supervision.starts_on.desc(), Supervision.id.desc())
        .limit(SHOWN_MAX)
    )
    return (await session.scalars(query)).all()
