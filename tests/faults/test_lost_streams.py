"""The broker loses everything it had: it gets it all back from those who told it."""

from __future__ import annotations

import asyncio
import shutil

import pytest

from libs.kernel import clock
from services.reporting.facts.actions import rebuild_facts
from services.reporting.facts.rules import StillListening
from services.reporting.main import service as reporting
from tests.faults.house import WARD, House
from tools.parts import SERVICES
from tools.samples.showing import Paper, register

pytestmark = pytest.mark.timeout(300)


async def test_a_deleted_store_is_filled_again_with_the_same_sequences(house: House):
    await asyncio.wait_for(house.settled(), 60)
    before = {name: await house.stream(name) for name in SERVICES}
    digest = await house.digest()
    assert before["directory"]
    with house.unwatched():
        assert house.kill("nats")
        shutil.rmtree(house.machine.machine.nats.home / "store")

    await asyncio.wait_for(_filled(house), 90)
    assert {name: await house.stream(name) for name in SERVICES} == before
    assert await house.digest() == digest

    # What is told now comes next, and is heard.
    await _register_patiently(house)
    await asyncio.wait_for(house.settled(), 60)
    after = await house.stream("disclosures")
    assert after[: len(before["disclosures"])] == before["disclosures"]
    assert len(after) > len(before["disclosures"])
    await house.check_streams()
    assert await house.digest() != digest


async def test_facts_made_again_from_the_refilled_streams_are_the_same(house: House):
    await asyncio.wait_for(house.settled(), 60)
    digest = await house.digest()
    database = house.reporting()
    with house.unwatched():
        assert house.kill("reporting")
        async with asyncio.timeout(30):
            while not await _rebuilt(database):
                await asyncio.sleep(0.1)
        await database.close()
        assert await house.digest() != digest
    await asyncio.wait_for(house.settled(), 60)
    assert await house.digest() == digest


async def _rebuilt(database) -> bool:
    """False while PostgreSQL has not noticed that the listener is dead."""
    try:
        await rebuild_facts(database, reporting.tellers())
    except StillListening:
        return False
    return True


async def _filled(house: House) -> None:
    """Return when the streams hold as much as the outboxes."""
    while True:
        await house.settled()
        lengths = [len(await house.stream(name)) for name in SERVICES]
        if lengths == [len(house.outbox(name)) for name in SERVICES]:
            return
        await asyncio.sleep(0.2)


async def _register_patiently(house: House) -> None:
    """As people do: try again when the door says that something is away."""
    office = await house.cast.person("vanphong")
    async with asyncio.timeout(60):
        while (await office.client.get("/readyz")).status_code != 200:
            await asyncio.sleep(0.2)
    number = f"lost-{WARD}/BC-UBND"
    await register(house.cast, Paper("2c", "Sau khi mất kho (mẫu)", number, clock.now().date()))
