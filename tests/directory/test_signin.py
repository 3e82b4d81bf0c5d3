"""Signing in: passwords, waits, codes, sessions, keys."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

import pyotp
import pytest
from sqlalchemy import select, update

from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.clock import VIETNAM
from libs.kernel.errors import Unavailable
from services.directory.signin import actions, codes, credentials, passwords, rules
from services.directory.signin.vault import Vault
from services.directory.tables import Account, SignIn
from tests.directory.conftest import CHAIR, PASSWORD, WARD, appoint

AT = datetime(2026, 3, 2, 9, 0, tzinfo=VIETNAM)
VAULT = Vault("a vault for tests")


@pytest.fixture
async def lan(client, ward) -> dict:
    """Lan of the office, appointed once for the module."""
    found = await client.get(f"{ward}/officials", headers=testing.signed(CHAIR))
    for one in found.json():
        if one["username"] == "lan":
            return one
    return await appoint(client, ward)


async def sign_in(session, at=AT, **more):
    form = {"username": "lan", "password": PASSWORD, "code": None, **more}
    return await actions.start_session(session, **form, vault=VAULT, now=at)


async def fail(session, times, at=AT):
    for _ in range(times):
        with pytest.raises(rules.WrongSignIn):
            await sign_in(session, at, password="sai")


async def test_the_right_password_gives_a_token_that_leads_to_the_person(client, ward, lan):
    begun = await client.post(f"{ward}/sessions", json={"username": "LAN", "password": PASSWORD})
    token = {"danbiet-session": begun.json()["token"]}

    who = await client.get(f"{ward}/sessions/current", headers=token)
    await client.delete(f"{ward}/sessions/current", headers=token)
    after = await client.get(f"{ward}/sessions/current", headers=token)

    assert (begun.status_code, begun.json()["needs_code"]) == (201, False)
    assert who.json()["display_name"] == "Cán bộ Lan"
    assert who.json()["roles"] == ["office"]
    assert after.status_code == 401


async def test_a_password_typed_decomposed_is_the_same_password(door, lan):
    import unicodedata

    _, database = door
    async with database.session(WARD) as session:
        begun = await sign_in(session, password=unicodedata.normalize("NFD", PASSWORD))

        assert begun.token


@pytest.mark.parametrize("change", [{"password_hash": "another"}, {"left_on": AT.date()}])
async def test_what_changed_while_the_password_was_tried_lets_nobody_in(
    client, door, ward, monkeypatch, change
):
    name = "hanh" if "left_on" in change else "hien"
    await appoint(client, ward, username=name)
    _, database = door
    tries = passwords.fits

    async def slowly(password, password_hash):
        fits = await tries(password, password_hash)
        async with database.transaction(WARD) as other:
            mine = (Account.ward_id == WARD) & (Account.username == name)
            await other.execute(update(Account).where(mine).values(**change))
        return fits

    monkeypatch.setattr(passwords, "fits", slowly)
    async with database.session(WARD) as session:
        with pytest.raises(rules.WrongSignIn):
            await sign_in(session, username=name)


async def test_an_unknown_name_and_a_wrong_password_answer_the_same(client, ward):
    await appoint(client, ward, username="yen")
    wrong = await client.post(f"{ward}/sessions", json={"username": "yen", "password": "sai"})
    nobody = await client.post(f"{ward}/sessions", json={"username": "khongai", "password": "sai"})

    assert (wrong.status_code, wrong.content) == (nobody.status_code, nobody.content)
    assert wrong.json()["title"] == "Tên đăng nhập hoặc mật khẩu không đúng."


async def test_an_unknown_name_costs_a_hash_as_well(door, lan, monkeypatch):
    from services.directory.signin import passwords

    _, database = door
    verified = []
    real = passwords._hash.verify
    monkeypatch.setattr(passwords._hash, "verify", lambda p, h: verified.append(h) or real(p, h))
    async with database.session(WARD) as session:
        with pytest.raises(rules.WrongSignIn):
            await sign_in(session, username="khongai")

    assert len(verified) == 1


async def test_a_failure_is_counted_though_the_request_is_refused(client, ward, lan):
    form = {"username": "dem", "password": "sai"}

    answers = [await client.post(f"{ward}/sessions", json=form) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert 0 < answers[-1].json()["details"]["wait_seconds"] <= 30


async def test_guessing_in_parallel_is_counted_one_by_one(client, ward, lan):
    form = {"username": "songsong", "password": "sai"}

    answers = await asyncio.gather(*(client.post(f"{ward}/sessions", json=form) for _ in range(8)))

    assert sorted(answer.status_code for answer in answers) == [401] * 5 + [429] * 3


async def test_after_five_failures_even_the_right_password_waits(door, lan):
    _, database = door
    async with database.session(WARD) as session:
        await fail(session, 5)

        with pytest.raises(rules.TooManyTries):
            await sign_in(session)
        assert (await sign_in(session, AT + timedelta(seconds=30))).token


async def test_the_wait_grows_and_ends_at_a_quarter_of_an_hour():
    waits = [rules.wait_after(failures) for failures in (4, 5, 6, 7, 30)]

    assert waits == [None, *(timedelta(seconds=s) for s in (30, 60, 120, 900))]


async def test_a_right_sign_in_forgets_the_failures(door, lan):
    _, database = door
    async with database.session(WARD) as session:
        await fail(session, 4)
        await sign_in(session)

        await fail(session, 4)
        assert (await sign_in(session)).token


async def test_a_session_ends_after_two_idle_hours_and_after_twelve_in_all(door, lan):
    _, database = door
    async with database.session(WARD) as session:
        idle = (await sign_in(session)).token
        with pytest.raises(rules.SessionEnded):
            await actions.continue_session(session, idle, now=AT + timedelta(hours=2))

        busy = (await sign_in(session)).token
        for hour in range(1, 12):
            await actions.continue_session(session, busy, now=AT + timedelta(hours=hour))
        with pytest.raises(rules.SessionEnded):
            await actions.continue_session(session, busy, now=AT + timedelta(hours=12))


async def test_only_a_hash_of_the_token_is_kept(door, lan):
    _, database = door
    async with database.session(WARD) as session:
        begun = await sign_in(session)
        kept = (await session.scalars(select(SignIn.token_hash))).all()

        assert begun.token.encode() not in b"".join(kept)


async def with_phone(session, lan) -> pyotp.TOTP:
    """Lan's phone, enrolled and confirmed."""
    by = Actor(lan["account_id"], WARD, frozenset({"office"}))
    secret, uri = await codes.enrol_second_factor(session, vault=VAULT, by=by)
    phone = pyotp.TOTP(secret)
    assert uri.startswith("otpauth://totp/")
    early = AT - timedelta(minutes=5)
    code = phone.at(early)
    await codes.confirm_second_factor(session, code=code, vault=VAULT, by=by, now=early)
    return phone


