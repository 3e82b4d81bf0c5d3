"""A ward is let in with two keys, says how it is reached, and puts its guide away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from libs.kernel import testing
from libs.kernel.actor import Actor, anyone
from services.directory.founding.actions import found_platform, let_front_in
from services.directory.guide.rules import NEW_FOR, is_new
from tests.directory.conftest import CHAIR, NOW, OFFICE, OPERATOR

FRESH = "06970"
CULTURE = Actor("0198f2c0-0000-7000-8000-00000000000e", "06811", frozenset({"culture"}))
ROLES = ("chair", "front", "office")
REACHED = {"address": "Số 1 đường Mẫu", "phone": "0203 3854 000"}


async def _founded(client, code=FRESH):
    by = Actor("setup", code, frozenset({"operator"}))
    path = f"/api/wards/{code}/directory"
    return path, await client.post(f"{path}/founding", headers=testing.signed(by))


async def test_a_ward_is_let_in_with_a_key_for_its_chair_and_one_for_its_front(client):
    path, answer = await _founded(client)

    assert answer.status_code == 201, answer.text
    keys = answer.json()["keys"]
    assert [key["username"] for key in keys] == ["chutich", "mttq"]
    for key in keys:
        typed = {"username": key["username"], "password": key["password"]}
        begun = await client.post(f"{path}/sessions", json=typed)
        token = {"danbiet-session": begun.json()["token"]}
        who = (await client.get(f"{path}/sessions/current", headers=token)).json()
        assert who["must_change_password"]
    units = (await client.get(f"{path}/units")).json()
    assert [unit["kind"] for unit in units] == ["front"]

    _, again = await _founded(client)
    assert (again.status_code, again.json()["type"]) == (409, "AlreadyOnboarded")


async def test_nobody_but_an_operator_lets_a_ward_in(client):
    for by in (Actor("x", "06967", frozenset({"chair"})), anyone("06967")):
        headers = testing.signed(by) if by.known else {}
        answer = await client.post("/api/wards/06967/directory/founding", headers=headers)
        assert answer.status_code in (401, 403)
    _, nowhere = await _founded(client, "99999")
    assert (nowhere.status_code, nowhere.json()["type"]) == (422, "NotAnOfficialWard")


async def test_the_first_operator_of_the_platform_has_a_key_too(door):
    _, database = door
    by = Actor("operator", "00000", frozenset({"operator"}))
    async with database.session("00000") as session:
        key = await found_platform(session, by=by, now=NOW)
    assert (key.username, len(key.password) > 12) == ("vanhanh", True)


async def test_the_front_that_lost_its_only_key_is_let_in_again(door, client):
    _, answer = await _founded(client, "06967")
    _, of_front = answer.json()["keys"]
    _, database = door
    by = Actor("operator", "06967", frozenset({"operator"}))
    async with database.session("06967") as session:
        key = await let_front_in(session, "mttq", by=by, now=NOW)
    assert key.username == "mttq"
    assert key.password != of_front["password"]


DOCUMENT = {"document": "12/UBND-VP ngày 19/11/2026"}


async def test_the_only_chair_who_lost_the_password_gets_a_first_one_again_and_both_sides_read_it(
    client,
):
    code = "06979"
    path, answer = await _founded(client, code)
    before, _ = answer.json()["keys"]
    operator = testing.signed(Actor("operator", code, frozenset({"operator"})))
    by = {role: testing.signed(Actor("x", code, frozenset({role}))) for role in ROLES}
    for role in ROLES:
        refused = await client.post(f"{path}/founding/chair", json=DOCUMENT, headers=by[role])
        assert refused.status_code == 403, role
    silent = await client.post(f"{path}/founding/chair", json={"document": ""}, headers=operator)
    assert silent.status_code == 422

    [chair] = [
        each["account_id"]
        for each in (await client.get(f"{path}/officials", headers=by["chair"])).json()
        if each["roles"] == ["chair"]
    ]
    direct = await client.post(f"{path}/officials/{chair}/password", headers=operator)
    assert (direct.status_code, direct.json()["type"]) == (409, "ChairIsThere")
    given = await client.post(f"{path}/founding/chair", json=DOCUMENT, headers=operator)

    assert (given.status_code, given.json()["username"]) == (201, "chutich")
    old = {"username": "chutich", "password": before["password"]}
    assert (await client.post(f"{path}/sessions", json=old)).status_code == 401
    new = {"username": "chutich", "password": given.json()["password"]}
    begun = await client.post(f"{path}/sessions", json=new)
    token = {"danbiet-session": begun.json()["token"]}
    who = (await client.get(f"{path}/sessions/current", headers=token)).json()
    assert who["must_change_password"]
    for role in ("chair", "front"):
        [read] = (await client.get(f"{path}/founding/help", headers=by[role])).json()
        assert (read["action"], read["document"]) == ("let_chair_in", DOCUMENT["document"])
    assert (await client.get(f"{path}/founding/help", headers=operator)).status_code == 403


async def test_while_a_deputy_has_an_account_the_operator_gives_the_chair_nothing(client):
    code = "07183"
    path, _ = await _founded(client, code)
    operator = testing.signed(Actor("operator", code, frozenset({"operator"})))
    chair = testing.signed(Actor("x", code, frozenset({"chair"})))
    deputy = {"username": "photich", "display_name": "Phó mẫu", "position": "Phó Chủ tịch"}
    made = await client.post(
        f"{path}/officials", json={**deputy, "roles": ["chair"]}, headers=chair
    )
    assert made.status_code == 201, made.text

    refused = await client.post(f"{path}/founding/chair", json=DOCUMENT, headers=operator)
    direct = await client.post(
        f"{path}/officials/{made.json()['account_id']}/password", headers=operator
    )

    for answer, said in ((refused, "OnlyChairLeft"), (direct, "ChairIsThere")):
        assert (answer.status_code, answer.json()["type"]) == (409, said)
    assert (await client.get(f"{path}/founding/help", headers=chair)).json() == []


async def test_everybody_reads_how_the_ward_is_reached_and_two_desks_say_it(client, ward):
    assert (await client.get(f"{ward}/contact")).json()["address"] == ""
    for by, status in ((CULTURE, 403), (OPERATOR, 403), (OFFICE, 200), (CHAIR, 200)):
        answer = await client.put(f"{ward}/contact", json=REACHED, headers=testing.signed(by))
        assert answer.status_code == status, by
    told = (await client.get(f"{ward}/contact")).json()
    assert told == REACHED | {"email": "", "hours": ""}
    for wrong in ({"phone": "gọi <b>tôi</b>"}, {"email": "a b@c"}, {"address": " "}):
        answer = await client.put(
            f"{ward}/contact", json=REACHED | wrong, headers=testing.signed(OFFICE)
        )
        assert (answer.status_code, list(answer.json()["fields"])) == (422, list(wrong))


async def test_the_guide_is_put_away_and_comes_back(client, ward):
    office = testing.signed(OFFICE)
    told = (await client.get(f"{ward}/guide", headers=office)).json()
    assert told["put_away"] is False
    assert (await client.post(f"{ward}/guide/return", headers=office)).status_code == 409
    assert (await client.post(f"{ward}/guide/putting-away", headers=office)).status_code == 204
    assert (await client.post(f"{ward}/guide/putting-away", headers=office)).status_code == 409
    assert (await client.get(f"{ward}/guide", headers=office)).json()["put_away"] is True
    assert (await client.post(f"{ward}/guide/return", headers=office)).status_code == 204
    assert (await client.get(f"{ward}/guide", headers=office)).json()["put_away"] is False


@pytest.mark.parametrize("by", [CULTURE, OPERATOR], ids=["culture", "operator"])
async def test_the_guide_is_for_those_who_run_the_desk(client, ward, by):
    for method, path in (
        ("GET", "guide"),
        ("POST", "guide/putting-away"),
        ("POST", "guide/return"),
    ):
        answer = await client.request(method, f"{ward}/{path}", headers=testing.signed(by))
        assert answer.status_code == 403, path


def test_a_ward_is_new_for_ninety_days():
    let_in = date(2026, 3, 2)
    assert is_new(let_in, let_in + NEW_FOR)
    assert not is_new(let_in, let_in + NEW_FOR + timedelta(days=1))
