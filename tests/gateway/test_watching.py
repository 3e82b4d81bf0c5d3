"""Live pages, health, counts, and the one OpenAPI document."""

from __future__ import annotations

import asyncio
import json

import httpx
import pytest

from services.gateway import live
from services.gateway.parts import PARTS, SERVICES
from tests.gateway.conftest import OTHER, WARD, until
from tools import parts as tools_parts


class Listening:
    """An open page: what it was told."""

    def __init__(self, client: httpx.AsyncClient, ward: str) -> None:
        self.client, self.ward, self.heard = client, ward, []

    async def __aenter__(self):
        self.task = asyncio.create_task(self._listen())
        self.ready = asyncio.Event()
        await asyncio.wait_for(self.ready.wait(), 5)
        return self

    async def __aexit__(self, *_):
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    async def _listen(self) -> None:
        async with self.client.stream("GET", f"/live/{self.ward}") as answer:
            async for line in answer.aiter_lines():
                self.ready.set()
                if line.startswith("data:"):
                    self.heard.append(json.loads(line[5:]))


async def tell(house, told_as: str, ward: str = WARD) -> None:
    """Something happened."""
    await house.directory.bus.publish(
        f"events.{ward}.{told_as}", b'{"title": "kin"}', headers={"ce-subject": "7"}
    )


async def test_an_open_page_hears_what_changed_and_nothing_else(house, lan):
    async with Listening(lan, WARD) as page:
        await tell(house, "inspections.inspection.announced")
        await tell(house, "disclosures.internal.published")
        await tell(house, "reception.unit_standing.changed")
        await tell(house, "planning.task.done", OTHER)
        await tell(house, "planning.task.done")
        await until(lambda: page.heard)

    assert page.heard == [{"kind": "planning.task.done", "id": "7", "spread": 1000}]


async def test_an_action_of_an_official_reaches_an_open_page(house, lan):
    async with Listening(lan, WARD) as page:
        unit = {"kind": "neighbourhood", "name": "Khu nghe thấy"}
        opened = await lan.post(f"/api/wards/{WARD}/directory/units", json=unit)
        await until(lambda: page.heard)

    said = {"kind": "directory.unit.opened", "id": opened.json()["id"], "spread": 1000}
    assert page.heard == [said]


async def test_the_signed_out_hear_only_what_is_public(house, visitor):
    async with Listening(visitor, WARD) as page:
        await tell(house, "planning.task.done")
        await tell(house, "reporting.report.late")
        await tell(house, "disclosures.posting.started")
        await tell(house, "reporting.report.issued")
        await until(lambda: len(page.heard) == 2)

    assert [one["kind"] for one in page.heard] == [
        "disclosures.posting.started",
        "reporting.report.issued",
    ]


async def test_a_silent_page_hears_a_heartbeat_and_is_forgotten_when_it_leaves(
    house, visitor, monkeypatch
):
    monkeypatch.setattr(live, "HEARTBEAT_SECONDS", 0.1)
    async with visitor.stream("GET", f"/live/{WARD}") as answer:
        lines = answer.aiter_lines()
        seen = [await anext(lines) for _ in range(3)]
        assert len(house.door.door.live.pages) == 1

    assert ": still here" in seen
    assert answer.headers["content-type"].startswith("text/event-stream")
    await until(lambda: not house.door.door.live.pages)


async def test_a_page_that_does_not_keep_up_holds_nothing_back(house):
    page = house.door.door.live.open(WARD, "x", known=True)
    for _ in range(live.WAITING_MAX + 20):
        await tell(house, "planning.task.done")
    await house.directory.bus.flush()
    await until(lambda: page.waiting.full())

    house.door.door.live.pages.discard(page)
    assert page.waiting.qsize() == live.WAITING_MAX


async def test_there_is_an_end_to_open_pages(house, visitor, monkeypatch):
    monkeypatch.setattr(live, "PAGES_MAX", 0)

    answer = await visitor.get(f"/live/{WARD}")

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "30"


async def test_one_document_describes_every_service(house, visitor):
    document = (await visitor.get("/openapi.json")).json()

    operation = document["paths"]["/api/wards/{ward}/directory/units"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    assert operation["operationId"] == "directory.open_unit"
    assert schema.rsplit("/", 1)[1] in document["components"]["schemas"]
    assert document["servers"] == [{"url": house.door.settings.base_url}]
    assert set(document["components"]["securitySchemes"]) == {"session", "key"}


async def test_every_reference_in_the_document_leads_somewhere(house, visitor):
    document = (await visitor.get("/openapi.json")).json()
    schemas = document["components"]["schemas"]

    def references(node):
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                yield node["$ref"]
            for child in node.values():
                yield from references(child)
        elif isinstance(node, list):
            for child in node:
                yield from references(child)

    assert {ref.rsplit("/", 1)[1] for ref in references(document)} <= set(schemas)


async def test_the_door_is_healthy_and_ready_only_when_all_parts_answer(house, visitor):
    health = await visitor.get("/healthz")
    ready = await visitor.get("/readyz")

    assert (health.status_code, health.text) == (200, "ok")
    assert ready.status_code == 503
    told = ready.json()
    assert set(told["parts"]) == set(PARTS)
    assert told["parts"]["directory"]["service"] == "directory"
    assert {"waiting", "listeners", "relay_active"} <= set(told["parts"]["directory"])
    assert told["parts"]["planning"] is None


async def test_the_door_is_ready_when_every_part_says_so(house, visitor):
    async def here(message) -> None:
        await message.respond(b'{"waiting": 0}')

    stand_ins = [
        await house.directory.bus.subscribe(f"status.{part}", cb=here)
        for part in PARTS
        if part != "directory"
    ]
    await house.directory.bus.flush()
    ready = await visitor.get("/readyz")
    for stand_in in stand_ins:
        await stand_in.unsubscribe()

    assert (ready.status_code, ready.json()["ready"]) == (200, True)


async def test_requests_are_counted_without_ward_or_person(house, lan):
    await lan.get(f"/api/wards/{WARD}/directory/ward")
    await lan.get(f"/api/wards/{WARD}/lung-tung/ward")

    text = (await lan.get("/metrics")).text

    assert 'danbiet_requests_total{service="directory",status="2xx"}' in text
    assert "lung-tung" not in text
    assert WARD not in text
    assert house.accounts["lan"] not in text


def test_the_door_knows_the_same_services_as_the_supervisor():
    assert SERVICES == tools_parts.SERVICES


@pytest.mark.parametrize("part", ["directory", "gateway"])
async def test_parts_tell_their_status_over_the_bus(house, part):
    reply = await house.directory.bus.request(f"status.{part}", b"", timeout=2)

    assert json.loads(reply.data)["service"] == part
