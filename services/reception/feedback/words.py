"""What was typed in a report is kept unreadable: it may name somebody, or denounce somebody.

A row that is erased stays on the disk for a while, in the pages and the log of the database. What
stood in it opens only with the key of the seal, which is not there.
"""

from __future__ import annotations

import re
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from libs.kernel.actor import Actor
from libs.kernel.history import record
from services.reception.feedback.tables import Feedback
from services.reception.queries import ward_of
from services.reception.sealed.keyring import Keyring, StoreClosed
from services.reception.sealed.store import store_of

TYPED = ("text", "place", "reopened_because")
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
    """Each night: what an older key of the seal hides is hidden by the newest one."""
    keys = store_of(session).keys
    if not keys.newest:
        raise StoreClosed
    columns = (Feedback.text, Feedback.place, Feedback.reopened_because)
    query = (
        select(Feedback)
        .where(Feedback.ward_id == ward_of(session), or_(*(_older(keys, each) for each in columns)))
        .order_by(Feedback.id)
        .limit(AT_ONCE_MAX)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.scalars(query)).all():
        bound = bound_to(row.ward_id, row.id)
        for name in TYPED:
            setattr(row, name, _hidden(keys, bound, read(keys, bound, getattr(row, name))))
        record(session, by, "hide_words_anew", row.id, now)


def _older(keys: Keyring, column: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    return and_(column != "", not_(column.startswith(keys.newest)))


def _hidden(keys: Keyring, bound: bytes, words: str) -> str:
    return keys.hide(words.encode(), bound) if words else ""