async def test_with_a_second_factor_the_password_alone_opens_nothing(door, lan):
    _, database = door
    async with database.session(WARD) as session:
        phone = await with_phone(session, lan)
        half = await sign_in(session)
        with pytest.raises(rules.SessionEnded):
            await actions.continue_session(session, half.token, now=AT)

        begun = await actions.give_code(session, half.token, phone.at(AT), vault=VAULT, now=AT)

        assert (half.needs_code, begun.needs_code) == (True, False)
        assert await actions.continue_session(session, begun.token, now=AT)


async def test_a_code_works_once(door, lan):
    _, database = door
    async with database.session(WARD) as session:
        phone = await with_phone(session, lan)
        assert (await sign_in(session, code=phone.at(AT))).token

        with pytest.raises(rules.WrongCode):
            await sign_in(session, code=phone.at(AT))
        later = AT + timedelta(seconds=30)
        assert (await sign_in(session, later, code=phone.at(later))).token


async def test_guessing_codes_leads_to_the_same_wait(door, lan):
    _, database = door
    async with database.session(WARD) as session:
        phone = await with_phone(session, lan)
        wrong = f"{(int(phone.at(AT)) + 1) % 1_000_000:06}"
        for code in ("abcdef", "", "１２３４５６", wrong, wrong):
            with pytest.raises(rules.WrongCode):
                await sign_in(session, code=code or " ")

        with pytest.raises(rules.TooManyTries):
            await sign_in(session, code=phone.at(AT))


async def test_a_half_session_is_gone_after_five_minutes(door, lan):
    _, database = door
    async with database.session(WARD) as session:
        phone = await with_phone(session, lan)
        half = await sign_in(session)
        later = AT + timedelta(minutes=5)

        with pytest.raises(rules.SessionEnded):
            await actions.give_code(session, half.token, phone.at(later), vault=VAULT, now=later)


async def test_the_secret_is_sealed_at_rest_and_opens_only_for_its_account(door, lan):
    _, database = door
    async with database.session(WARD) as session:
        phone = await with_phone(session, lan)
        account = await session.get_one(Account, UUID(lan["account_id"]))
        assert account.code_secret is not None

        assert phone.secret.encode() not in account.code_secret
        assert VAULT.open(account.code_secret, account.id) == phone.secret
        with pytest.raises(Unavailable):
            VAULT.open(account.code_secret, UUID(int=1))
        with pytest.raises(Unavailable):
            Vault("another key").open(account.code_secret, account.id)


