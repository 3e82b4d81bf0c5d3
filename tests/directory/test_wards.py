"""Wards come from the official list, by code."""

from __future__ import annotations

from libs.kernel import testing
from libs.kernel.actor import Actor
from services.directory.wards.official_list import official_ward, official_wards
from tests.directory.conftest import CHAIR, OPERATOR


def test_the_official_list_has_3321_wards_with_five_digit_codes():
    wards = official_wards()

    assert len(wards) == 3321
    assert {len(code) for code in wards} == {5}
    assert len({ward.name for ward in wards.values()}) < len(wards)  # names repeat


def test_uong_bi_is_06811_in_quang_ninh():
    ward = official_ward("06811")

    assert ward is not None
    assert (ward.name, ward.kind, ward.province_code) == ("Phường Uông Bí", "phường", 22)
    assert ward.province_name.endswith("Quảng Ninh")


async def test_onboarding_a_ward_shows_it_to_everybody(client, ward):
    answer = await client.get(f"{ward}/ward")
    listed = await client.get("/api/wards/00000/directory/wards", params={"q": "uong bi"})

    assert answer.json()["name"] == "Phường Uông Bí"
    assert [one["code"] for one in listed.json()["wards"]] == ["06811"]


async def test_a_search_that_fits_nothing_finds_nothing_but_says_how_many_there_are(client, ward):
    listed = await client.get("/api/wards/00000/directory/wards", params={"q": "%"})

    assert listed.json() == {"total": 1, "wards": []}


async def test_onboarding_twice_is_refused(client, ward):
    again = await client.post(f"{ward}/ward", headers=testing.signed(OPERATOR))

    assert again.status_code == 409
    assert again.json()["title"] == "Phường, xã này đã dùng Dân Biết từ trước."


async def test_a_code_that_is_no_ward_is_refused(client):
    nowhere = Actor("setup", "99999", frozenset({"operator"}))

    answer = await client.post("/api/wards/99999/directory/ward", headers=testing.signed(nowhere))

    assert answer.json()["type"] == "NotAnOfficialWard"
    assert "99999" in answer.json()["title"]


async def test_only_the_operator_onboards(client):
    answer = await client.post("/api/wards/06820/directory/ward")
    chair = await client.post("/api/wards/06811/directory/ward", headers=testing.signed(CHAIR))

    assert (answer.status_code, chair.status_code) == (401, 403)


async def test_a_ward_that_was_not_onboarded_has_no_page_and_no_units(client):
    elsewhere = Actor("setup", "06820", frozenset({"operator"}))
    unit = {"kind": "office", "name": "Văn phòng"}

    page = await client.get("/api/wards/06820/directory/ward")
    opened = await client.post(
        "/api/wards/06820/directory/units", json=unit, headers=testing.signed(elsewhere)
    )

    assert (page.status_code, opened.status_code) == (404, 404)
    assert opened.json()["title"] == "Phường, xã này chưa dùng Dân Biết."
