"""Who did what, when, under which document: append-only, chained by hashes, one chain a ward.

The chain is made by a trigger (schema.py); `broken_links` checks it without trusting PostgreSQL.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.tables import history

SEPARATOR = "\x1f"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def record(
    session: AsyncSession, by: Actor, action: str, object_id: object, now: datetime, **said: Any
) -> None:
    """Note that `by` did `action` to an object; `said` is what changed, without persons."""
    row = {
        "ward_id": session.info["ward_id"],
        "ward_seq": 0,  # the trigger gives the number, the link and the hash
        "at": now,
        "actor_id": by.id,
        "action": action,
        "object_id": str(object_id),
        "said": json.dumps(said, ensure_ascii=False, sort_keys=True, default=str),
        "previous": b"",
        "hash": b"",
    }
    session.info.setdefault("said", []).append(row)


async def history_of(session: AsyncSession, object_id: object) -> list[dict[str, Any]]:
    """What happened to one object, oldest first: at, actor_id, action, said."""
    rows = await session.execute(
        select(history.c.at, history.c.actor_id, history.c.action, history.c.said)
        .where(history.c.ward_id == session.info["ward_id"])
        .where(history.c.object_id == str(object_id))
        .order_by(history.c.ward_seq)
    )
    return [{**row._mapping, "said": json.loads(row.said)} for row in rows]


@dataclass(frozen=True)
class BrokenLink:
    """A place where a ward's chain does not hold: `fault` is hash, gap, or tail."""

    ward_id: str
    ward_seq: int
    fault: str


def broken_links(rows: Iterable[Any], heads: dict[str, tuple[int, bytes]]) -> list[BrokenLink]:
    """Every fault in `rows` (of `history`, by ward and number), against each ward's head."""
    faults: list[BrokenLink] = []
    last: dict[str, tuple[int, bytes]] = {}
    for row in rows:
        number, previous = last.get(row.ward_id, (0, b"\x00"))
        if row.ward_seq != number + 1:
            faults.append(BrokenLink(row.ward_id, row.ward_seq, "gap"))
        elif row.previous != previous or row.hash != _hash(row):
            faults.append(BrokenLink(row.ward_id, row.ward_seq, "hash"))
        last[row.ward_id] = (row.ward_seq, row.hash)
    for ward_id, head in heads.items():
        if last.get(ward_id) != head:
            faults.append(BrokenLink(ward_id, head[0], "tail"))
    return faults


def _hash(row: Any) -> bytes:
    microseconds = (row.at - EPOCH) // timedelta(microseconds=1)
    fields = [row.ward_id, row.ward_seq, microseconds, row.actor_id, row.action, row.object_id]
    text = SEPARATOR.join([*map(str, fields), row.said])
    return hashlib.sha256(row.previous + text.encode()).digest()
