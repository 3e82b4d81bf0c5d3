"""What was typed in a report is kept unreadable: it may name somebody, or denounce somebody.

A row that is erased stays on the disk for a while, in the pages and the log of the database. What
stood in it opens only with the key of the seal, which is not there.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.history import record
from libs.kernel.tables import tenant
from libs.rows import ward_of
from services.reception.feedback.tables import Feedback
from services.reception.sealed.keyring import Keyring, StoreClosed
from services.reception.sealed.store import store_of

log = structlog.get_logger()

COLUMNS = (Feedback.text, Feedback.place, Feedback.photos, Feedback.reopened_because)
TYPED = tuple(column.key for column in COLUMNS)
HIDDEN = re.compile(r"[0-9a-f]{16}\.")
AT_ONCE_MAX = 1_000


def hidden(session: AsyncSession, feedback_id: UUID, words: str) -> str:
    """Words as the row of a report keeps them; nothing stays nothing. Raises StoreClosed."""
    keys = store_of(session).keys
    return _hidden(keys, bound_to(ward_of(session), feedback_id), words)


def read(keys: Keyring, bound: bytes, kept: str) -> str:
    """The words that a row keeps. Raises StoreClosed for those of another row."""
    if not HIDDEN.match(kept):
        return kept  # typed before words were hidden; the next night hides it
    return keys.read(kept, bound).decode()


def bound_to(ward_id: str, feedback_id: UUID) -> bytes:
    """What words are bound to: in another row they do not open."""
    return f"{ward_id}\nfeedback\n{feedback_id}".encode()


async def hide_words_anew(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each night: whatever an older key of the seal hides is hidden by the newest one.

    What opens with no key is left as it is, and so are rows that somebody works on just now:
    `rows_by_key` says how many are left.
    """
    keys = store_of(session).keys
    if not keys.newest:
        raise StoreClosed
    query = (
        select(Feedback)
        .where(Feedback.ward_id == ward_of(session), or_(*(_older(keys, each) for each in COLUMNS)))
        .order_by(Feedback.id)
        .limit(AT_ONCE_MAX)
        .with_for_update(skip_locked=True)
    )
    rows = (await session.scalars(query)).all()
    while rows:
        for row in rows:
            try:
                _hide_anew(keys, row)
            except StoreClosed:
                log.warning("words_do_not_open", feedback_id=str(row.id))
            else:
                record(session, by, "hide_words_anew", row.id, now)
        await session.flush()
        rows = (await session.scalars(query.where(Feedback.id > rows[-1].id))).all()


async def rows_by_key(database: Database) -> Counter[str]:
    """How many reports have words that each master key hides; under "" those not hidden yet.

    A key that hides none, and wraps no letter, may be destroyed.
    """
    counted: Counter[str] = Counter()
    async with database.transaction(None, "bus") as session:
        wards = (await session.scalars(select(tenant.c.ward_id))).all()
    for ward_id in wards:
        async with database.transaction(ward_id) as session:
            kept = select(Feedback.id, func.unnest(array(COLUMNS)).label("words"))
            each = kept.where(Feedback.ward_id == ward_id).subquery()
            key = func.coalesce(func.substring(each.c.words, "^([0-9a-f]{16})[.]"), "")
            query = select(key, func.count(each.c.id.distinct())).where(each.c.words != "")
            for master_id, rows in await session.execute(query.group_by(key)):
                counted[master_id] += rows
    return counted


def _hide_anew(keys: Keyring, row: Feedback) -> None:
    """All of it or nothing. Raises StoreClosed."""
    bound = bound_to(row.ward_id, row.id)
    said = {name: read(keys, bound, getattr(row, name)) for name in TYPED}
    for name, words in said.items():
        setattr(row, name, _hidden(keys, bound, words))


def _older(keys: Keyring, column: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    return and_(column != "", not_(column.startswith(keys.newest)))


def _hidden(keys: Keyring, bound: bytes, words: str) -> str:
    return keys.hide(words.encode(), bound) if words else ""
