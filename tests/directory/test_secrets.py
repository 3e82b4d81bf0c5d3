"""Answers that hold a secret are given once and kept nowhere."""

from __future__ import annotations

from datetime import datetime

import pytest
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import select

from libs.kernel import clock, testing
from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.kernel.tables import answered
from services.directory.signin import passwords
from tests.directory.conftest import CHAIR, PASSWORD, WARD, appoint

LIST = "Họ và tên;Tên đăng nhập;Chức vụ;Vai trò\nCán bộ A;list.a;Công chức;văn phòng\n"
RETRIED = {"idempotency-key": "k"}


@pytest.fixture
async def minh(client, ward) -> dict:
    return await appoint(client, ward, username="minh")


async def kept(database) -> list[str]:
    async with database.session(WARD) as session:
        return list((await session.scalars(select(answered.c.key))).all())


async def test_no_answer_with_a_secret_is_kept_for_a_retry(door, ward, minh):
    client, database = door
    chair = testing.signed(CHAIR) | RETRIED
    own = testing.signed(Actor(minh["account_id"], WARD, frozenset({"office"}))) | RETRIED
    sign_in = {"username": "minh", "password": PASSWORD}
    official = {"username": "hoa", "display_name": "Hoa", "position": "Công chức"}
    asked = [
        ("sessions", sign_in, RETRIED),
        ("second-factor", {}, own),
        ("keys", {"name": "Cổng tỉnh"}, chair),
        ("officials", official | {"roles": ["office"]}, chair),
        ("officials/import", {"text": LIST}, chair),
        (f"officials/{minh['account_id']}/password", {}, chair),
    ]

    for path, form, headers in asked:
        answer = await client.post(f"{ward}/{path}", json=form, headers=headers)
        assert answer.status_code == 201, (path, answer.text)

    assert await kept(database) == []


async def test_an_answer_without_a_secret_is_kept(door, ward):
    client, database = door
    form = {"kind": "department", "name": "Phòng Kinh tế"}

    department = Actor(CHAIR.id, WARD, frozenset({"department"}))
    headers = testing.signed(department) | RETRIED
    refused = await client.post(f"{ward}/units", json=form, headers=headers)
    office = Actor(CHAIR.id, WARD, frozenset({"office"}))
    taken = await client.post(f"{ward}/units", json=form, headers=testing.signed(office) | RETRIED)

    assert (refused.status_code, taken.status_code) == (403, 201)
    assert await kept(database) == ["k"]


async def test_a_name_that_no_database_keeps_is_refused_and_no_outage(client, ward):
    form = {"username": "lan\0", "password": PASSWORD}

    answer = await client.post(f"{ward}/sessions", json=form)

    assert answer.status_code == 422


async def test_strangers_who_guess_lock_nobody_out_of_a_browser_that_is_known(client, ward):
    await appoint(client, ward, username="nga")
    wrong, right = ({"username": "nga", "password": word} for word in ("sai", PASSWORD))
    for _ in range(6):
        last = await client.post(f"{ward}/sessions", json=wrong)
    known = {"danbiet-known-browser": "true"}

    elsewhere = await client.post(f"{ward}/sessions", json=right)
    there = await client.post(f"{ward}/sessions", json=right, headers=known)
    guesses = [
        (await client.post(f"{ward}/sessions", json=wrong, headers=known)).status_code
        for _ in range(6)
    ]

    assert (last.status_code, elsewhere.status_code, there.status_code) == (429, 429, 201)
    assert guesses == [401] * 5 + [429]


async def test_only_a_machine_in_simulation_hashes_cheaply(monkeypatch):
    passwords.use(Argon2Hasher())
    held = clock.now() if clock.held() else None  # by a house of another folder in this process
    clock.hold(None)
    try:
        kept = await passwords.hashed(PASSWORD)
        clock.hold(datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM))
        sample = await passwords.hashed(PASSWORD)
        checked: list[str] = []
        real = passwords._hash.verify
        monkeypatch.setattr(passwords._hash, "verify", lambda p, h: checked.append(h) or real(p, h))
        await passwords.fits(PASSWORD, None)
    finally:
        clock.hold(held)
        passwords.use(Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1))

    assert "m=65536,t=3" in kept  # RFC 9106, the second choice
    assert "m=1024,t=1" in sample  # nobody's: drawn at random, on a machine of samples
    assert await passwords.fits(PASSWORD, sample)
    assert "m=1024,t=1" in checked[0]  # a name that nobody has is not told by the time it takes
