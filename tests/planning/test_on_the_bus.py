"""Planning at work on a real broker: it hears of units, answers requests, tells what it decided."""

from __future__ import annotations

import asyncio
import json

import pytest

from libs.kernel import bus as buses
from libs.kernel import provision, testing
from libs.kernel.ids import new_id
from libs.kernel.service import Running
from services.planning.main import service
from tests.planning.ward import API, CULTURE, LAN, NOW, WARD, opened

HEARING = {name: [] for name in service.tellers()} | {"planning": service.tellers()}


@pytest.fixture
async def running(settings, emptied, nats, clock_of_january):
    """The service, and the bus as the operator reaches it."""
    settings = settings.model_copy(update={"nats_url": nats.url()})
    bus = await buses.connect(settings, "ops")
    js = bus.jetstream()
    for info in await js.streams_info():
        await js.delete_stream(info.config.name)
    await provision.provision(bus, HEARING)
    running = Running(service, settings)
    await running.start()
    yield bus
    await running.stop()
    await bus.close()


async def tell(bus, event) -> None:
    """Tell an event as the directory's relay does."""
    headers = {
        "ce-id": str(new_id()),
        "ce-type": event.told_as,
        "ce-subject": event.object_id,
        "ce-time": NOW.isoformat(),
        "ce-ward": WARD,
    }
    body = event.model_dump_json().encode()
    await bus.jetstream().publish(event.subject(WARD), body, headers=headers)


async def ask(bus, method: str, path: str, form=None):
    headers = [*testing.signed(LAN).items(), ("content-type", "application/json")]
    body = b"" if form is None else json.dumps(form).encode()
    answer = await buses.ask(bus, "planning", method, f"{API}/{path}", headers, body)
    return answer.status, json.loads(answer.body)


async def told_of(subscription, plan_id: str):
    """The message about one plan; the outbox still holds what other tests told."""
    async with asyncio.timeout(30):
        while True:
            message = await subscription.next_msg(timeout=30)
            if json.loads(message.data)["plan_id"] == plan_id:
                return message


async def test_a_plan_lives_on_the_bus(running, small_plan):
    await tell(running, opened(CULTURE))
    status, plan = await ask(running, "POST", "plans", {"year": 2025, "text": small_plan})
    assert status == 201, plan
    review = f"plans/{plan['id']}/review"
    for _ in range(100):
        units = (await ask(running, "GET", review))[1]["units"]
        if units:
            break
        await asyncio.sleep(0.1)
    everything = {
        "bodies": {body: [str(CULTURE)] for body in ("leadership", "neighbourhood", "front")},
        "decisions": [
            {
                "proposal_id": one["id"],
                "state": "changed",
                "changes": {"lead_unit_ids": [str(CULTURE)]},
            }
            for one in (await ask(running, "GET", f"{review}?kind=task"))[1]["proposals"]
        ],
        "accept_from": "low",
        "all_flags_seen": True,
    }
    assert (await ask(running, "POST", review, everything))[0] == 200
    submitted = await running.subscribe("events.*.planning.plan.submitted")

    status, _ = await ask(running, "POST", f"plans/{plan['id']}/submission")

    assert status == 201
    assert [unit["id"] for unit in units] == [str(CULTURE)]
    message = await told_of(submitted, plan["id"])
    assert message.headers["ce-ward"] == WARD
