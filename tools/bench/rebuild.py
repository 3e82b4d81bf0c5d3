"""P6: how fast reporting's facts are made again from a million events, and that they are the same.

Events are put in the outbox of disclosures by PostgreSQL and published by its relay. Reporting is
held still and told that it heard them, so that the first rebuild makes every fact.
"""

from __future__ import annotations

import os
import signal
import time
from datetime import UTC, datetime
from typing import Any

import asyncpg
import uvloop
from sqlalchemy import text

from libs.contracts.disclosures.announcing import BroadcastHeld
from libs.kernel.database import Database
from libs.kernel.events import stream_of
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from services.reporting.facts.queries import digest_facts
from tools.apart import Apart
from tools.bench.events import until_published
from tools.rebuild import SOURCES, rebuilt

WARD, TELLER = "06811", "disclosures"
EVENTS = 1_000_000
# One event as the service writes it, with an id of its own each time.
MULTIPLY = """
INSERT INTO outbox (id, ward_id, subject, headers, body)
SELECT n.id, o.ward_id, o.subject, o.headers || jsonb_build_object('ce-id', n.id::text), o.body
FROM outbox AS o, (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) AS n
WHERE o.seq = (SELECT min(seq) FROM outbox)
"""


def measure() -> dict[str, Any]:
    """Both sources, one after the other, on a machine that does nothing else."""
    with Apart() as machine:
        return uvloop.run(_measure(machine))  # as the command runs


async def _measure(machine: Apart) -> dict[str, Any]:
    reporting = machine.pids()["reporting"]
    os.kill(reporting, signal.SIGSTOP)
    try:
        await _tell(machine)
        found: dict[str, Any] = {}
        digests = []
        for source in SOURCES:
            began = time.perf_counter()
            made = await rebuilt(machine.machine, source)
            seconds = time.perf_counter() - began
            found[f"{made.events} events from the {source}, events/s (target 10000)"] = round(
                made.events / seconds
            )
            found[f"from the {source}: facts, added, taken away"] = (
                f"{made.facts.rows}, {made.facts.added}, {made.facts.taken_away}"
            )
            digests.append(await _digest(machine))
        return {**found, "equal hash": digests[0] == digests[1]}
    finally:
        os.kill(reporting, signal.SIGCONT)


async def _tell(machine: Apart) -> None:
    """A million events in the stream, and reporting believes to have heard them."""
    teller = Database(machine.machine.database_url(TELLER, "app"), "bench")
    async with teller.transaction(WARD) as session:
        now = datetime.now(UTC)
        told = {"khoan": 7, "on": now.date(), "minutes": 1, "consecutive_days": 1}
        emit(session, BroadcastHeld(occurred_at=now, disclosure_id=new_id(), **told))
    await teller.close()
    await _run(machine, TELLER, MULTIPLY, EVENTS - 1)
    await until_published(machine, stream_of(TELLER), EVENTS)
    position = (
        "INSERT INTO position VALUES ($1, $2) ON CONFLICT (stream) DO UPDATE SET sequence = $2"
    )
    await _run(machine, "reporting", position, stream_of(TELLER), EVENTS)


async def _run(machine: Apart, service: str, command: str, *values: Any) -> None:
    connection = await asyncpg.connect(machine.machine.database_url(service, "owner"))
    await connection.execute(command, *values)
    await connection.close()


async def _digest(machine: Apart) -> str:
    database = Database(machine.machine.database_url("reporting", "app"), "bench")
    async with database.transaction(WARD) as session:
        await session.execute(text("SET LOCAL statement_timeout = 0"))  # two million are sorted
        digest = await digest_facts(session)
    await database.close()
    return digest
