"""A list of persons on the public pages: there for its days, gone afterwards; its proof stays."""

from __future__ import annotations

from typing import Any

import httpx

from libs.kernel import testing
from libs.kernel.actor import Actor
from tests.disclosures import ward
from tests.disclosures.door import correct, get, hung, post, shown
from tests.disclosures.ward import HEADQUARTERS, HOUSES, LAN, PAPER, PHOTO

NAMED = "Danh sách hộ ông Nguyễn Văn Mẫu"
PLAIN = "Danh sách đối tượng thụ hưởng"


async def a_list(client: httpx.AsyncClient) -> str:
    """A list of beneficiaries, public and hung at headquarters on the first day."""
    name = await shown(client, item="7c", title=NAMED)
    assert (await post(client, f"/disclosures/{name}/postings", hung())).status_code == 201
    used = {"form": "dialogue", "on": "2026-03-02", "said": "Họp ở nhà bà Mẫu"}
    used["address"] = "https://example.vn/hop"
    assert (await post(client, f"/disclosures/{name}/forms", used)).status_code == 201
    return name


async def page(client: httpx.AsyncClient, name: str, day: int, by: Actor | None = None) -> Any:
    return (await get(client, f"/disclosures/{name}", day=day, by=by)).json()


async def test_on_its_last_day_a_list_is_shown_and_search_engines_are_sent_away(
    client: httpx.AsyncClient,
) -> None:
    name = await a_list(client)
    answer = await get(client, f"/disclosures/{name}", day=30)
    told = answer.json()

    assert answer.headers["x-robots-tag"] == "noindex, noarchive"
    assert (told["title"], told["summary"]) == (NAMED, "Dự toán năm 2026.")
    assert (told["searchable_until"], told["has_left"]) == ("2026-04-01", False)
    assert told["file"]["href"]
    other = await get(client, f"/disclosures/{await shown(client)}")
    assert "x-robots-tag" not in other.headers


async def test_the_day_after_only_that_it_was_shown_and_its_proof_are_left(
    client: httpx.AsyncClient,
) -> None:
    name = await a_list(client)
    told = await page(client, name, day=31)

    assert (told["title"], told["summary"], told["body"]) == (PLAIN, "", "")
    assert told["has_left"]
    assert (told["file"]["sha256"], told["file"]["href"]) == (PAPER.sha256, "")
    photo = told["walls"][0]["photo"]
    assert (photo["sha256"], photo["href"]) == (PHOTO.sha256, "")
    assert told["walls"][0]["posted_on"] == "2026-03-02"
    assert told["document_number"]
    for word in ("Mẫu", "Dự toán năm 2026", "example.vn"):
        assert word not in str(told)


async def test_officials_still_see_all_of_it(client: httpx.AsyncClient) -> None:
    name = await a_list(client)
    told = await page(client, name, day=31, by=LAN)

    assert (told["title"], told["has_left"]) == (NAMED, True)
    assert told["file"]["href"]
    lines = (await get(client, "/disclosures?khoan=7", day=31, by=LAN)).json()["lines"]
    assert next(line for line in lines if line["id"] == name)["title"] == NAMED


async def test_lists_and_the_board_name_the_item_instead(client: httpx.AsyncClient) -> None:
    name = await a_list(client)
    for path in ("/khoans/7", "/disclosures?khoan=7", "/board"):
        assert NAMED in (await get(client, path, day=30)).text, path
        after = (await get(client, path, day=400)).text
        assert NAMED not in after, path
        assert PLAIN in after, path
    assert name in (await get(client, "/khoans/7", day=400)).text


async def test_a_sheet_hung_again_keeps_the_list_for_its_days(client: httpx.AsyncClient) -> None:
    name = await a_list(client)
    again = hung(HOUSES[0], day=20)
    assert (await post(client, f"/disclosures/{name}/postings", again, day=20)).status_code == 201

    assert (await page(client, name, day=50))["title"] == NAMED
    assert (await page(client, name, day=51))["title"] == PLAIN


async def test_an_older_version_leaves_with_the_one_in_force(client: httpx.AsyncClient) -> None:
    name = await a_list(client)
    await correct(client, name, 1, title="Bản sửa", reason="Bỏ tên bà Mẫu")

    before = (await get(client, f"/disclosures/{name}?version=1", day=20)).json()
    after = (await get(client, f"/disclosures/{name}?version=1", day=40)).json()
    assert (before["title"], after["title"]) == (NAMED, PLAIN)
    assert "Mẫu" not in str(after)


async def test_a_list_that_had_left_does_not_come_back_with_its_correction(
    client: httpx.AsyncClient,
) -> None:
    name = await a_list(client)
    await correct(client, name, 40, title="Bản sửa", reason="Bỏ tên bà Mẫu")

    old = (await get(client, f"/disclosures/{name}?version=1", day=41)).json()
    new_page = (await get(client, f"/disclosures/{name}", day=41)).json()
    assert (old["title"], old["has_left"], old["file"]["href"]) == (PLAIN, True, "")
    assert (new_page["title"], new_page["has_left"]) == ("Bản sửa", False)
    assert NAMED not in str(old) + str(new_page)
    assert (await get(client, f"/disclosures/{name}/changes", day=41)).json()["type"] == "TextGone"


async def test_its_sheet_is_printed_for_officials_only_then(client: httpx.AsyncClient) -> None:
    name = await a_list(client)
    path = f"/disclosures/{name}/sheet?place={HEADQUARTERS}"

    assert (await get(client, path, day=30)).status_code == 200
    assert (await get(client, path, day=31)).status_code == 404
    assert (await get(client, path, day=31, by=LAN)).status_code == 200


async def test_the_list_of_the_quarter_names_the_item_for_ever(client: httpx.AsyncClient) -> None:
    await a_list(client)
    await post(client, "/quarterly-lists", {"year": 2026, "quarter": 1}, day=30)
    for ending in ("json", "csv"):
        text = (await get(client, f"/quarterly-lists/2026/1.{ending}", day=30)).text
        assert NAMED not in text
        assert PLAIN in text


async def test_its_proof_in_the_public_log_no_longer_says_what_it_said(
    client: httpx.AsyncClient,
) -> None:
    name = await a_list(client)
    before = (await get(client, f"/disclosures/{name}/proof", day=30)).json()
    after = (await get(client, f"/disclosures/{name}/proof", day=31)).json()

    assert before["shown"]["title"] == NAMED
    assert after["shown"] is None
    assert after["entry"] == before["entry"]


async def test_a_report_of_its_missing_sheet_names_the_item(client: httpx.AsyncClient) -> None:
    name = await a_list(client)
    told = await post(
        client, f"/disclosures/{name}/missing", {"place_id": str(HOUSES[0])}, by=None, day=9
    )
    report = (await get(client, f"/missing/{told.json()['code']}", day=9)).json()

    assert report["title"] == PLAIN


async def test_another_ward_sees_no_list_of_ours(client: httpx.AsyncClient) -> None:
    name = await a_list(client)
    there = "/api/wards/06820/disclosures"
    stranger = testing.signed(Actor("xa", "06820", frozenset({"office", "chair"})))

    answer = await client.get(f"{there}/disclosures/{name}", headers=stranger)
    assert answer.status_code == 404
    assert ward.CODE not in answer.text
