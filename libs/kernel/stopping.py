"""Letting go of what runs, so that a part that is told to stop does stop."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from nats.aio.client import Client


async def end(*tasks: asyncio.Task[None]) -> None:
    """Cancel tasks until all have ended: `asyncio.wait_for` may swallow a cancellation (3.11)."""
    left = set(tasks)
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=0.5)


async def close(bus: Client) -> None:
    """Let go of a connection, also of one that the broker drops at this moment."""
    with suppress(ConnectionError):
        await bus.close()
