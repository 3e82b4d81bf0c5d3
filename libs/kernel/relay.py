"""Publishes what was committed to the outbox, in order, by one relay per database.

The stream is a cache of the outbox: what the broker lost is published again under the same
sequence numbers, what it holds unmarked is marked. Any doubt ends in a fresh connection and
another try, which the broker's deduplication (Nats-Msg-Id) makes harmless.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

import asyncpg
import structlog
from nats.aio.client import Client
from nats.js.api import Header
from nats.js.errors import APIError

from libs.kernel import bus as buses
from libs.kernel import clock, stopping, telemetry
from libs.kernel.events import stream_of
from libs.kernel.ids import new_id
from libs.kernel.settings import Settings

log = structlog.get_logger()

BATCH_MAX = 500
ATOMIC_FROM = 16  # from here one atomic batch is quicker than acknowledgements one by one
ACK_SECONDS_MAX = 10.0
CALM_SECONDS = 10.0
IDLE_SECONDS = 2.0  # LISTEN wakes it at once; this is the safety net
# One connection, let go again when nobody asks.
ASKING: dict[str, Any] = {"min_size": 0, "max_size": 1, "max_inactive_connection_lifetime": 30.0}
LOCK = 7_301  # advisory lock of the database's one active relay

# Each is found by an index of its own: a million that wait are not sorted for the next few.
WAITING = "SELECT id, subject, headers, body, stream_seq FROM outbox WHERE published_at IS NULL AND"
LOST = f"{WAITING} stream_seq > $2 ORDER BY stream_seq LIMIT $1"
NEW = f"{WAITING} stream_seq IS NULL ORDER BY seq LIMIT $1"
HELD = "UPDATE outbox SET published_at = $1 WHERE published_at IS NULL AND stream_seq <= $2"
MARK = """
UPDATE outbox AS o SET published_at = $1, stream_seq = m.stream_seq
FROM unnest($2::uuid[], $3::bigint[]) AS m(id, stream_seq)
WHERE o.id = m.id AND o.published_at IS NULL RETURNING o.id
"""


class Relay:
    """The relay of one service. Run it as a task; cancel it to stop."""

    def __init__(self, settings: Settings, service: str) -> None:
        """Logs in as <service>_relay, and to the broker as the service."""
        self.settings, self.service, self.stream = settings, service, stream_of(service)
        self.active = False
        self._last = 0  # the stream's last sequence: nobody else may write between ours
        self._wake = asyncio.Event()

    async def run(self) -> None:
        """Relay for ever; a failure is logged, waited out, and begun again from the table."""
        # For `waiting`: logging in costs more than the question, and a conductor asks at each step.
        async with asyncpg.create_pool(self.settings.relay_url, **ASKING) as self._asking:
            await self._serve_again_and_again()

    async def _serve_again_and_again(self) -> None:
        pause, loop = 0.1, asyncio.get_running_loop()
        while True:
            began = loop.time()
            try:
                await self._serve()
            except Exception as error:
                log.warning("relay_again", stream=self.stream, **telemetry.where(error))
            pause = 0.1 if loop.time() - began > CALM_SECONDS else min(pause * 2, 2.0)
            await asyncio.sleep(pause)

    async def waiting(self) -> int:
        """How many events are committed and not yet published."""
        return await self._asking.fetchval("SELECT count(*) FROM outbox WHERE published_at IS NULL")

    async def _serve(self) -> None:
        connection = await asyncpg.connect(self.settings.relay_url, server_settings={"jit": "off"})
        bus: Client | None = None
        try:
            while not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):
                await asyncio.sleep(IDLE_SECONDS)
            # A connection that reconnects would flush its buffer out of order.
            bus = await buses.connect(self.settings, f"{self.service}-relay", lasting=False)
            await connection.add_listener("outbox", lambda *_: self._wake.set())
            await self._agree(connection, bus)
            self.active = True
            while True:
                self._wake.clear()
                if not await self._send_waiting(connection, bus):
                    await self._rest(connection, bus)
        finally:
            self.active = False
            connection.terminate()
            if bus:
                await stopping.close(bus)

    async def _rest(self, connection: Any, bus: Client) -> None:
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                await self._wake.wait()
        except TimeoutError:
            await self._agree(connection, bus)

    async def _agree(self, connection: Any, bus: Client) -> None:
        """Make table and stream say the same: neither more in one nor in the other.

        The highest sequence is enough to know: there is one writer, and marks are set in order.
        """
        ours = await connection.fetchval("SELECT max(stream_seq) FROM outbox") or 0
        js = bus.jetstream(timeout=ACK_SECONDS_MAX)
        there = (await js.stream_info(self.stream)).state.last_seq
        if there < ours:
            log.warning("stream_behind", stream=self.stream, there=there, ours=ours)
            await connection.execute(
                "UPDATE outbox SET published_at = NULL WHERE stream_seq > $1", there
            )
        # We were stopped between publishing and marking: the stream knows which these were.
        await connection.execute(HELD, clock.real_now(), there)
        for sequence in range(max(ours, self._last) + 1, there + 1):
            message = await js.get_msg(self.stream, sequence)
            event_id = (message.headers or {}).get(Header.MSG_ID, "")
            if not await self._mark(connection, [event_id], [sequence]):
                log.error("foreign_message", stream=self.stream, sequence=sequence)
        self._last = there

    async def _mark(self, connection: Any, ids: list[Any], sequences: list[int]) -> int:
        """Note under which sequences events were published; how many of them were ours to note."""
        try:
            return len(await connection.fetch(MARK, clock.real_now(), ids, sequences))
        except asyncpg.DataError:
            return 0  # an id that is none: not our message

    async def _send_waiting(self, connection: Any, bus: Client) -> int:
        rows = await connection.fetch(LOST, BATCH_MAX, self._last)
        rows = rows or await connection.fetch(NEW, BATCH_MAX)
        if not rows:
            return 0
        async with asyncio.timeout(ACK_SECONDS_MAX):
            sequences = await self._publish(bus, rows)
        for row, sequence in zip(rows, sequences, strict=True):
            if row["stream_seq"] not in (None, sequence):
                log.error("stream_diverged", was=row["stream_seq"], became=sequence)
        await self._mark(connection, [row["id"] for row in rows], sequences)
        self._last = sequences[-1]
        return len(rows)

    async def _publish(self, bus: Client, rows: list[Any]) -> list[int]:
        """Each is refused unless it comes next: nothing overtakes one that was lost."""
        if len(rows) >= ATOMIC_FROM:
            return await self._publish_atomically(bus, rows)
        js = bus.jetstream(timeout=ACK_SECONDS_MAX)
        acks = []
        for place, row in enumerate(rows):
            headers = {**_headers(row), Header.EXPECTED_LAST_SEQUENCE: str(self._last + place)}
            acks.append(await js.publish_async(row["subject"], row["body"], headers=headers))
        return [(await ack).seq for ack in acks]

    async def _publish_atomically(self, bus: Client, rows: list[Any]) -> list[int]:
        """All or nothing, with one write to disk (JetStream atomic batch)."""
        batch = {"Nats-Batch-Id": str(new_id())}
        for number, row in enumerate(rows[:-1], start=1):
            headers = {**_headers(row), **batch, "Nats-Batch-Sequence": str(number)}
            if number == 1:
                headers[Header.EXPECTED_LAST_SEQUENCE] = str(self._last)
            await bus.publish(row["subject"], row["body"], headers=headers)
        commit = {**batch, "Nats-Batch-Sequence": str(len(rows)), "Nats-Batch-Commit": "1"}
        last = rows[-1]
        reply = await bus.request(
            last["subject"],
            last["body"],
            timeout=ACK_SECONDS_MAX,
            headers={**_headers(last), **commit},
        )
        ack = json.loads(reply.data)
        if "error" in ack:
            raise APIError.from_error(ack["error"])
        return list(range(ack["seq"] - len(rows) + 1, ack["seq"] + 1))


def _headers(row: Any) -> dict[str, str]:
    return {**json.loads(row["headers"]), Header.MSG_ID: str(row["id"])}
