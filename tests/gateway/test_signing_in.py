"""Signing in at the door, and what a session is good for."""

from __future__ import annotations

import asyncio
import json

import httpx
import pyotp
import pytest

from libs.kernel import bus as buses
from libs.kernel import testing
from libs.kernel.actor import Actor
from libs.kernel.clock import real_now
from services.gateway import sessions
from tests.gateway.conftest import GIVEN, OTHER, PASSWORD, WARD, choose, sign_in

API = f"/api/wards/{WARD}/directory"


async def test_the_form_signs_in_with_a_cookie_no_script_can_read(visitor):
    form = {"username": "lan", "password": PASSWORD, "next": f"/{WARD}/viec/ke-hoach"}

    answer = await visitor.post(f"/{WARD}/dang-nhap", data=form)
    page = await visitor.get(f"/{WARD}/viec")

    cookie = answer.headers["set-cookie"]
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{WARD}/viec/ke-hoach")
    assert cookie.startswith(f"danbiet={WARD}.")
    assert all(word in cookie for word in ("HttpOnly", "SameSite=lax", "Path=/"))
    assert "Secure" not in cookie  # only where people come by https
    account = json.loads(page.json()["told"]["danbiet-account"])
    assert (account["display_name"], account["roles"]) == ("Cán bộ lan", ["office"])
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("goal", ["https://evil.example/", "//evil.example", "/\\evil.example"])
async def test_signing_in_never_leads_to_another_site(visitor, goal):
    form = {"username": "lan", "password": PASSWORD, "next": goal}

    answer = await visitor.post(f"/{WARD}/dang-nhap", data=form)

    assert answer.headers["location"] == f"/{WARD}/viec"


async def test_a_wrong_password_shows_the_page_again_with_the_sentence(visitor):
    form = {"username": "khongai", "password": "sai"}

    answer = await visitor.post(f"/{WARD}/dang-nhap", data=form)

    told = json.loads(answer.json()["told"]["danbiet-sign-in"])
    assert answer.status_code == 401
    assert told["alert"] == "Tên đăng nhập hoặc mật khẩu không đúng."
    assert (told["step"], told["username"]) == ("password", "khongai")
    assert "sai" not in answer.json()["body"]
    assert "set-cookie" not in answer.headers


async def test_a_form_on_another_site_cannot_sign_anybody_in(house):
    async with house.browser(headers={"origin": "https://evil.example"}) as client:
        form = {"username": "lan", "password": PASSWORD}

        answer = await client.post(f"/{WARD}/dang-nhap", data=form)

    assert answer.status_code == 403
    assert "danbiet" not in client.cookies


async def test_signing_out_ends_the_session_at_once(house, lan):
    cookie = lan.cookies["danbiet"]
    token = {"csrf": lan.headers.pop("x-csrf-token")}

    answer = await lan.post(f"/{WARD}/dang-xuat", data=token)
    async with house.browser(cookies={"danbiet": cookie}) as thief:
        page = await thief.get(f"/{WARD}/viec")

    assert answer.status_code == 303
    assert "danbiet" not in lan.cookies
    assert "danbiet-actor" not in page.json()["told"]


async def test_the_second_step_asks_for_the_code_of_the_phone(house, visitor):
    async with house.browser() as thanh:
        await sign_in(thanh, "thanh")
        secret = (await thanh.post(f"{API}/second-factor")).json()["secret"]
        phone = pyotp.TOTP(secret)
        code = phone.at(real_now(), counter_offset=-1)
        done = await thanh.post(f"{API}/second-factor/confirmation", json={"code": code})
    assert done.status_code == 204

    form = {"username": "thanh", "password": PASSWORD}
    half = await visitor.post(f"/{WARD}/dang-nhap", data=form)
    assert json.loads(half.json()["told"]["danbiet-sign-in"])["step"] == "code"
    assert "danbiet" not in visitor.cookies
    assert "danbiet-actor" not in (await visitor.get(f"/{WARD}")).json()["told"]

    wrong = await visitor.post(f"/{WARD}/dang-nhap", data={"code": "000000"})
    assert json.loads(wrong.json()["told"]["danbiet-sign-in"]) == {
        "step": "code",
        "alert": "Mã không đúng hoặc đã hết hạn.",
        "username": "",
    }

    right = await visitor.post(f"/{WARD}/dang-nhap", data={"code": phone.now()})
    assert (right.status_code, right.headers["location"]) == (303, f"/{WARD}/viec")
    assert visitor.cookies["danbiet"].startswith(WARD)
    assert "danbiet-step" not in visitor.cookies


async def test_too_many_wrong_tries_must_wait_and_say_how_long(visitor):
    form = {"username": "kien-nhan", "password": "sai"}
    for _ in range(5):
        await visitor.post(f"/api/wards/{WARD}/sign-in", json=form)

    answer = await visitor.post(f"{API}/sessions", json=form)

    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 30


