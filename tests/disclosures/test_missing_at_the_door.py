"""Missing sheets through the door: without an account, by a code, and what is shown to whom."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from libs.kernel.actor import Actor
from tests.disclosures import ward
from tests.disclosures.door import get, hung, post, receipt, shown
from tests.disclosures.ward import BINH, HEADQUARTERS, HOUSES, LAN, PHOTO

FRONT = Actor("mat-tran", ward.CODE, frozenset({"front"}))
LOOKER = Actor("nguoi-kiem-tra", ward.CODE, frozenset({"office"}))


async def missed(client: httpx.AsyncClient, **more: Any) -> tuple[str, str]:
    """The disclosure and the code of a report that a resident made of its sheet."""
    name = await shown(client)
    await post(client, f"/disclosures/{name}/postings", hung())
    form = {"place_id": str(HEADQUARTERS), **more}
    told = await post(client, f"/disclosures/{name}/missing", form, by=None, day=3)
    assert told.status_code == 201, told.text
    return name, str(told.json()["code"])


async def test_anybody_tells_and_follows_it_by_its_code(client: httpx.AsyncClient) -> None:
    name, code = await missed(client, photo=receipt(PHOTO, 3))
    seen = (await get(client, f"/missing/{code}", day=3)).json()

    assert (seen["disclosure_id"], seen["due_on"], seen["outcome"]) == (name, "2026-03-10", None)
    assert [day["number"] for day in seen["explanation"]["days"] if day["number"]] == [1, 2, 3]
    assert "sent_photos" not in seen
    assert PHOTO.sha256 not in str(seen)  # what a stranger sent is shown to officials only


async def test_photos_of_strangers_are_for_officials_who_look(client: httpx.AsyncClient) -> None:
    _, code = await missed(client, photo=receipt(PHOTO, 3))
    report = (await get(client, f"/missing/{code}", day=3)).json()

    assert (await get(client, "/missing-sheets", day=3)).status_code == 401
    listed = (await get(client, "/missing-sheets", by=LAN, day=3)).json()
    mine = next(each for each in listed if each["id"] == report["id"])
    assert mine["sent_photos"][0]["sha256"] == PHOTO.sha256
    one = await get(client, f"/missing-sheets/{report['id']}", by=FRONT, day=3)
    assert (one.json()["told_by"], one.json()["times_told"]) == ("resident", 1)


async def test_what_was_found_is_public_with_its_photo(client: httpx.AsyncClient) -> None:
    _, code = await missed(client)
    report = (await get(client, f"/missing/{code}", day=3)).json()
    found = {"outcome": "sheet_there", "looked_on": "2026-03-06", "photo": receipt(PHOTO, 4)}

    refused = await post(client, f"/missing-sheets/{report['id']}/result", found, by=BINH, day=4)
    done = await post(client, f"/missing-sheets/{report['id']}/result", found, by=FRONT, day=4)
    seen = (await get(client, f"/missing/{code}", day=5)).json()

    assert (refused.status_code, done.status_code) == (403, 201)
    assert (seen["outcome"], seen["looked_on"]) == ("sheet_there", "2026-03-06")
    assert seen["photo"]["sha256"] == PHOTO.sha256
    assert "/files/06811/" in seen["photo"]["href"]


@pytest.mark.parametrize("code", ["ABCDEFG", "ABCDEFG1", "abcdefgh"])
async def test_a_code_that_cannot_be_is_refused(client: httpx.AsyncClient, code: str) -> None:
    assert (await get(client, f"/missing/{code}")).status_code == 422
    assert (await get(client, "/missing/ABCDEFGH")).status_code == 404


async def test_an_outcome_is_one_of_two(client: httpx.AsyncClient) -> None:
    _, code = await missed(client)
    report = (await get(client, f"/missing/{code}", day=3)).json()
    found = {"outcome": "nothing_asked", "looked_on": "2026-03-06"}

    answer = await post(client, f"/missing-sheets/{report['id']}/result", found, by=FRONT, day=4)
    assert "outcome" in answer.json()["fields"]


async def test_the_story_says_it_without_who_said_it(client: httpx.AsyncClient) -> None:
    name, _ = await missed(client)
    page = (await get(client, f"/disclosures/{name}", day=3)).json()

    assert "hạn kiểm tra 10/03/2026" in page["timeline"][-1]["text"]
    assert "anyone" not in str(page["timeline"])


async def test_who_missed_a_sheet_is_told_to_nobody_and_who_looked_to_the_desk(
    client: httpx.AsyncClient,
) -> None:
    name = await shown(client)
    await post(client, f"/disclosures/{name}/postings", hung())
    form = {"place_id": str(HEADQUARTERS)}
    told = await post(client, f"/disclosures/{name}/missing", form, by=FRONT, day=3)
    code = told.json()["code"]
    report = (await get(client, f"/missing/{code}", day=3)).json()
    found = {"outcome": "gap_confirmed", "looked_on": "2026-03-06", "photo": None}
    path = f"/missing-sheets/{report['id']}"
    assert (await post(client, f"{path}/result", found, by=LOOKER, day=4)).status_code == 201
    again = {**hung(), "posted_on": "2026-03-09", "photo": receipt(PHOTO, 7)}
    assert (await post(client, f"/disclosures/{name}/postings", again, day=7)).status_code == 201

    public = (await get(client, f"/missing/{code}", day=7)).json()["timeline"]
    desk = (await get(client, path, by=LAN, day=7)).json()["timeline"]
    page = (await get(client, f"/disclosures/{name}", by=LAN, day=7)).json()["timeline"]

    assert [each["text"] for each in public] == [
        "Nhận phản ánh, hạn kiểm tra 10/03/2026.",
        "Đã kiểm tra ngày 06/03/2026, đúng là không có tờ niêm yết. "
        "Số ngày niêm yết ở đây tính lại từ ngày dán lại.",
        "Tờ niêm yết đã được dán ngày 09/03/2026.",
    ]
    assert {each["by_id"] for each in public} == {None}
    assert [each["by_id"] for each in desk][:2] == [None, LOOKER.id]
    assert FRONT.id not in str(page)


async def test_a_place_of_another_paper_cannot_be_missed(client: httpx.AsyncClient) -> None:
    name, _ = await missed(client)
    form = {"place_id": str(HOUSES[20])}

    assert (await post(client, f"/disclosures/{name}/missing", form, by=None)).status_code == 404
