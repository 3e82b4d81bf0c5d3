"""What came to an official since the appointment, as far as the roles go; and counts of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.rows import ward_of
from services.directory.notifications import rules
from services.directory.notifications.rules import Kind
from services.directory.notifications.tables import Notification, Opened, Reader
from services.directory.officials.queries import official, own_account
from services.directory.tables import Unit


@dataclass(frozen=True)
class Concerned:
    """An account in its present appointment: who is told, and since when."""

    account_id: UUID
    by: Actor
    since: datetime


async def concerned(session: AsyncSession, by: Actor) -> Concerned:
    """The official behind the actor; raises NoSuchOfficial for machines and those who left."""
    return await concerned_account(session, (await own_account(session, by)).id)


async def concerned_account(session: AsyncSession, account_id: UUID) -> Concerned:
    """An account with its roles as they are now, whatever a session said."""
    held = (await official(session, account_id)).appointment
    actor = Actor(str(account_id), ward_of(session), frozenset(held.roles), held.unit_id)
    return Concerned(account_id, actor, datetime.combine(held.from_on, time(), VIETNAM))


def concerning(session: AsyncSession, reader: Concerned) -> ColumnElement[bool]:
    """What is told to this official: by the own unit, and by a role what names no unit.

    What a closed unit was told of belongs to its successor.
    """
    own = select(Unit.id).where(
        Unit.ward_id == ward_of(session),
        # Who belongs to no unit must not be taken for the successor of all that have none.
        literal(reader.by.unit_id is not None),
        or_(Unit.id == reader.by.unit_id, Unit.successor_id == reader.by.unit_id),
    )
    mine = and_(Notification.unit_id.in_(own), Notification.kind.in_(rules.seen_by(reader.by)))
    anyones = and_(
        Notification.unit_id.is_(None), Notification.kind.in_(rules.seen_everywhere(reader.by))
    )
    return and_(Notification.ward_id == ward_of(session), or_(mine, anyones))


async def unread_count(session: AsyncSession, by: Actor, now: datetime) -> int:
    """How many are not read; of a great many only that there are."""
    reader = await concerned(session, by)
    some = (
        select(Notification.id)
        .where(_listed(session, reader, now), ~_read(session, reader))
        .limit(rules.COUNT_MAX)
    )
    return await session.scalar(select(func.count()).select_from(some.subquery())) or 0


async def notifications(
    session: AsyncSession, by: Actor, now: datetime, before: UUID | None
) -> Sequence[tuple[Notification, bool]]:
    """Newest first, each with whether it is read; one more than a page holds where there are."""
    reader = await concerned(session, by)
    query = select(Notification, _read(session, reader)).where(_listed(session, reader, now))
    if before:
        last = await session.get(Notification, before)
        if last is None or last.ward_id != ward_of(session):
            raise rules.NoSuchNotification
        place = or_(
            Notification.at < last.at, and_(Notification.at == last.at, Notification.id < last.id)
        )
        query = query.where(place)
    newest = query.order_by(Notification.at.desc(), Notification.id.desc())
    rows = await session.execute(newest.limit(rules.SHOWN_MAX + 1))
    return [(row, bool(read)) for row, read in rows]


async def reader_of(session: AsyncSession, account_id: UUID) -> Reader | None:
    """What an official chose, if anything."""
    mine = and_(Reader.ward_id == ward_of(session), Reader.account_id == account_id)
    row: Reader | None = await session.scalar(select(Reader).where(mine))
    return row


async def counts_of(
    session: AsyncSession, reader: Concerned, *within: ColumnElement[bool]
) -> list[tuple[Kind, int]]:
    """Objects by kind, each once, the most first."""
    count = func.count(func.distinct(Notification.object_id))
    query = (
        select(Notification.kind, count)
        .where(concerning(session, reader), Notification.over.is_(False), *within)
        .group_by(Notification.kind)
        .order_by(count.desc(), Notification.kind)
    )
    return [(Kind(kind), number) for kind, number in await session.execute(query)]


async def late_by_unit(
    session: AsyncSession, reader: Concerned, today: date
) -> list[tuple[str, int]]:
    """For a leader: what is late in each unit, the most first; nothing for others."""
    count = func.count(func.distinct(Notification.object_id))
    query = (
        select(Unit.name, count)
        .join(Unit, Unit.id == Notification.unit_id)
        .where(
            Notification.ward_id == ward_of(session),
            Unit.ward_id == ward_of(session),
            Notification.kind.in_(rules.added_up(reader.by)),
            Notification.over.is_(False),
            Notification.due_on < today,
        )
        .group_by(Unit.name)
        .order_by(count.desc(), Unit.name)
    )
    return [(name, number) for name, number in await session.execute(query)]


def _listed(session: AsyncSession, reader: Concerned, now: datetime) -> ColumnElement[bool]:
    since = max(reader.since, rules.kept_since(now))
    return and_(concerning(session, reader), Notification.at >= since)


def _read(session: AsyncSession, reader: Concerned) -> ColumnElement[bool]:
    ward = ward_of(session)
    opened = exists().where(
        Opened.ward_id == ward,
        Opened.account_id == reader.account_id,
        Opened.notification_id == Notification.id,
    )
    seen = exists().where(
        Reader.ward_id == ward,
        Reader.account_id == reader.account_id,
        Reader.seen_until >= Notification.at,
    )
    return or_(opened, seen, literal(value=False))
