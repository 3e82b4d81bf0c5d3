"""Notifications begin, move, end and are forgotten; an official opens one, or has seen all."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.ids import new_id
from libs.rows import ward_of
from services.directory.notifications import rules
from services.directory.notifications.queries import concerned, concerning
from services.directory.notifications.rules import Kind, Stage
from services.directory.notifications.tables import Notification, Opened, Reader
from services.directory.officials.queries import own_account
from services.directory.subscribers.rules import one_address


@dataclass(frozen=True)
class Fresh:
    """What is told of which object, to which unit, due on which day."""

    kind: Kind
    stage: Stage
    object_id: UUID
    unit_id: UUID | None
    due_on: date | None


async def tell(session: AsyncSession, fresh: Fresh, *, at: datetime) -> None:
    """The newest word on an object at this stage; given anew, nothing before it counts."""
    known = _of(session, fresh.kind, fresh.object_id)
    if fresh.due_on is None:
        due = select(Notification.due_on).where(known, Notification.due_on.is_not(None))
        due_on = await session.scalar(due.order_by(Notification.at.desc()).limit(1))
    else:
        due_on = fresh.due_on
        if fresh.stage is not Stage.LATE:
            await move(session, fresh.kind, fresh.object_id, due_on)
    given = fresh.stage is Stage.GIVEN
    same = known if given else and_(known, Notification.stage == fresh.stage)
    await session.execute(delete(Notification).where(same))
    session.add(Notification(**{**asdict(fresh), "due_on": due_on, "at": at}))
    await session.flush()


async def move(session: AsyncSession, kind: Kind, object_id: UUID, due_on: date | None) -> None:
    """What is still owed has another day; that it is near or late is taken back if it is not."""
    standing = and_(_of(session, kind, object_id), Notification.over.is_(False))
    stale = Notification.stage.in_([Stage.NEAR, Stage.LATE])
    await session.execute(
        delete(Notification).where(standing, stale, Notification.due_on.is_distinct_from(due_on))
    )
    await session.execute(update(Notification).where(standing).values(due_on=due_on))


async def end(
    session: AsyncSession, kind: Kind, object_id: UUID | None, stage: Stage | None = None
) -> None:
    """Nothing of it is owed any more; what was told stays readable."""
    of = _of(session, kind, object_id)
    ended = of if stage is None else and_(of, Notification.stage == stage)
    await session.execute(update(Notification).where(ended).values(over=True))


async def forget(session: AsyncSession, kind: Kind, object_id: UUID) -> None:
    """It is nobody's, or another's: who was told may not see it any more."""
    await session.execute(delete(Notification).where(_of(session, kind, object_id)))


async def unit_of(session: AsyncSession, kind: Kind, object_id: UUID) -> UUID | None:
    """The unit that was told last of an object."""
    query = select(Notification.unit_id).where(_of(session, kind, object_id))
    unit_id: UUID | None = await session.scalar(query.order_by(Notification.at.desc()).limit(1))
    return unit_id


async def open_notification(session: AsyncSession, row_id: UUID, *, by: Actor) -> Notification:
    """It is read by this account; raises NoSuchNotification for what was never told to it."""
    reader = await concerned(session, by)
    query = select(Notification).where(concerning(session, reader), Notification.id == row_id)
    row: Notification | None = await session.scalar(query)
    if row is None:
        raise rules.NoSuchNotification
    opened = insert(Opened).values(
        id=new_id(), ward_id=ward_of(session), account_id=reader.account_id, notification_id=row.id
    )
    await session.execute(opened.on_conflict_do_nothing())
    return row


async def see_all(session: AsyncSession, until: datetime, *, by: Actor, now: datetime) -> None:
    """Everything up to that moment is read; what came while somebody looked is not."""
    account = await own_account(session, by)
    reader = await _reader(session, account.id)
    reader.seen_until = max(filter(None, (reader.seen_until, min(until, now))))


async def want_mail(
    session: AsyncSession, *, wanted: bool, typed: str, by: Actor, now: datetime
) -> None:
    """An official chooses whether counts come by mail in the morning, and where to."""
    account = await own_account(session, by, lock=True)
    reader = await _reader(session, account.id)
    if wanted:
        if not typed.strip():
            said = rules.NoAddressYet.__doc__ or ""
            raise rules.NoAddressYet(fields={"email": said})
        account.email = one_address(typed)
    reader.wants_mail = wanted
    record(session, by, "want_mail", account.id, now, wanted=wanted)


async def stop_mail(session: AsyncSession, key: str) -> None:
    """Whoever holds the mail stops it; again changes nothing."""
    mine = and_(Reader.ward_id == ward_of(session), Reader.key == key)
    await session.execute(update(Reader).where(mine).values(wants_mail=False))


async def warn_of_days(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """What is due within a few days and was not told so is told; what is old is forgotten."""
    today, ward = now.date(), ward_of(session)
    other = aliased(Notification)
    told = exists().where(
        other.ward_id == ward,
        other.kind == Notification.kind,
        other.object_id == Notification.object_id,
        other.stage.in_([Stage.NEAR, Stage.LATE]),
    )
    near = select(Notification).where(
        Notification.ward_id == ward,
        Notification.over.is_(False),
        Notification.due_on.between(today, rules.near_until(today)),
        ~told,
    )
    for row in {(each.kind, each.object_id): each for each in await session.scalars(near)}.values():
        session.add(
            Notification(
                kind=row.kind,
                stage=Stage.NEAR,
                object_id=row.object_id,
                unit_id=row.unit_id,
                due_on=row.due_on,
                at=now,
            )
        )
    old = and_(Notification.ward_id == ward, Notification.at < rules.kept_since(now))
    done = Notification.over.is_(True) | Notification.due_on.is_(None)
    await session.execute(delete(Notification).where(old, done))


async def _reader(session: AsyncSession, account_id: UUID) -> Reader:
    mine = and_(Reader.ward_id == ward_of(session), Reader.account_id == account_id)
    row = insert(Reader).values(
        id=new_id(),
        ward_id=ward_of(session),
        account_id=account_id,
        key=secrets.token_urlsafe(16),
        wants_mail=False,
    )
    await session.execute(row.on_conflict_do_nothing())
    return (await session.scalars(select(Reader).where(mine).with_for_update())).one()


def _of(session: AsyncSession, kind: Kind, object_id: UUID | None) -> ColumnElement[bool]:
    return and_(
        Notification.ward_id == ward_of(session),
        Notification.kind == kind,
        Notification.object_id == object_id,
    )
