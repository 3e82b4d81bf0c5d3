"""A ward's pages can be put on the home screen of a phone."""

from __future__ import annotations

import json

import pytest

from services.portal.pages.installing import OF_PROVINCE, OF_WARD
from tests.portal.house import WARD, House
from tests.portal.test_in_a_browser import STATIC


async def test_the_manifest_names_the_ward_and_a_picture(house: House) -> None:
    resident = house.looker()

    page = await resident.see(f"/{WARD}")
    answer = await resident.open(f"/{WARD}/ung-dung.webmanifest")
    told = json.loads(answer.body)

    assert f'<link rel="manifest" href="/{WARD}/ung-dung.webmanifest">' in page
    assert answer.header("content-type") == "application/manifest+json"
    assert answer.header("cache-control") == "public, max-age=86400"
    assert (told["short_name"], told["scope"]) == ("Phường Uông Bí", f"/{WARD}")
    assert told["icons"][0]["src"].startswith("/static/icon.")
    assert f'"{told["theme_color"]}"' in page
    assert told["background_color"] in (STATIC / "app.css").read_text()


@pytest.mark.parametrize("path", [path for _, path in OF_WARD])
async def test_what_it_opens_is_there(house: House, path: str) -> None:
    answer = await house.looker().open(f"/{WARD}{path}")

    assert answer.status == (303 if path == "/viec" else 200)


async def test_a_province_opens_its_own_pages(house: House) -> None:
    answer = await house.looker().open("/P0022/ung-dung.webmanifest")
    told = json.loads(answer.body)

    assert told["start_url"] == "/P0022/tinh"
    assert [each["url"] for each in told["shortcuts"]] == [f"/P0022{OF_PROVINCE[1][1]}"]


@pytest.mark.parametrize("ward", ["99999", "00000"])
async def test_a_ward_that_is_not_there_has_none(house: House, ward: str) -> None:
    answer = await house.looker().open(f"/{ward}/ung-dung.webmanifest")

    assert answer.status == 404
