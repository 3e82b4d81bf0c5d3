"""Makes every fact again from all events, while the service runs and goes on listening.

The facts are made beside those in use, and put in their place in one transaction for which the
listeners wait. A fact has the id of its event and place, so what was right is not touched.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import asyncpg

from libs.kernel import clock
from libs.kernel.events import Event, Heard, stream_of
from services.reporting.facts.actions import FACT
from services.reporting.facts.mapping import facts_of
from services.reporting.facts.table import TABLE

KINDS: dict[str, type[Event]] = {kind.told_as: kind for kind in TABLE}
COLUMNS = [column.name for column in FACT.columns]
FEW = 2_000  # events the listeners may wait for

# A message that waits to be acted on has made no fact; it will when it is brought back.
WITHOUT_PARKED = """
DELETE FROM again AS a USING dead_letter AS d WHERE d.stream = a.stream AND d.sequence = a.sequence
"""
TAKE_AWAY = """
DELETE FROM fact AS f WHERE NOT EXISTS (
    SELECT FROM again AS a WHERE a.id = f.id AND ROW(a.*) IS NOT DISTINCT FROM ROW(f.*)
)
"""
ADD = """
INSERT INTO fact SELECT a.* FROM again AS a WHERE NOT EXISTS (
    SELECT FROM fact AS f WHERE f.id = a.id
)
"""


class Told(NamedTuple):
    """A message as its teller's stream holds it."""

    sequence: int
    headers: Mapping[str, str]
    body: bytes


# The messages of a teller after one sequence and up to another, in order, by the handful.
Source = Callable[[str, int, int], AsyncIterator[list[Told]]]


@dataclass(frozen=True)
class Rebuilt:
    """What came out: events read, facts made of them, and in how far that differs from before."""

    events: int
    facts: int
    added: int
    taken_away: int


async def rebuild(owner_url: str, tellers: Iterable[str], told: Source) -> Rebuilt:
    """Make the facts of all wards again from what `told` holds of each of the tellers.

    `owner_url` is how the owner of reporting's database logs in. Raises whatever `told` raises,
    and then nothing has changed.
    """
    connection = await asyncpg.connect(owner_url)
    try:
        await connection.set_type_codec(
            "jsonb", schema="pg_catalog", encoder=_as_json, decoder=json.loads, format="binary"
        )
        await connection.execute("CREATE TEMPORARY TABLE again (LIKE fact)")
        made = _Made(connection, told)
        while await made.catch_up(tellers) > FEW:
            pass
        await connection.execute("ANALYZE again")
        async with connection.transaction():
            await connection.execute("LOCK TABLE dead_letter, position IN EXCLUSIVE MODE")
            await made.catch_up(tellers)
            await connection.execute(WITHOUT_PARKED)
            taken_away = await connection.execute(TAKE_AWAY)
            added = await connection.execute(ADD)
        facts = await connection.fetchval("SELECT count(*) FROM again")
        return Rebuilt(sum(made.read.values()), facts, _count(added), _count(taken_away))
    finally:
        await connection.close()


class _Made:
    """The facts made so far, and how far each teller was read."""

    def __init__(self, connection: asyncpg.Connection, told: Source) -> None:
        self.connection, self.told = connection, told
        self.read: dict[str, int] = {}

    async def catch_up(self, tellers: Iterable[str]) -> int:
        """Read on to where the listeners are; how many messages that were."""
        rows = await self.connection.fetch("SELECT stream, sequence FROM position")
        heard, before = {row["stream"]: row["sequence"] for row in rows}, sum(self.read.values())
        for teller in tellers:
            stream = stream_of(teller)
            after, upto = self.read.get(teller, 0), heard.get(stream, 0)
            if upto > after:
                async for messages in self.told(teller, after, upto):
                    await self._keep(stream, messages)
                self.read[teller] = upto
        return sum(self.read.values()) - before

    async def _keep(self, stream: str, messages: list[Told]) -> None:
        rows = [row for message in messages for row in _rows_of(stream, message)]
        await self.connection.copy_records_to_table("again", records=rows, columns=COLUMNS)


def _rows_of(stream: str, message: Told) -> list[tuple[object, ...]]:
    """The facts of one message as rows, in the order of the columns."""
    kind = KINDS.get(message.headers.get("ce-type", ""))
    if kind is None:
        return []
    heard = Heard.of(dict(message.headers), stream, message.sequence, clock.real_now())
    ward = {"ward_id": heard.ward_id}
    facts = facts_of(kind.model_validate_json(message.body), heard)
    return [
        tuple(ward[name] if name in ward else getattr(fact, name) for name in COLUMNS)
        for fact in facts
    ]


def _as_json(value: object) -> bytes:
    # PostgreSQL's binary form of jsonb: its version, then the text.
    return b"\x01" + json.dumps(value, ensure_ascii=False).encode()


def _count(status: str) -> int:
    """How many rows a command says it touched: 3 of 'DELETE 3'."""
    return int(status.rsplit(" ", 1)[1])
