"""A new master key: every letter's key is wrapped anew, and no letter is touched."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlalchemy import func, select

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.tables import tenant
from services.reception.sealed.keyring import Sealed, StoreClosed
from services.reception.sealed.letters import bound_to
from services.reception.sealed.likeness.marking import rewrap_mark_key
from services.reception.sealed.likeness.tables import MarkKey
from services.reception.sealed.store import Store
from services.reception.sealed.tables import SealedLetter

AT_ONCE_MAX = 500


async def letters_by_key(store: Store) -> Counter[str]:
    """How many letters each master key wraps, the key of a ward's marks counted as one more."""
    counted: Counter[str] = Counter()
    for ward_id in await _wards(store):
        async with store.transaction(ward_id) as inside:
            query = (
                select(SealedLetter.master_id, func.count())
                .where(SealedLetter.ward_id == ward_id, SealedLetter.wrapped_key.is_not(None))
                .group_by(SealedLetter.master_id)
            )
            for master_id, letters in (await inside.execute(query)).all():
                counted[master_id] += letters
            held = await inside.scalars(select(MarkKey.held).where(MarkKey.ward_id == ward_id))
            counted.update(each.partition(".")[0] for each in held)
    return counted


async def rewrap(store: Store, *, by: str, now: datetime) -> int:
    """Wrap every letter's key under the newest master key; how many were under an older one.

    It may be stopped and begun again. Needs the old keys too. Raises StoreClosed.
    """
    if not store.keys.newest:
        raise StoreClosed
    done = 0
    for ward_id in await _wards(store):
        # Before the letters: when no letter is under an old key, nothing is.
        async with store.transaction(ward_id) as inside:
            await rewrap_mark_key(inside, store)
        while wrapped := await _rewrap_some(store, ward_id, Actor(by, ward_id), now):
            done += wrapped
    return done


async def _rewrap_some(store: Store, ward_id: str, by: Actor, now: datetime) -> int:
    async with store.transaction(ward_id) as inside:
        query = (
            select(SealedLetter)
            .where(SealedLetter.ward_id == ward_id, SealedLetter.wrapped_key.is_not(None))
            .where(SealedLetter.master_id != store.keys.newest)
            .order_by(SealedLetter.id)
            .limit(AT_ONCE_MAX)
            .with_for_update()
        )
        rows = (await inside.scalars(query)).all()
        for row in rows:
            assert row.wrapped_key is not None
            old = Sealed(row.master_id, row.wrapped_key, row.body)
            new = store.keys.rewrap(old, bound_to(ward_id, row.id))
            row.master_id, row.wrapped_key = new.master_id, new.wrapped_key
        if rows:
            record(inside, by, "rewrap_keys", store.keys.newest, now, letters=len(rows))
    return len(rows)


async def _wards(store: Store) -> list[str]:
    """Every ward that ever sealed something, as the sealed database itself knows them."""
    async with store.transaction(None, "bus") as inside:
        return list((await inside.scalars(select(tenant.c.ward_id))).all())
