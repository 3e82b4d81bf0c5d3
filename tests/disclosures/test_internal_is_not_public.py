"""Everything that is public is read, and nothing that is for the staff is found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from libs.kernel.actor import Actor
from services.disclosures.main import service
from services.disclosures.rules import State
from tests.disclosures.door import get, post, receipt, shown
from tests.disclosures.ward import BINH, CODE, HEADQUARTERS, LAN, PAPER

SECRET = "Xếp loại bà Bí Mật"
NUMBER = "99/TB-MAT"
# Whoever is no staff of the committee, from a stranger to the Front.
READERS = [
    None,
    *(
        Actor("somebody", CODE, frozenset({role}))
        for role in ("citizen", "front", "inspector", "neighbourhood_head", "council", "integrator")
    ),
]


def _addresses(name: str, number: int = 6) -> Iterator[str]:
    """Every address of the service that is read, with the paper's own id in each blank."""
    blanks = {"number": number, "year": 2026, "quarter": 1, "item": "2c", "place_id": HEADQUARTERS}
    app = FastAPI()
    app.include_router(service.router)
    for path, operations in app.openapi()["paths"].items():
        if "get" in operations:
            yield re.sub(r"{(\w+)}", lambda blank: str(blanks.get(blank[1], name)), path)


@pytest.mark.parametrize("withdrawn", [False, True])
async def test_nothing_public_and_nobody_else_reads_it(
    client: httpx.AsyncClient, withdrawn: bool
) -> None:
    name = await _internal(client)
    await shown(client)
    if withdrawn:
        reason = {"reason": "Nhầm"}
        await post(client, f"/internal/papers/{name}/withdrawal", reason, by=BINH)
    addresses = list(_addresses(name))
    assert {"/board", "/disclosures", "/internal", f"/internal/papers/{name}"} <= set(addresses)

    read = 0
    for reader in READERS:
        for address in (*addresses, *_lists()):
            answer = await get(client, address, by=reader, day=1)
            assert SECRET not in answer.text, (address, reader)
            assert NUMBER not in answer.text, (address, reader)
            if address.startswith("/internal"):
                assert answer.status_code == (403 if reader else 401), (address, reader)
            read += answer.status_code == 200
    assert read > 5 * len(READERS)
    assert SECRET in (await get(client, "/internal/papers", by=LAN, day=1)).text


def _lists() -> Iterator[str]:
    yield from (f"/khoans/{number}" for number in (1, 6))  # another's, and its own
    yield from (f"/disclosures?state={state}" for state in State)


async def test_the_public_list_of_the_quarter_leaves_it_out(client: httpx.AsyncClient) -> None:
    await _internal(client)
    quarter = {"year": 2026, "quarter": 1}
    made = await post(client, "/quarterly-lists", quarter, day=40)
    assert made.status_code == 201, made.text

    for kind in ("json", "csv"):
        page = await get(client, f"/quarterly-lists/2026/1.{kind}", day=40)
        assert page.status_code == 200
        assert SECRET not in page.text


async def _internal(client: httpx.AsyncClient) -> str:
    """An evaluation that the staff sees, with a file."""
    form = {
        "khoan": 6,
        "title": SECRET,
        "summary": SECRET,
        "body": SECRET,
        "number": NUMBER,
        "signed_on": "2026-03-02",
        "signer_position": "Chủ tịch",
        "receipt": receipt(PAPER),
    }
    made = await post(client, "/internal/papers", form)
    assert made.status_code == 201, made.text
    name = str(made.json()["id"])
    assert (await post(client, f"/internal/papers/{name}/approval", by=BINH)).status_code == 201
    assert (await post(client, f"/internal/papers/{name}/publication")).status_code == 201
    return name
