"""Marks of letters in the sealed database: made when a petition is sealed, gone with its letter."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Text, cast, delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.database import remember_ward
from libs.kernel.ids import new_id
from libs.rows import ward_of
from services.reception.sealed.keyring import KEY_BYTES, StoreClosed
from services.reception.sealed.likeness import rules
from services.reception.sealed.likeness.rules import Likeness
from services.reception.sealed.likeness.tables import LetterMarks, MarkKey
from services.reception.sealed.store import Store

MARK_BYTES = 8
COMPARED_MAX = 500


async def mark_key(store: Store, ward_id: str) -> bytes | None:
    """The key of the ward's marks, made with its first petition; None while its master key is away.

    Ask before the letter's transaction: a key that is undone with a letter would be used on.
    """
    if ward_id in store.mark_keys:
        return store.mark_keys[ward_id]
    bound_to = _bound_to(ward_id)
    try:
        fresh = store.keys.hide(secrets.token_bytes(KEY_BYTES), bound_to)
        async with store.transaction(ward_id) as own:
            await remember_ward(own)
            row = insert(MarkKey).values(id=new_id(), ward_id=ward_id, held=fresh)
            await own.execute(row.on_conflict_do_nothing(index_elements=["ward_id"]))
            held = await own.scalar(select(MarkKey.held).where(MarkKey.ward_id == ward_id))
        assert held
        store.mark_keys[ward_id] = store.keys.read(held, bound_to)
    except StoreClosed:
        return None
    return store.mark_keys[ward_id]


async def mark(
    inside: AsyncSession, key: bytes, letter_id: UUID, written: Mapping[str, Any]
) -> None:
    """Keep the marks of a letter, under the key of its ward: to whoever has none they are noise."""

    def made(words: str) -> str:
        return hmac.digest(key, words.encode(), "sha256")[:MARK_BYTES].hex()

    await inside.flush()  # the letter first, which the marks refer to
    inside.add(LetterMarks(id=letter_id, marks=rules.marks(written, made)))


async def unmark(inside: AsyncSession, letter_id: UUID) -> None:
    """From now on nothing is like this letter."""
    mine = LetterMarks.ward_id == ward_of(inside), LetterMarks.id == letter_id
    await inside.execute(delete(LetterMarks).where(*mine))


async def alike(inside: AsyncSession, letter_id: UUID) -> dict[UUID, Likeness]:
    """Letters from before that are likely the same, with that in which they agree.

    Where very many share a mark, as by a stock phrase, those that share the most are compared.
    """
    own = select(LetterMarks.marks).where(
        LetterMarks.ward_id == ward_of(inside), LetterMarks.id == letter_id
    )
    ours = await inside.scalar(own)
    if not ours:
        return {}
    each = func.jsonb_array_elements_text(LetterMarks.marks).table_valued("value")
    common = select(func.count()).select_from(each).where(each.c.value.in_(ours))
    shared = common.correlate(LetterMarks).scalar_subquery()
    query = (
        select(LetterMarks.id, LetterMarks.marks)
        .where(LetterMarks.ward_id == ward_of(inside), LetterMarks.id < letter_id)
        .where(LetterMarks.marks.has_any(cast(ours, ARRAY(Text))))
        .order_by(shared.desc(), LetterMarks.id.desc())
        .limit(COMPARED_MAX)
    )
    compared = {other: rules.compare(ours, marks) for other, marks in await inside.execute(query)}
    return {other: likeness for other, likeness in compared.items() if likeness}


async def rewrap_mark_key(inside: AsyncSession, store: Store) -> None:
    """The key of a ward's marks under the newest master key; the marks stay as they are."""
    row = await inside.scalar(select(MarkKey).where(MarkKey.ward_id == ward_of(inside)))
    if row and not row.held.startswith(f"{store.keys.newest}."):
        bound_to = _bound_to(ward_of(inside))
        row.held = store.keys.hide(store.keys.read(row.held, bound_to), bound_to)


def _bound_to(ward_id: str) -> bytes:
    return f"marks of {ward_id}".encode()
