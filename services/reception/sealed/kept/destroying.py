"""What the clock destroys: letters that nobody was given a number for, and those that are due.

A letter is destroyed with its key: what a backup still holds of it opens nothing once the master
key of that time is gone as well (docs/operating.md). That it was there, and its hash, stay.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.rows import ward_of
from services.reception.sealed.files.store import destroy_files, sweep_files
from services.reception.sealed.kept.tables import KeptLetter
from services.reception.sealed.letters import locked
from services.reception.sealed.likeness.marking import unmark
from services.reception.sealed.store import store_of
from services.reception.sealed.tables import Reveal, SealedLetter

# Longer than any request lives, and than anybody retries the same evening.
ORPHAN_AFTER = timedelta(days=1)
AT_ONCE_MAX = 1000


async def sweep_letters(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Destroy letters whose intake was never kept: the process ended between two commits.

    And files that were sent for a letter that never was.
    """
    old = SealedLetter.sealed_at < now - ORPHAN_AFTER
    async with store_of(session).transaction(ward_of(session)) as inside:
        query = select(SealedLetter.id).where(SealedLetter.ward_id == ward_of(inside), old)
        query = query.order_by(SealedLetter.id).limit(AT_ONCE_MAX)
        last = UUID(int=0)
        while sealed := list((await inside.scalars(query.where(SealedLetter.id > last))).all()):
            last = sealed[-1]
            for letter_id in set(sealed) - await _kept(session, sealed):
                await _sweep(inside, letter_id)
                record(inside, by, "sweep_letter", letter_id, now)
        await sweep_files(inside, now=now)


async def _sweep(inside: AsyncSession, letter_id: UUID) -> None:
    ward_id = ward_of(inside)
    await destroy_files(inside, letter_id)
    await unmark(inside, letter_id)
    asked = Reveal.ward_id == ward_id, Reveal.letter_id == letter_id
    await inside.execute(delete(Reveal).where(*asked))
    await inside.execute(
        delete(SealedLetter).where(SealedLetter.ward_id == ward_id, SealedLetter.id == letter_id)
    )


async def shred_letters(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Destroy the keys of letters whose time is over; never of one with an open case."""
    query = (
        select(KeptLetter)
        .where(KeptLetter.ward_id == ward_of(session), KeptLetter.closed_on.is_not(None))
        .where(KeptLetter.kept_until < now.date(), KeptLetter.shredded_on.is_(None))
        .order_by(KeptLetter.kept_until, KeptLetter.id)
        .limit(AT_ONCE_MAX)
        .with_for_update(skip_locked=True)
    )
    for kept in (await session.scalars(query)).all():
        await _shred(session, kept, by, now)
        kept.shredded_on = now.date()
        record(session, by, "shred_letters", kept.id, now, kept_as=kept.kept_as)


async def _shred(session: AsyncSession, kept: KeptLetter, by: Actor, now: datetime) -> None:
    """The key first: if reception's commit then fails, tomorrow's job finds it destroyed."""
    async with store_of(session).transaction(ward_of(session)) as inside:
        row = await locked(inside, kept.id)
        if row.wrapped_key is None:
            return
        proof = hashlib.sha256(row.body).hexdigest()
        row.wrapped_key, row.body, row.shredded_at = None, b"", now
        await destroy_files(inside, kept.id)
        await unmark(inside, kept.id)
        record(inside, by, "shred_letter", kept.id, now, kept_as=kept.kept_as, sha256=proof)


async def _kept(session: AsyncSession, ids: list[UUID]) -> set[UUID]:
    query = select(KeptLetter.id).where(KeptLetter.ward_id == ward_of(session))
    return set((await session.scalars(query.where(KeptLetter.id.in_(ids)))).all())
