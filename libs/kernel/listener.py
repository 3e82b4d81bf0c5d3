"""Acts on what another service tells: in order, each event once, however often it is delivered.

The position is in our own database and moves in the transaction that acts. On start the durable
is reset to it, so the broker's memory is never trusted.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import asyncpg
import nats
import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from opentelemetry.trace import SpanKind
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock, telemetry
from libs.kernel.database import Database, bind_ward, is_outage
from libs.kernel.deadletters import DeadLetters, Letter
from libs.kernel.events import Event, Heard, durable_of, stream_of
from libs.kernel.tables import position

log = structlog.get_logger()

# An act on one event: `await act(session, event, heard)`; it never commits.
Act = Callable[[AsyncSession, Any, Heard], Awaitable[None]]
Hears = Mapping[type[Event], Act]

BATCH_MAX = 100
FETCH_SECONDS = 1.0
STANDBY_SECONDS = 1.0
CALM_SECONDS = 10.0


class Gap(Exception):
    """The broker delivered something else than the next event."""


class Listener:
    """Reads one stream for one service. Replicas stand by: one is active at a time."""

    def __init__(
        self,
        bus: Client,
        database: Database,
        lock_url: str,
        service: str,
        teller: str,
        hears: Hears,
    ) -> None:
        """`hears` holds the acts for the events of this one teller."""
        self.bus, self.database, self.lock_url = bus, database, lock_url
        self.stream, self.durable = stream_of(teller), durable_of(service, teller)
        self.acts = {kind.told_as: (kind, act) for kind, act in hears.items()}
        self.letters = DeadLetters(self.stream)
        self.at = 0
        self.active = False

    async def run(self) -> None:
        """Listen for ever; on any outage begin again from the position."""
        pause, loop = 0.1, asyncio.get_running_loop()
        while True:
            began = loop.time()
            try:
                await self._listen()
            except (TimeoutError, nats.errors.Error, Gap) as error:
                log.info("listen_again", stream=self.stream, error=type(error).__name__)
            except Exception as error:
                log.warning("listen_again", stream=self.stream, **telemetry.where(error))
            self.active = False
            pause = 0.1 if loop.time() - began > CALM_SECONDS else min(pause * 2, 2.0)
            await asyncio.sleep(pause)

    async def _listen(self) -> None:
        lock = await asyncpg.connect(self.lock_url)
        try:
            key = zlib.crc32(self.durable.encode())
            while not await lock.fetchval("SELECT pg_try_advisory_lock($1)", key):
                await asyncio.sleep(STANDBY_SECONDS)
            await self._start_from_position()
            self.active = True
            while not lock.is_closed():
                await self._retry_letters()
                await self._take(await self._fetch())
        finally:
            lock.terminate()

    async def _start_from_position(self) -> None:
        async with self.database.transaction(None, "bus") as session:
            row = insert(position).values(stream=self.stream, sequence=0)
            await session.execute(row.on_conflict_do_nothing())
            query = select(position.c.sequence).where(position.c.stream == self.stream)
            self.at = (await session.execute(query)).scalar_one()
            await self.letters.load(session)
        js = self.bus.jetstream()
        await js.reset_consumer(self.stream, self.durable, seq=self.at + 1)
        self._pull = await js.pull_subscribe_bind(self.durable, self.stream)

    async def _fetch(self) -> list[Msg]:
        try:
            return await self._pull.fetch(BATCH_MAX, timeout=FETCH_SECONDS)
        except (TimeoutError, nats.errors.TimeoutError):
            return []

    async def _take(self, delivered: list[Msg]) -> None:
        """Act on what is new; say to the broker that all of it was seen."""
        fresh = [m for m in delivered if m.metadata.sequence.stream > self.at]
        for number, message in enumerate(fresh, start=self.at + 1):
            if message.metadata.sequence.stream != number:
                raise Gap
        if fresh and not await self._act_on_all(fresh):
            for message in fresh:
                await self._act_on_one(message)
        for message in delivered:
            await message.ack()

    async def _act_on_all(self, messages: list[Msg]) -> bool:
        """All of them in one transaction; False when one failed and nothing was done."""
        try:
            async with self.database.transaction(None, "bus") as session:
                for message in messages:
                    await self._act(session, Letter.of(message))
                await self._move(session, messages[-1].metadata.sequence.stream)
        except Exception as error:
            if _is_outage(error):
                raise
            return False
        self.at = messages[-1].metadata.sequence.stream
        return True

    async def _act_on_one(self, message: Msg) -> None:
        """One in its own transaction; when it cannot be acted on it is parked, and we go on."""
        letter = Letter.of(message)
        try:
            async with self.database.transaction(None, "bus") as session:
                await self._act(session, letter)
                await self._move(session, letter.sequence)
        except Exception as error:
            if _is_outage(error):
                raise
            log.error("parked", stream=self.stream, seq=letter.sequence, **telemetry.where(error))
            async with self.database.transaction(None, "bus") as session:
                await self.letters.park(session, letter, type(error).__name__, tries=1)
                await self._move(session, letter.sequence)
        self.at = letter.sequence

    async def _act(self, session: AsyncSession, letter: Letter) -> None:
        if self.letters.waits(letter):
            await self.letters.park(session, letter, "behind another", tries=0)
            return
        kind_and_act = self.acts.get(letter.headers.get("ce-type", ""))
        if kind_and_act is None:
            return
        kind, act = kind_and_act
        heard = Heard.of(letter.headers, self.stream, letter.sequence, clock.now())
        if session.info["ward_id"] != heard.ward_id:
            await bind_ward(session, heard.ward_id)
        with telemetry.span(f"hear {heard.told_as}", SpanKind.CONSUMER, letter.headers):
            await act(session, kind.model_validate_json(letter.body), heard)

    async def _move(self, session: AsyncSession, to: int) -> None:
        moved = await session.execute(
            update(position)
            .where(position.c.stream == self.stream, position.c.sequence == self.at)
            .values(sequence=to)
            .returning(position.c.sequence)
        )
        if moved.first() is None:
            raise Gap  # another replica was here first, or an operator moved us

    async def _retry_letters(self) -> None:
        if not self.letters.waiting:
            return
        async with self.database.transaction(None, "bus") as session:
            due = await self.letters.due(session, clock.now())
        for letter in due:
            try:
                async with self.database.transaction(None, "bus") as session:
                    await self.letters.release(session, letter)
                    await self._act(session, letter)
            except Exception as error:
                if _is_outage(error):
                    raise
                async with self.database.transaction(None, "bus") as session:
                    await self.letters.put_off(session, letter, type(error).__name__)
        if due:
            async with self.database.transaction(None, "bus") as session:
                await self.letters.load(session)


def _is_outage(error: Exception) -> bool:
    """Whether the fault is the world's (try everything again) or the message's (park it)."""
    return is_outage(error) or isinstance(error, TimeoutError | Gap | nats.errors.Error)
