"""P4 and P5: how soon one service acts on what another committed, and how fast it catches up.

Events are told beside the service, by its own outbox, so that the path measured is relay, broker,
listener and the facts of reporting. Raw is JetStream fetch and one insert per event.
"""

from __future__ import annotations

import asyncio
import os
import signal
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from nats.js.api import AckPolicy, ConsumerConfig

from libs.contracts.disclosures.announcing import BroadcastHeld
from libs.kernel import bus as buses
from libs.kernel import clock
from libs.kernel.database import Database
from libs.kernel.events import stream_of
from libs.kernel.ids import new_id
from libs.kernel.outbox import emit
from tools.apart import Apart

WARD = "06811"
STREAM = stream_of("disclosures")
IDLE_EVENTS = 60
STEADY_EVENTS = 1000
STEADY_PER_SECOND = 200
WAITING_EVENTS = 100_000
RAW_EVENTS = 20_000
AT_ONCE = 1000


def measure() -> dict[str, Any]:
    """Idle, steady, and after a pause with many events waiting."""
    with Apart() as machine:
        return asyncio.run(_measure(machine))


async def _measure(machine: Apart) -> dict[str, Any]:
    async with _sides(machine) as (teller, listener):
        idle = await _latencies(teller, listener, IDLE_EVENTS, 0.1)
        steady = await _latencies(teller, listener, STEADY_EVENTS, 1 / STEADY_PER_SECOND)
        ours = await _catch_up(machine, teller, listener)
    raw = await _raw(machine)
    return {
        "idle: commit to commit, p50 / p99 ms (target 15 / 60)": _two(idle),
        "200 events/s: p50 / p99 ms (target 15 / 60)": _two(steady),
        f"catching up {WAITING_EVENTS} events, events/s": round(ours),
        "raw fetch and insert, events/s": round(raw),
        "ratio to raw (target 0.5)": round(ours / raw, 2),
    }


@asynccontextmanager
async def _sides(machine: Apart) -> AsyncIterator[tuple[Database, asyncpg.Connection]]:
    teller = Database(machine.machine.database_url("disclosures", "app"), "bench")
    listener = await asyncpg.connect(machine.machine.database_url("reporting", "owner"))
    try:
        yield teller, listener
    finally:
        await teller.close()
        await listener.close()


async def _tell(teller: Database, count: int) -> None:
    async with teller.transaction(WARD) as session:
        for _ in range(count):
            now = clock.now()
            emit(
                session,
                BroadcastHeld(
                    occurred_at=now,
                    disclosure_id=new_id(),
                    khoan=7,
                    on=now.date(),
                    minutes=1,
                    consecutive_days=1,
                ),
            )


async def _position(listener: asyncpg.Connection) -> int:
    query = "SELECT sequence FROM position WHERE stream = $1"
    return await listener.fetchval(query, STREAM) or 0


async def _latencies(
    teller: Database, listener: asyncpg.Connection, count: int, pause: float
) -> list[float]:
    start = await _position(listener)
    committed: list[float] = []
    heard: list[float] = []

    async def watch() -> None:
        while len(heard) < count:
            at = await _position(listener) - start
            heard.extend([time.perf_counter()] * (at - len(heard)))
            await asyncio.sleep(0.001)

    watching = asyncio.create_task(watch())
    for _ in range(count):
        began = time.perf_counter()
        await _tell(teller, 1)
        committed.append(time.perf_counter())
        await asyncio.sleep(max(0.0, pause - (time.perf_counter() - began)))
    await asyncio.wait_for(watching, 60)
    return [1000 * (b - a) for a, b in zip(committed, heard, strict=True)]


async def _catch_up(machine: Apart, teller: Database, listener: asyncpg.Connection) -> float:
    """Hold the listener still, let events pile up in the stream, let it go."""
    reporting = machine.pids()["reporting"]
    start = await _position(listener)
    os.kill(reporting, signal.SIGSTOP)
    try:
        for _ in range(WAITING_EVENTS // AT_ONCE):
            await _tell(teller, AT_ONCE)
        await until_published(machine, STREAM, start + WAITING_EVENTS)
    finally:
        os.kill(reporting, signal.SIGCONT)
    began = time.perf_counter()
    while await _position(listener) < start + WAITING_EVENTS:
        await asyncio.sleep(0.05)
    return WAITING_EVENTS / (time.perf_counter() - began)


async def until_published(machine: Apart, stream: str, sequence: int) -> None:
    """Return when the stream reaches a sequence."""
    bus = await buses.connect(machine.operator(), "ops")
    try:
        js = bus.jetstream()
        while (await js.stream_info(stream)).state.last_seq < sequence:
            await asyncio.sleep(0.05)
    finally:
        await bus.close()


async def _raw(machine: Apart) -> float:
    """The least there is: fetch a hundred, insert each, commit, acknowledge."""
    bus = await buses.connect(machine.operator(), "ops")
    db = await asyncpg.connect(machine.machine.postgres.url())
    try:
        await db.execute("CREATE TABLE raw (sequence bigint PRIMARY KEY, body bytea)")
        js = bus.jetstream()
        durable = ConsumerConfig(durable_name="raw", ack_policy=AckPolicy.EXPLICIT)
        await js.add_consumer(STREAM, durable)
        pull = await js.pull_subscribe_bind("raw", STREAM)
        began, taken = time.perf_counter(), 0
        while taken < RAW_EVENTS:
            messages = await pull.fetch(100, timeout=5)
            async with db.transaction():
                for one in messages:
                    sequence = one.metadata.sequence.stream
                    await db.execute("INSERT INTO raw VALUES ($1, $2)", sequence, one.data)
            for one in messages:
                await one.ack()
            taken += len(messages)
        return taken / (time.perf_counter() - began)
    finally:
        await db.close()
        await bus.close()


def _two(values: list[float]) -> str:
    cut = statistics.quantiles(values, n=100)
    return f"{cut[49]:.1f} / {cut[98]:.1f}"
