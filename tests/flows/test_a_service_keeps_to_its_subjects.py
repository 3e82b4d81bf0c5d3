"""Whoever steals the key of one service cannot speak for another, nor read what it tells."""

from __future__ import annotations

import asyncio

import nats
import pytest

from libs.kernel.events import stream_of
from tests.flows.house import House
from tools.parts import PARTS, SERVICES

pytestmark = pytest.mark.timeout(300)

WARD = "06811"


def _of_another(other: str) -> list[str]:
    """What nobody but the other service, or the operator, may say."""
    stream = stream_of(other)
    return [
        f"events.{WARD}.{other}.forged",
        f"$JS.API.STREAM.MSG.GET.{stream}",
        f"$JS.API.STREAM.DELETE.{stream}",
        f"$JS.API.STREAM.PURGE.{stream}",
        f"$JS.API.CONSUMER.CREATE.{stream}",
        f"$JS.API.CONSUMER.DURABLE.CREATE.{stream}.thief",
        f"clock.{other}",
        f"_INBOX_{other}.reply",
    ]


@pytest.mark.parametrize("part", PARTS)
async def test_a_part_cannot_speak_for_a_service_or_listen_to_it(house: House, part: str):
    others = [service for service in SERVICES if service != part]
    refused: list[str] = []

    async def note(error: Exception) -> None:
        refused.append(str(error).lower())

    machine = house.machine.machine
    bus = await nats.connect(
        machine.nats.url(), nkeys_seed_str=machine.secrets["nkeys"][part], error_cb=note
    )
    try:
        said = [subject for other in others for subject in _of_another(other)]
        for subject in said:
            await bus.publish(subject, b"{}")
        await bus.flush()
        # The door hears that something happened, to tell open pages; it may not hear requests.
        asked = [subject for other in others for subject in (f"http.{other}", f"_INBOX_{other}.>")]
        asked += [] if part == "gateway" else ["events.>", f"events.{WARD}.>"]
        asked += [">", "$JS.>"]
        for subject in asked:
            await bus.subscribe(subject)
        await bus.flush()
        wanted = [("publish", each) for each in said] + [("subscription", each) for each in asked]
        async with asyncio.timeout(20):
            while _not_refused(wanted, refused):
                await asyncio.sleep(0.02)
    except TimeoutError:
        assert _not_refused(wanted, refused) == []
    finally:
        await bus.close()


def _not_refused(wanted: list[tuple[str, str]], refused: list[str]) -> list[tuple[str, str]]:
    """What the broker has not said no to, by its words."""
    violations = [each for each in refused if "permissions violation" in each]
    return [
        (verb, subject)
        for verb, subject in wanted
        if not any(f'for {verb} to "{subject.lower()}"' in each for each in violations)
    ]
