"""Makes facts, and the reports that provinces know of, again from all events; the service runs on.

They are made beside those in use, and put in their place in one transaction for which the
listeners wait. A row has an id that its event gives it, so what was right is not touched.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

import asyncpg
from pydantic_core import to_json
from sqlalchemy import Table

from libs.kernel import clock
from libs.kernel.events import Event, Heard, stream_of
from services.reporting.facts.actions import COLUMNS, FACT
from services.reporting.facts.mapping import facts_of
from services.reporting.facts.table import TABLE
from services.reporting.rebuilding import reports
from services.reporting.tables import Base

KINDS: dict[str, type[Event]] = {kind.told_as: kind for kind in TABLE}
# Whose events make facts, and reporting itself, which provinces hear.
TELLERS = sorted({told_as.partition(".")[0] for told_as in (*KINDS, *reports.KINDS)})
WARD_REPORT = Base.metadata.tables["ward_report"]
VALUES = attrgetter(*COLUMNS)
FEW = 2_000  # events the listeners may wait for

# A message that waits to be acted on has made no fact; it will when it is brought back.
WITHOUT_PARKED = """
DELETE FROM again_fact AS a USING dead_letter AS d
WHERE d.stream = a.stream AND d.sequence = a.sequence
"""
TAKE_AWAY = """
DELETE FROM {0} AS f WHERE NOT EXISTS (
    SELECT FROM again_{0} AS a WHERE a.id = f.id AND ROW(a.*) IS NOT DISTINCT FROM ROW(f.*)
)
"""
ADD = """
INSERT INTO {0} SELECT a.* FROM again_{0} AS a WHERE NOT EXISTS (
    SELECT FROM {0} AS f WHERE f.id = a.id
) ORDER BY a.id
"""  # In the order of the key, or its index is filled at random.
COUNT = "SELECT count(*) FROM again_{0}"


class Told(NamedTuple):
    """A message as its teller's stream holds it."""

    sequence: int
    headers: dict[str, str]
    body: bytes


# The messages of a teller after one sequence and up to another, in order, by the handful.
Source = Callable[[str, int, int], AsyncIterator[list[Told]]]


@dataclass(frozen=True)
class Made:
    """How many rows were made again, and in how far they differ from those before."""

    rows: int
    added: int
    taken_away: int


@dataclass(frozen=True)
class Rebuilt:
    """How many events were read, and what came out."""

    events: int
    facts: Made
    reports: Made  # that provinces know of


async def rebuild(owner_url: str, told: Source) -> Rebuilt:
    """Make the facts of all wards, and what provinces know, again from what `told` holds.

    `owner_url` is how the owner of reporting's database logs in. Raises whatever `told` raises,
    and then nothing has changed.
    """
    connection = await asyncpg.connect(owner_url)
    try:
        await connection.set_type_codec(
            "jsonb", schema="pg_catalog", encoder=_as_json, decoder=json.loads, format="binary"
        )
        for table in (FACT, WARD_REPORT):
            await connection.execute(f"CREATE TEMPORARY TABLE again_{table} (LIKE {table})")
        reading = _Reading(connection, told)
        while await reading.catch_up() > FEW:
            pass
        await connection.execute("ANALYZE again_fact")
        async with connection.transaction():
            await connection.execute("SET LOCAL work_mem = '64MB'")  # what is put in is sorted
            await connection.execute("LOCK TABLE dead_letter, position IN EXCLUSIVE MODE")
            await reading.catch_up()
            await connection.execute(WITHOUT_PARKED)
            await reading.keep_reports()
            return Rebuilt(
                sum(reading.read.values()),
                facts=await _put(connection, FACT),
                reports=await _put(connection, WARD_REPORT),
            )
    finally:
        await connection.close()


async def _put(connection: asyncpg.Connection, table: Table) -> Made:
    """Put what was made again in the place of what is there, where that differs."""
    taken_away = await connection.execute(TAKE_AWAY.format(table))
    added = await connection.execute(ADD.format(table))
    rows = await connection.fetchval(COUNT.format(table))
    return Made(rows, _count(added), _count(taken_away))


class _Reading:
    """What was made so far, and how far each teller was read."""

    def __init__(self, connection: asyncpg.Connection, told: Source) -> None:
        self.connection, self.told = connection, told
        self.read: dict[str, int] = {}
        self.reports: dict[int, tuple[str, reports.ReportEvent]] = {}  # by sequence

    async def catch_up(self) -> int:
        """Read on to where the listeners are; how many messages that were."""
        rows = await self.connection.fetch("SELECT stream, sequence FROM position")
        heard, before = {row["stream"]: row["sequence"] for row in rows}, sum(self.read.values())
        for teller in TELLERS:
            stream = stream_of(teller)
            after, upto = self.read.get(teller, 0), heard.get(stream, 0)
            if upto > after:
                async for messages in self.told(teller, after, upto):
                    await self._keep(stream, messages)
                self.read[teller] = upto
        return sum(self.read.values()) - before

    async def _keep(self, stream: str, messages: list[Told]) -> None:
        for message in messages:
            if kind := reports.KINDS.get(message.headers.get("ce-type", "")):
                event = kind.model_validate_json(message.body)
                self.reports[message.sequence] = (message.headers["ce-ward"], event)
        facts = [row for message in messages for row in _facts_of(stream, message)]
        await self._copy(FACT, ["ward_id", *COLUMNS], facts)

    async def keep_reports(self) -> None:
        """What provinces know, without what waits to be acted on."""
        parked = "SELECT sequence FROM dead_letter WHERE stream = $1"
        for row in await self.connection.fetch(parked, stream_of("reporting")):
            self.reports.pop(row["sequence"], None)
        names = [column.name for column in WARD_REPORT.columns]
        rows = reports.reports_of(self.reports.values())
        values = [[getattr(row, name) for name in names] for row in rows]
        await self._copy(WARD_REPORT, names, values)

    async def _copy(
        self, table: Table, columns: list[str], rows: Iterable[Iterable[object]]
    ) -> None:
        again = f"again_{table}"
        await self.connection.copy_records_to_table(again, records=rows, columns=columns)


def _facts_of(stream: str, message: Told) -> list[tuple[object, ...]]:
    """The facts of one message as rows."""
    kind = KINDS.get(message.headers.get("ce-type", ""))
    if kind is None:
        return []
    heard = Heard.of(message.headers, stream, message.sequence, clock.real_now())
    facts = facts_of(kind.model_validate_json(message.body), heard)
    return [(heard.ward_id, *VALUES(fact)) for fact in facts]


def _as_json(value: object) -> bytes:
    # PostgreSQL's binary form of jsonb: its version, then the text.
    return b"\x01" + to_json(value)


def _count(status: str) -> int:
    """How many rows a command says it touched: 3 of 'DELETE 3'."""
    return int(status.rsplit(" ", 1)[1])
