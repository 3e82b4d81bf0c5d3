"""Petitions through the door: sent, retried, followed, taken back, and seen by who may."""

from __future__ import annotations

import asyncio
import os
from typing import Any

import httpx
import pytest

from libs.kernel import clock, testing
from services.reception.cases.queries import PAGE_LINES
from tests.reception import ward

# `PETITIONS_AT_ONCE=1000` in the environment is the crowd of issue 4; fewer is the daily dose.
AT_ONCE = int(os.environ.get("PETITIONS_AT_ONCE", "200"))
PETITIONS = f"{ward.API}/petitions"
CASES = f"{ward.API}/cases"
WRITTEN = {"text": "Đường khu Bắc hỏng.", "full_name": "Lê Văn Thử", "phone": "0900000002"}


async def sent(client: httpx.AsyncClient, **more: Any) -> dict[str, Any]:
    """A petition sent without an account."""
    answer = await client.post(PETITIONS, json=WRITTEN | more)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def key_of(ticket: dict[str, Any]) -> dict[str, Any]:
    """What it is followed by."""
    return {name: ticket[name] for name in ("code", "secret")}


async def listed(client: httpx.AsyncClient) -> set[str]:
    """The cases on all pages of the clerk's list of what came, each once."""
    clerk, found = testing.signed(ward.CLERK), list[str]()  # good for a minute
    while True:
        asked = f"{CASES}?sight=inbox&page={len(found) // PAGE_LINES + 1}"
        told = (await client.get(asked, headers=clerk)).json()
        found += [each["id"] for each in told["lines"]]
        if len(found) == told["total"]:
            return set(found)
        assert len(told["lines"]) == PAGE_LINES


async def test_a_retry_with_the_same_key_gets_the_first_number(client: httpx.AsyncClient) -> None:
    headers = {"idempotency-key": "from-one-phone"}
    both = await asyncio.gather(
        *(client.post(PETITIONS, json=WRITTEN, headers=headers) for _ in range(3))
    )

    assert {answer.status_code for answer in both} == {201}
    assert len({answer.text for answer in both}) == 1
    other = await client.post(PETITIONS, json=WRITTEN, headers={"idempotency-key": "another"})
    assert other.json()["number"] != both[0].json()["number"]


@pytest.mark.timeout(600)
async def test_many_at_once_each_sent_twice_get_a_number_of_their_own_once(
    client: httpx.AsyncClient,
) -> None:
    async def send(n: int) -> dict[str, Any]:
        said = {**WRITTEN, "text": f"Kiến nghị số {n}"}
        headers = {"idempotency-key": f"phone-{n}"}
        while True:  # as a phone does while the ward is too busy to answer
            answer = await client.post(PETITIONS, json=said, headers=headers, timeout=600)
            if answer.status_code < 500:
                assert answer.status_code == 201, answer.text
                return dict(answer.json())

    answers = await asyncio.gather(*(send(n) for n in [*range(AT_ONCE), *range(AT_ONCE)]))

    first, second = answers[:AT_ONCE], answers[AT_ONCE:]
    assert first == second
    numbers = sorted(int(each["number"].split("/")[0]) for each in first)
    assert numbers == list(range(numbers[0], numbers[0] + AT_ONCE))
    assert len({each["code"] for each in first}) == AT_ONCE
    await sent(client)  # one more than a page of the list holds
    assert await listed(client) >= {each["case_id"] for each in first}


async def test_whoever_has_the_secret_follows_and_sees_no_name(client: httpx.AsyncClient) -> None:
    ticket = await sent(client)

    shown = await client.post(f"{PETITIONS}/tracked", json=key_of(ticket))
    assert shown.json()["number"] == ticket["number"]
    assert shown.json()["parts"][0]["clocks"][0]["explanation"]["days"]
    for word in ("Lê Văn Thử", "0900000002", "khu Bắc"):
        assert word not in shown.text
    wrong = await client.post(f"{PETITIONS}/tracked", json=key_of(ticket) | {"secret": "A" * 16})
    assert wrong.status_code == 404


async def test_the_sender_takes_back_what_nobody_decided(client: httpx.AsyncClient) -> None:
    ticket = await sent(client)
    taken = await client.post(f"{PETITIONS}/tracked/withdrawal", json=key_of(ticket) | {"part": 1})
    [part] = taken.json()["parts"]
    assert part["steps"][-1]["title"] == "rút đơn"
    assert not part["withdrawable"]

    again = await client.post(f"{PETITIONS}/tracked/withdrawal", json=key_of(ticket) | {"part": 1})
    assert again.status_code == 422
    assert "đã được ghi nhận" in again.json()["title"]


async def test_a_clerk_sorts_assigns_and_moves_and_the_sender_reads_the_answer(
    client: httpx.AsyncClient,
) -> None:
    ticket = await sent(client)
    url, on = f"{CASES}/{ticket['case_id']}", clock.now().date().isoformat()
    clerk = testing.signed(ward.CLERK)  # good for a minute
    assert ticket["case_id"] in await listed(client)

    kind = {"kind": "proposal", "summary": "Sửa đường", "on": on}
    await client.post(f"{url}/kind", json=kind, headers=clerk)
    unit = {"unit_id": f"{ward.ECONOMY}"}
    await client.post(f"{url}/unit", json=unit, headers=clerk)
    handler = testing.signed(ward.HANDLER)
    await client.post(f"{url}/steps/take_up", json={"on": on}, headers=handler)
    answer = {"on": on, "answer": "Đã vá xong ngày hôm nay."}
    done = await client.post(f"{url}/steps/answer", json=answer, headers=handler)

    assert done.status_code == 200, done.text
    assert [each["move"] for each in done.json()["moves"]] == ["close"]
    shown = (await client.post(f"{PETITIONS}/tracked", json=key_of(ticket))).json()
    assert shown["parts"][0]["answer"] == "Đã vá xong ngày hôm nay."
    assert {step["by"] for step in shown["parts"][0]["steps"]} == {""}
    refused = await client.post(f"{url}/steps/take_up", json={"on": on}, headers=handler)
    assert refused.status_code == 422
    assert "Căn cứ: Điều 28" in refused.json()["title"]


async def test_strangers_and_other_desks_see_no_case(client: httpx.AsyncClient) -> None:
    ticket = await sent(client)

    assert (await client.get(CASES)).status_code == 401
    front = testing.signed(ward.Actor("mat-tran", ward.CODE, frozenset({"front"}), ward.FRONT))
    assert (await client.get(CASES, headers=front)).status_code == 403
    handler = testing.signed(ward.HANDLER)
    answer = await client.get(f"{CASES}/{ticket['case_id']}", headers=handler)
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "a" * 20_001},
        {"receipts": ["x"]},
        {"receipts": ["a.b"] * 6},
        {"claimed": ["poem"]},
    ],
)
async def test_what_a_stranger_sends_has_limits(
    client: httpx.AsyncClient, wrong: dict[str, Any]
) -> None:
    assert (await client.post(PETITIONS, json=WRITTEN | wrong)).status_code == 422


async def test_the_balance_is_shown_to_who_may_see_numbers(client: httpx.AsyncClient) -> None:
    await sent(client)
    span = {"from_on": "2026-01-01", "to_on": "2026-12-31"}
    culture = testing.signed(ward.Actor("c", ward.CODE, frozenset({"culture"}), ward.CULTURE))

    told = (await client.get(f"{CASES}/backlog", params=span, headers=culture)).json()
    assert all(
        each["opening"] + each["received"] - each["settled"] == each["closing"]
        for each in told["kinds"]
    )
    assert (await client.get(CASES, headers=culture)).status_code == 403
