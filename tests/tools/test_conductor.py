"""A step of many wards takes longer than a part may take to answer: the hand on the clock waits."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime

import nats as broker
import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg

from libs.kernel import clock
from libs.kernel.settings import Settings
from tools import conductor
from tools.conductor import Conductor, NotSettled
from tools.embedded.nats import EmbeddedNats

SAID = datetime(2026, 3, 2, 6, 30, tzinfo=clock.VIETNAM).isoformat()


@pytest.fixture
async def bus(nats: EmbeddedNats, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Client]:
    """A part may take a tenth of a second to answer."""
    monkeypatch.setattr(conductor, "ANSWER_SECONDS", 0.1)
    monkeypatch.setattr(conductor, "STEP_SECONDS_MAX", 5.0)
    client = await broker.connect(nats.url())
    yield client
    await client.close()


def hand(bus: Client) -> Conductor:
    """The hand on the clock, at this broker."""
    one = Conductor(Settings())
    one.bus = bus
    return one


async def a_part(bus: Client, seconds: float) -> list[str]:
    """A part that works that long at a step, once, and what it was told."""
    told: list[str] = []

    async def set_clock(message: Msg) -> None:
        told.append(message.data.decode())
        if len(told) == 1:
            await asyncio.sleep(seconds)
        await message.respond(b"done")

    await bus.subscribe("clock.slow", cb=set_clock)
    return told


async def test_who_works_longer_than_an_answer_may_wait_is_asked_again(bus: Client) -> None:
    told = await a_part(bus, 0.35)

    await hand(bus)._tell("slow", SAID)

    assert len(told) > 1
    assert set(told) == {SAID}


async def test_who_is_never_done_ends_the_year(
    bus: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conductor, "STEP_SECONDS_MAX", 0.2)
    await a_part(bus, 1)

    with pytest.raises(NotSettled, match="slow is not done with 2026-03-02T06:30"):
        await hand(bus)._tell("slow", SAID)
