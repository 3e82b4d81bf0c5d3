"""The disclosure plan through the door: drafted, adopted by somebody else, read by everybody."""

from __future__ import annotations

from typing import Any

import httpx

from libs.kernel import testing
from libs.kernel.actor import Actor
from tests.disclosures.door import HOME, get, post
from tests.disclosures.ward import BINH, HOUSES, LAN, later


async def test_through_the_door_nobody_who_wrote_approves_and_the_paper_is_kept(
    client: httpx.AsyncClient,
) -> None:
    both = Actor(LAN.id, LAN.ward_id, frozenset({"office", "chair"}))
    made = await post(client, "/disclosure-plans", {"year": 2026})
    assert made.status_code == 201
    page = f"/disclosure-plans/{made.json()['id']}"
    for line in (await get(client, page, by=LAN)).json()["lines"]:
        await _put(client, f"{page}/lines/{line['item']}", {"owner_unit_id": str(HOUSES[0])})
    assert (await get(client, page)).status_code == 404
    draft = await get(client, f"{page}/document", by=LAN)
    assert draft.content.startswith(b"%PDF")

    assert (await post(client, f"{page}/submission")).status_code == 201
    adopted = {
        "number": "12/KH-UBND",
        "signed_on": "2026-03-02",
        "adopted_on": "2026-02-27",
        "signing_form": "tm",
    }
    refused = await post(client, f"{page}/approval", adopted, by=both)
    assert (refused.status_code, refused.json()["type"]) == (403, "YourOwnWork")
    assert (await post(client, f"{page}/approval", adopted, by=BINH)).status_code == 201

    shown = (await get(client, page)).json()
    assert (shown["plan"]["state"], shown["plan"]["number"]) == ("approved", "12/KH-UBND")
    assert {line["owner_unit"] for line in shown["lines"]} == {"Khu 1"}
    first, again = [await get(client, f"{page}/document?format=docx") for _ in range(2)]
    assert first.content[:2] == b"PK"
    assert first.content == again.content
    owed = (await get(client, "/obligations?state=expected", by=LAN)).json()
    assert {row["owner_unit"] for row in owed} == {"Khu 1"}
    assert not any(row["behind_plan"] for row in owed)


async def _put(client: httpx.AsyncClient, path: str, body: Any) -> None:
    with testing.time_is(later(0)):
        answer = await client.put(HOME + path, json=body, headers=testing.signed(LAN))
    assert answer.status_code == 200, answer.text
