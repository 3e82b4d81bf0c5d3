"""Reads what a stream of the broker holds, without acknowledging any of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

BATCH = 1_000
WAIT_SECONDS = 10.0
EXPIRES = int(WAIT_SECONDS * 1e9)  # in nanoseconds, as the broker counts


class Missing(Exception):
    """A source holds less than was asked of it; the message names the source."""


async def read(
    bus: Client, stream: str, count: int | None = None, *, subject: str = "", after: int = 0
) -> AsyncIterator[list[Msg]]:
    """So many messages of a stream after a sequence, by the handful; raises Missing.

    Without `count` all that are there; with `subject` only those under it.
    """
    reading = ConsumerConfig(
        ack_policy=AckPolicy.NONE,
        deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
        opt_start_seq=after + 1,
        filter_subject=subject or None,
        inactive_threshold=60.0,
    )
    consumer = await bus.jetstream().add_consumer(stream, reading)
    left = (consumer.num_pending or 0) if count is None else count
    coming = _Coming(bus, f"$JS.API.CONSUMER.MSG.NEXT.{stream}.{consumer.name}")
    subscription = await bus.subscribe(coming.inbox, cb=coming.take)
    try:
        await coming.ask(left)
        while left:
            messages = await coming.whole(stream)
            left -= len(messages)
            await coming.ask(left)
            yield messages
    finally:
        await subscription.unsubscribe()


class _Coming:
    """A handful of messages under way: the next is on its way while one is worked on.

    The library's own `fetch` waits for each message by itself, which takes as long as the work.
    """

    def __init__(self, bus: Client, subject: str) -> None:
        self.bus, self.subject, self.inbox = bus, subject, bus.new_inbox()
        self.messages: list[Msg] = []
        self.wanted = 0
        self.enough = asyncio.Event()

    async def ask(self, left: int) -> None:
        self.messages, self.wanted = [], min(BATCH, left)
        self.enough.clear()
        if left:
            said = json.dumps({"batch": self.wanted, "expires": EXPIRES}).encode()
            await self.bus.publish(self.subject, said, reply=self.inbox)
            await asyncio.sleep(0)  # it leaves before whoever asked works on

    async def take(self, message: Msg) -> None:
        if message.reply:  # without one it only says that there is nothing more
            self.messages.append(message)
            if len(self.messages) == self.wanted:
                self.enough.set()

    async def whole(self, stream: str) -> list[Msg]:
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await self.enough.wait()
        except TimeoutError as error:
            raise Missing(stream) from error
        return self.messages
