"""Make what reporting counts again from every event: danbiet rebuild reporting [--from outboxes].

Facts of wards and the reports that provinces know of. The service may run meanwhile. Events are
read from the broker's streams, or from the outboxes of those who told them when the streams are
gone. Says in how far what came out differs from before.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import asyncpg
import uvloop
from nats.aio.client import Client

from libs.kernel import bus as buses
from libs.kernel.events import stream_of
from services.reporting.rebuilding.actions import Rebuilt, Source, Told, rebuild
from tools.machine import Machine
from tools.streams import BATCH, Missing, read

OUTBOX = """
SELECT stream_seq, headers, body FROM outbox WHERE stream_seq > $1 AND stream_seq <= $2
ORDER BY stream_seq
"""


@asynccontextmanager
async def streams(machine: Machine) -> AsyncIterator[Source]:
    """What the broker keeps."""
    bus = await buses.connect(machine.settings("ops"), "ops")
    try:
        yield partial(from_stream, bus)
    finally:
        await bus.close()


async def from_stream(bus: Client, teller: str, after: int, upto: int) -> AsyncIterator[list[Told]]:
    """A teller's messages after one sequence and up to another; raises Missing."""
    stream = stream_of(teller)
    if (await bus.jetstream().stream_info(stream)).state.last_seq < upto:
        raise Missing(stream)
    async for messages in read(bus, stream, upto - after, after=after):
        found = [Told(it.metadata.sequence.stream, it.headers or {}, it.data) for it in messages]
        yield _next(stream, after, found)
        after += len(found)


@asynccontextmanager
async def outboxes(machine: Machine) -> AsyncIterator[Source]:
    """What the tellers keep: their outboxes remember under which sequence each was published."""
    yield partial(from_outbox, machine)


async def from_outbox(
    machine: Machine, teller: str, after: int, upto: int
) -> AsyncIterator[list[Told]]:
    """A teller's messages after one sequence and up to another; raises Missing."""
    connection = await asyncpg.connect(machine.database_url(teller, "owner"))
    try:
        while after < upto:
            rows = await connection.fetch(OUTBOX, after, min(after + BATCH, upto))
            if not rows:
                raise Missing(f"the outbox of {teller}")
            found = [Told(it["stream_seq"], json.loads(it["headers"]), it["body"]) for it in rows]
            yield _next(f"the outbox of {teller}", after, found)
            after += len(found)
    finally:
        await connection.close()


def _next(source: str, after: int, found: list[Told]) -> list[Told]:
    """Messages that come right after a sequence without a gap; raises Missing otherwise."""
    if [told.sequence for told in found] != list(range(after + 1, after + 1 + len(found))):
        raise Missing(source)
    return found


SOURCES = {"streams": streams, "outboxes": outboxes}


async def rebuilt(machine: Machine, source: str) -> Rebuilt:
    """Rebuild from one of the sources; raises Missing when it does not hold everything."""
    async with SOURCES[source](machine) as told:
        owner_url = machine.database_url("reporting", "owner")
        return await rebuild(owner_url, told)


def main(argv: list[str]) -> int:
    """Prints what came out; tells 1 when the source does not hold every event."""
    parser = argparse.ArgumentParser(prog="danbiet rebuild", description=__doc__)
    parser.add_argument("service", choices=["reporting"])
    parser.add_argument("--from", dest="source", choices=list(SOURCES), default="streams")
    parser.add_argument("--home", type=Path, default=Path(".local"), help="folder of the machine")
    asked = parser.parse_args(argv)
    began = time.perf_counter()
    try:
        found = uvloop.run(rebuilt(Machine.beside(asked.home), asked.source))
    except Missing as error:
        print(f"{error} holds less than was heard: nothing was changed")
        return 1
    seconds = time.perf_counter() - began
    print(f"{found.events} events in {seconds:.1f} s")
    for rows, made in (("facts", found.facts), ("reports that provinces know of", found.reports)):
        print(
            f"{made.rows} {rows}; against before {made.added} added, {made.taken_away} taken away"
        )
    return 0
