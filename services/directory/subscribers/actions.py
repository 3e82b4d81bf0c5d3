"""Subscribe, confirm, stop; and once a day everybody is told what became public."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.directory import DigestDue, SubscriptionAsked
from libs.kernel.actor import Actor
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from libs.rows import ward_of
from services.directory.signin.vault import Vault, VaultClosed
from services.directory.subscribers import rules
from services.directory.subscribers.tables import Subscriber, Tiding
from services.directory.wards.queries import present_ward


async def subscribe(session: AsyncSession, typed: str, *, vault_key: str, now: datetime) -> None:
    """Ask an address whether it wants to be told. The same answer whether it already is.

    An address is asked once, until it confirms or is forgotten: nobody fills another's mailbox.
    """
    address = rules.one_address(typed)
    await present_ward(session)
    today, hashed = now.date(), _hash(session, address, vault_key)
    await _check_room(session, today)  # first: a refusal must not tell who is known
    known = _of_ward(session).where(Subscriber.address_hash == hashed)
    if await session.scalar(known):
        return
    row_id = new_id()
    row = insert(Subscriber).values(
        id=row_id,
        ward_id=ward_of(session),
        address_sealed=Vault(vault_key).seal(address, row_id),
        address_hash=hashed,
        key=secrets.token_urlsafe(16),
        asked_on=today,
    )
    # Of two who ask for one address at the same moment the second finds it asked.
    fresh = row.on_conflict_do_nothing().returning(Subscriber.id)
    if await session.scalar(fresh):
        emit(session, SubscriptionAsked(occurred_at=now, subscriber_id=row_id))


async def confirm_subscription(session: AsyncSession, key: str, *, now: datetime) -> None:
    """Whoever reads the mail wants it; again changes nothing. Raises NoSuchSubscription."""
    row = await _with_key(session, key)
    row.confirmed_on = row.confirmed_on or now.date()


async def stop_subscription(session: AsyncSession, key: str) -> None:
    """No more mail, and nothing is kept; of one that is gone already nothing is said."""
    await session.execute(
        delete(Subscriber).where(Subscriber.ward_id == ward_of(session), Subscriber.key == key)
    )


async def tell_subscribers(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each confirmed address is told of by an event of its own, where there is news.

    Who never confirmed is forgotten, and so is what was told. What comes after the digest of a
    day waits for the next.
    """
    today, ward = now.date(), ward_of(session)
    old = rules.too_old(today)
    await session.execute(
        delete(Subscriber).where(
            Subscriber.ward_id == ward,
            Subscriber.confirmed_on.is_(None),
            Subscriber.asked_on <= rules.given_up(today),
        )
    )
    await session.execute(delete(Tiding).where(Tiding.ward_id == ward, Tiding.on < old))
    told_today = select(Tiding.id).where(Tiding.ward_id == ward, Tiding.sent_on == today)
    if await session.scalar(told_today.limit(1)):
        return
    fresh = update(Tiding).where(Tiding.ward_id == ward, Tiding.sent_on.is_(None))
    if not (await session.scalars(fresh.values(sent_on=today).returning(Tiding.id))).all():
        return
    wanted = select(Subscriber.id).where(
        Subscriber.ward_id == ward, Subscriber.confirmed_on.is_not(None)
    )
    for subscriber_id in (await session.scalars(wanted.order_by(Subscriber.id))).all():
        emit(session, DigestDue(occurred_at=now, subscriber_id=subscriber_id, day=today))


async def address_of(
    session: AsyncSession, subscriber_id: UUID, *, vault_key: str
) -> tuple[Subscriber, str] | None:
    """A subscription and its address, read at the moment of sending only; None when it is gone."""
    row = await session.scalar(_of_ward(session).where(Subscriber.id == subscriber_id))
    return (row, Vault(vault_key).open(row.address_sealed, row.id)) if row else None


async def _check_room(session: AsyncSession, today: date) -> None:
    count = select(func.count(Subscriber.id)).where(Subscriber.ward_id == ward_of(session))
    kept = await session.scalar(count) or 0
    asked = await session.scalar(count.where(Subscriber.asked_on == today)) or 0
    rules.check_room(kept, asked)


async def _with_key(session: AsyncSession, key: str) -> Subscriber:
    row: Subscriber | None = await session.scalar(_of_ward(session).where(Subscriber.key == key))
    if row is None:
        raise rules.NoSuchSubscription
    return row


def _of_ward(session: AsyncSession) -> Select[Subscriber]:
    return select(Subscriber).where(Subscriber.ward_id == ward_of(session))


def _hash(session: AsyncSession, address: str, vault_key: str) -> bytes:
    if not vault_key:
        raise VaultClosed
    said = f"subscriber\n{ward_of(session)}\n{address.lower()}".encode()
    return hmac.new(vault_key.encode(), said, hashlib.sha256).digest()
