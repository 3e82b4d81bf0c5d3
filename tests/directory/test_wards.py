"""Wards come from the official list, by code."""

from __future__ import annotations

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.official_list import official_ward, official_wards, province_at
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


def test_a_province_is_a_tenant_of_its_own_and_no_ward() -> None:
    province = province_at("P0022")

    assert province is not None
    assert (province.name, province.tenant, len(province.wards)) == (
        "Tỉnh Quảng Ninh",
        "P0022",
        54,
    )
    assert [ward.province_code for ward in province.wards] == [22] * 54
    assert [province_at(code) for code in ("06811", "00000", "P0003", "P022")] == [None] * 4
    assert "P0022" not in official_wards()


async def test_a_province_is_named_without_having_been_onboarded(client) -> None:
    told = (await client.get("/api/wards/P0022/directory/ward")).json()
    listed = (await client.get("/api/wards/00000/directory/wards")).json()

    assert (told["name"], told["kind"]) == ("Tỉnh Quảng Ninh", "tỉnh")
    assert "P0022" not in [each["code"] for each in listed["wards"]]
    assert (await client.get("/api/wards/P0099/directory/ward")).status_code == 404


async def test_the_operator_gives_accounts_of_a_province_its_one_role(client, ward) -> None:
    async def appointed(code: str, role: str) -> tuple[int, str]:
        operator = Actor("setup", code, frozenset({"operator"}))
        form = {"username": f"tinh{code.lower()}", "display_name": "Cán bộ tỉnh (mẫu)"}
        form |= {"position": "Chuyên viên", "roles": [role]}
        path = f"/api/wards/{code}/directory/officials"
        answer = await client.post(path, json=form, headers=testing.signed(operator))
        return answer.status_code, answer.json().get("type", "")

    assert await appointed("P0022", "province") == (201, "")
    assert await appointed("P0022", "chair") == (422, "RoleNotGiven")
    assert await appointed("06811", "province") == (422, "RoleNotGiven")
    assert await appointed("00000", "province") == (422, "RoleNotGiven")
    assert await appointed("P0099", "province") == (404, "NotOnboarded")


async def test_every_place_of_the_country_is_found_and_those_that_use_this_are_told_apart(
    client, ward
):
    path = "/api/wards/00000/directory"
    provinces = (await client.get(f"{path}/official-provinces")).json()
    quang_ninh = next(each for each in provinces if each["code"] == 22)
    whole = (await client.get(f"{path}/official-places", params={"province": 22})).json()
    found = (await client.get(f"{path}/official-places", params={"q": "uong bi"})).json()

    assert (len(provinces), sum(each["places"] for each in provinces)) == (34, 3321)
    assert quang_ninh["used"] == 1
    assert len(whole["places"]) == whole["matched"] == quang_ninh["places"]
    assert [each["code"] for each in whole["places"] if each["used"]] == ["06811"]
    assert whole["places"][0]["code"] == "06811"  # first, whoever else is there
    assert found["places"][0] == {
        "code": "06811",
        "name": "Phường Uông Bí",
        "province_name": "Tỉnh Quảng Ninh",
        "used": True,
    }
    assert (await client.get(f"{path}/official-places")).json() == {"matched": 0, "places": []}


async def test_a_search_through_the_country_shows_a_few_and_says_how_many(client, ward):
    listed = await client.get("/api/wards/00000/directory/official-places", params={"q": "phuong"})

    assert len(listed.json()["places"]) == 60
    assert listed.json()["matched"] > 500
