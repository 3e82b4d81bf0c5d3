"""kill -9 at random, of everything, under load: what was acknowledged is there, once."""

from __future__ import annotations

import asyncio
import random

import pytest

from tests.faults.house import SERVERS, WARD, House
from tests.faults.load import Done, work
from tools.parts import PARTS, SERVICES
from tools.people import Person

pytestmark = pytest.mark.timeout(300)

CLIENTS = 8
LOAD_SECONDS = 25.0
SEED = 20250525


async def test_every_acknowledged_command_is_there_once_and_heard_once(house: House):
    done, over = Done(), asyncio.Event()
    people = [await _desk(house, number) for number in range(CLIENTS)]
    working = [
        asyncio.create_task(work(*pair, f"{number:02}", done, over))
        for number, pair in enumerate(people)
    ]
    killed = await _kill_at_random(house)
    over.set()
    await asyncio.gather(*working)
    for pair in people:
        for person in pair:
            await person.client.aclose()

    assert set(killed) == {*PARTS, *SERVERS}
    assert done.repeated > 0
    assert len(done.documents) > CLIENTS
    await asyncio.wait_for(house.settled(), 90)
    _everything_acknowledged_is_there_once(house, done)
    await house.check_streams()
    _everything_told_is_heard_once(house)


async def _desk(house: House, number: int) -> tuple[Person, Person]:
    """Somebody of the office and the chair, each with a browser of their own."""
    found = []
    for username in ("vanphong", "chutich"):
        person = Person(house.machine.base_url, WARD, f"{username}{number}")
        found.append(await person.sign_in(username, house.cast.passwords[username]))
    return found[0], found[1]


async def _kill_at_random(house: House) -> list[str]:
    """Every part and server at least once, in an order and at moments drawn from the seed."""
    draw = random.Random(SEED)
    targets = [*PARTS, *SERVERS]
    draw.shuffle(targets)
    targets += draw.choices([*SERVICES, "gateway"], k=4)
    killed = []
    for target in targets:
        await asyncio.sleep(draw.uniform(0.5, 1.5) * LOAD_SECONDS / len(targets))
        async with asyncio.timeout(60):
            while not house.kill(target):
                await asyncio.sleep(0.1)  # it is just being started again
        killed.append(target)
    return killed


def _everything_acknowledged_is_there_once(house: House, done: Done) -> None:
    there = house.rows(
        "disclosures",
        "SELECT document_number, id::text, met_on FROM obligation"
        " WHERE document_number LIKE '%-__/QĐ-UBND'",
    )
    numbers = [number for number, _, _ in there]
    assert len(numbers) == len(set(numbers))
    assert {number: owed for number, owed, _ in there} == done.documents
    assert {number for number, _, met_on in there if met_on} == done.published


def _everything_told_is_heard_once(house: House) -> None:
    """Of each event that is counted there are its facts, once; and the same number of duties."""
    told = house.rows(
        "disclosures",
        "SELECT subject, id::text FROM outbox WHERE subject LIKE '%.obligation.raised'"
        " OR subject LIKE '%.disclosure.published'",
    )
    counted = house.rows(
        "reporting",
        "SELECT measure, event_id::text FROM fact"
        " WHERE measure IN ('obligation_raised', 'disclosure_published')",
    )
    assert sorted(event for _, event in counted) == sorted(event for _, event in told)
    duties = house.rows("disclosures", "SELECT count(*) FROM obligation")
    raised = [measure for measure, _ in counted if measure == "obligation_raised"]
    assert len(raised) == duties[0][0]
    for service in SERVICES:
        assert house.rows(service, "SELECT * FROM dead_letter") == []
    heard = house.rows("reporting", "SELECT stream, sequence FROM position ORDER BY stream")
    ends = {f"EVENTS_{name.upper()}": len(house.outbox(name)) for name in SERVICES}
    assert dict(heard) == {stream: ends[stream] for stream, _ in heard}
