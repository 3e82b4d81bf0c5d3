"""The broker loses everything it had: it gets it all back from those who told it."""

from __future__ import annotations

import asyncio
import shutil

import pytest

from libs.kernel import clock
from tests.faults.house import WARD, House
from tools.parts import SERVICES
from tools.rebuild import SOURCES, rebuilt
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


@pytest.mark.parametrize("source", list(SOURCES))
async def test_facts_made_again_while_the_service_runs_are_the_same(house: House, source: str):
    await asyncio.wait_for(house.settled(), 60)
    digest = await house.digest()

    found = await rebuilt(house.machine.machine, source)

    assert found.facts.rows > 0
    for made in (found.facts, found.reports):
        assert (made.added, made.taken_away) == (0, 0)
    assert await house.digest() == digest


async def test_facts_that_are_gone_come_back_from_the_outboxes(house: House):
    await asyncio.wait_for(house.settled(), 60)
    digest = await house.digest()
    house.rows("reporting", "DELETE FROM fact RETURNING id")
    assert await house.digest() != digest

    found = await rebuilt(house.machine.machine, "outboxes")

    assert found.facts.added == found.facts.rows
    assert await house.digest() == digest


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
