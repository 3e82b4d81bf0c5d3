"""How the tests come to the door of disclosures: as somebody, at a moment, with receipts."""

from __future__ import annotations

from typing import Any

import httpx

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.files import Desk, StoredFile
from tests.disclosures import ward
from tests.disclosures.ward import BINH, FINANCE, HEADQUARTERS, LAN, PAPER, PHOTO, SIGNED_ON, later

HOME = f"/api/wards/{ward.CODE}/disclosures"
DESK = Desk("a key for tests")
TALLY = iter(range(1, 1_000))


async def post(
    client: httpx.AsyncClient, path: str, body: Any = None, *, by: Actor | None = LAN, day: int = 0
) -> httpx.Response:
    """Ask for an act, so many days after the document was signed."""
    headers = testing.signed(by) if by else {}
    with testing.time_is(later(day)):
        return await client.post(HOME + path, json=body, headers=headers)


async def get(
    client: httpx.AsyncClient, path: str, *, by: Actor | None = None, day: int = 0
) -> httpx.Response:
    """Look at something, without an account unless one is given."""
    headers = testing.signed(by) if by else {}
    with testing.time_is(later(day)):
        return await client.get(HOME + path, headers=headers)


def receipt(file: StoredFile, day: int = 0) -> str:
    return DESK.receipt(ward.CODE, file, later(day))


def a_form(**changes: Any) -> dict[str, Any]:
    return {
        "item": "2b",
        "title": "Quyết định công bố dự toán ngân sách",
        "number": f"{next(TALLY)}/QĐ-UBND",
        "signed_on": SIGNED_ON.isoformat(),
        "signer_position": "Chủ tịch",
        "owner_unit_id": str(FINANCE),
        "receipt": receipt(PAPER),
        **changes,
    }


async def shown(client: httpx.AsyncClient, **changes: Any) -> str:
    """The id of a disclosure that went the whole way to the public through the door."""
    owed = (await post(client, "/documents", a_form(**changes))).json()
    draft = await post(
        client,
        f"/obligations/{owed['id']}/disclosure",
        {"summary": "Dự toán năm 2026.", "columns": ward.listed(owed["item"])},
    )
    name = draft.json()["id"]
    assert (await post(client, f"/disclosures/{name}/approval", by=BINH)).status_code == 201
    assert (await post(client, f"/disclosures/{name}/publication")).status_code == 201
    return str(name)


def hung(place: object = HEADQUARTERS, file: StoredFile = PHOTO, day: int = 0) -> dict[str, Any]:
    on = later(day).date().isoformat()
    return {"place_id": str(place), "posted_on": on, "photo": receipt(file, day)}


async def correct(client: httpx.AsyncClient, name: str, day: int, **said: str) -> None:
    """Another version of a public disclosure, written, approved and let out on one day."""
    new = a_form(number="99/QĐ", summary="Sửa.", **said)
    keys = ("title", "summary", "number", "signed_on", "signer_position", "reason")
    body = {key: new[key] for key in keys}
    answer = await post(client, f"/disclosures/{name}/correction", body, day=day)
    assert answer.status_code == 201, answer.text
    await post(client, f"/disclosures/{name}/approval", by=BINH, day=day)
    await post(client, f"/disclosures/{name}/publication", day=day)