async def test_a_session_of_another_ward_is_anyone_there(lan):
    own = await lan.get(f"/{WARD}")
    there = await lan.get(f"/{OTHER}")
    api = await lan.get(f"/api/wards/{OTHER}/directory/positions")

    assert "danbiet-actor" in own.json()["told"]
    assert "danbiet-actor" not in there.json()["told"]
    assert "danbiet-account" not in there.json()["told"]
    assert api.status_code == 401


async def test_an_actor_sent_from_outside_is_thrown_away(visitor):
    forged = testing.signed(Actor("chutich", WARD, frozenset({"chair"})))  # even a good signature

    answer = await visitor.get(f"{API}/officials", headers=forged)
    page = await visitor.get(f"/{WARD}", headers={**forged, "danbiet-account": "{}"})

    assert answer.status_code == 401
    assert page.json()["told"] == {}


async def test_cookies_stay_at_the_door(lan):
    page = await lan.get(f"/{WARD}")

    assert "cookie" not in page.json()["headers"]
    assert lan.cookies["danbiet"].split(".")[1] not in page.text


async def test_a_machines_key_works_without_form_tokens_until_it_is_revoked(house, monkeypatch):
    async with house.browser() as chair, httpx.AsyncClient(base_url=house.base_url) as machine:
        await sign_in(chair, "chutich")
        issued = (await chair.post(f"{API}/keys", json={"name": "Cổng tỉnh"})).json()
        machine.headers["authorization"] = f"Bearer {issued['key']}"

        before = await machine.get(f"{API}/positions")
        elsewhere = await machine.get(f"/api/wards/{OTHER}/directory/positions")
        refused = await machine.post(f"{API}/units", json={"kind": "office", "name": "X"})
        revoked = await chair.delete(f"{API}/keys/{issued['id']}")
        monkeypatch.setattr(house.door.door.sessions._visitors, "_seconds", 0)
        after = await machine.get(f"{API}/positions")

    assert (before.status_code, elsewhere.status_code) == (200, 401)
    assert refused.status_code == 403
    assert (revoked.status_code, after.status_code) == (204, 401)


async def test_the_directory_is_asked_once_for_many_requests(house, lan, monkeypatch):
    asked = []
    real = buses.ask

    async def counted(*args, **more):
        asked.append(args[3])
        return await real(*args, **more)

    monkeypatch.setattr(sessions, "ask", counted)
    house.door.door.sessions.forget(lan.cookies["danbiet"])

    for _ in range(5):
        await lan.get(f"/{WARD}")

    assert asked == [f"{API}/sessions/current"]


async def test_the_platforms_operator_onboards_any_ward_and_is_nothing_else(house):
    from libs.kernel.bus import ask

    headers = list(testing.signed(Actor("x", "00000", frozenset({"operator"}))).items())
    form = {"username": "vanhanh", "display_name": "Vận hành", "roles": ["operator"]}
    form |= {"position": "Quản trị", "password": GIVEN}
    headers.append(("content-type", "application/json"))
    path = "/api/wards/00000/directory/officials"
    made = await ask(house.door.bus, "directory", "POST", path, headers, json.dumps(form).encode())
    assert made.status == 201, made.body
    account = made.json()["account_id"]
    await choose(house.door.bus, Actor(account, "00000", frozenset({"operator"})))
    async with house.browser() as operator:
        begun = await operator.post(
            "/api/wards/00000/sign-in", json={"username": "vanhanh", "password": PASSWORD}
        )
        operator.headers["x-csrf-token"] = begun.json()["csrf"]

        onboarded = await operator.post("/api/wards/06832/directory/ward")
        officials = await operator.get("/api/wards/06832/directory/officials")
        told = (await operator.get("/06832")).json()["told"]

    assert (onboarded.status_code, officials.status_code) == (201, 403)
    assert json.loads(told["danbiet-account"])["roles"] == ["operator"]


async def test_many_sign_ins_at_once_all_succeed(house):
    async def one() -> str:
        async with house.browser() as client:
            await sign_in(client)
            return client.cookies["danbiet"]

    cookies = await asyncio.gather(*(one() for _ in range(6)))

    assert len(set(cookies)) == 6


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("{base}/06811/viec/niem-yet/1?xem=2", "?next=%2F06811%2Fviec%2Fniem-yet%2F1%3Fxem%3D2"),
        ("{base}/06811/viec/niem-yet/1/dan", ""),
        ("{base}/06820/viec", ""),
        ("https://elsewhere.vn/06811/viec", ""),
        ("", ""),
    ],
)
async def test_a_photo_sent_after_the_session_was_over_leads_to_sign_in_and_back(
    house, visitor, referer, back
):
    large = {"photo": ("a.jpg", b"x" * (1024 * 1024 + 1))}
    came = {"referer": referer.format(base=house.base_url)}

    answer = await visitor.post(f"/{WARD}/viec/niem-yet/1/dan", files=large, headers=came)

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/{WARD}/dang-nhap{back}"
    assert answer.headers["cache-control"] == "no-store"