async def test_changing_the_password_ends_every_session_and_needs_the_old_one(client, ward):
    minh = await appoint(client, ward, username="minh")
    begun = await client.post(f"{ward}/sessions", json={"username": "minh", "password": PASSWORD})
    by = testing.signed(Actor(minh["account_id"], WARD, frozenset({"office"})))
    new = "một mật khẩu khác hẳn"

    wrong = await client.put(f"{ward}/password", json={"current": "x", "new": new}, headers=by)
    weak = await client.put(
        f"{ward}/password", json={"current": PASSWORD, "new": "ngắn"}, headers=by
    )
    right = await client.put(f"{ward}/password", json={"current": PASSWORD, "new": new}, headers=by)
    token = {"danbiet-session": begun.json()["token"]}
    after = await client.get(f"{ward}/sessions/current", headers=token)

    assert (wrong.status_code, weak.status_code, right.status_code) == (401, 422, 204)
    assert after.status_code == 401


async def test_a_reset_while_a_new_password_is_chosen_is_not_undone(
    client, door, ward, monkeypatch
):
    khanh = await appoint(client, ward, username="khanh")
    by = Actor(khanh["account_id"], WARD, frozenset({"office"}))
    _, database = door
    hashes, fresh = passwords.hashed, []

    async def slowly(password):
        monkeypatch.setattr(passwords, "hashed", hashes)
        async with database.transaction(WARD) as other:
            account_id = UUID(khanh["account_id"])
            fresh.append(await credentials.reset_password(other, account_id, by=CHAIR, now=AT))
        return await hashes(password)

    monkeypatch.setattr(passwords, "hashed", slowly)
    typed = {"current": PASSWORD, "new": "một mật khẩu khác hẳn"}
    async with database.session(WARD) as session:
        with pytest.raises(rules.WrongSignIn):
            await credentials.change_password(session, **typed, by=by, at=AT, now=AT)

    async with database.session(WARD) as session:
        assert (await sign_in(session, username="khanh", password=fresh[0])).token
        assert (await session.get_one(Account, UUID(by.id))).must_change_password


async def test_a_change_while_a_password_is_reset_does_not_outlive_it(
    client, door, ward, monkeypatch
):
    duc = UUID((await appoint(client, ward, username="duc"))["account_id"])
    _, database = door
    hashes = passwords.hashed

    async def slowly(password):
        async with database.transaction(WARD) as other:
            chosen = {"password_hash": "own", "must_change_password": False}
            mine = (Account.ward_id == WARD) & (Account.id == duc)
            await other.execute(update(Account).where(mine).values(**chosen))
        return await hashes(password)

    monkeypatch.setattr(passwords, "hashed", slowly)
    async with database.transaction(WARD) as session:
        await credentials.reset_password(session, duc, by=CHAIR, now=AT)

    async with database.session(WARD) as session:
        assert (await session.get_one(Account, duc)).must_change_password


async def test_a_reset_password_is_shown_once_and_must_be_changed(client, ward):
    hoa = await appoint(client, ward, username="hoa")
    answer = await client.post(
        f"{ward}/officials/{hoa['account_id']}/password", headers=testing.signed(CHAIR)
    )
    password = answer.json()["password"]
    begun = await client.post(f"{ward}/sessions", json={"username": "hoa", "password": password})
    token = {"danbiet-session": begun.json()["token"]}

    who = await client.get(f"{ward}/sessions/current", headers=token)

    assert who.json()["must_change_password"] is True


async def test_a_key_is_shown_once_works_and_is_revoked(client, ward):
    by = testing.signed(CHAIR)
    issued = (await client.post(f"{ward}/keys", json={"name": "Cổng tỉnh"}, headers=by)).json()
    key = {"danbiet-key": issued["key"]}

    good = await client.get(f"{ward}/keys/current", headers=key)
    listed = await client.get(f"{ward}/keys", headers=by)
    await client.delete(f"{ward}/keys/{issued['id']}", headers=by)
    after = await client.get(f"{ward}/keys/current", headers=key)

    assert good.json()["roles"] == ["integrator"]
    assert issued["key"] not in listed.text
    assert after.status_code == 401


async def test_ended_sessions_are_forgotten_after_a_day(door, lan):
    _, database = door
    async with database.session(WARD) as session:
        await sign_in(session)
        clock_actor = Actor("clock", WARD, frozenset({"clock"}))

        await actions.forget_old(session, by=clock_actor, now=AT + timedelta(days=1, hours=1))

        assert (await session.scalars(select(SignIn).where(SignIn.started_at == AT))).all() == []
