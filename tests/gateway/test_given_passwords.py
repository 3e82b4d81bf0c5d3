"""Whoever was given a password chooses their own before anything else."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.gateway.conftest import GIVEN, PASSWORD, WARD, sign_in

API = f"/api/wards/{WARD}/directory"


@pytest.fixture
async def new(house, request) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody just appointed, signed in with the password they were given."""
    username = f"moi{abs(hash(request.node.name)) % 10**9}"
    async with house.browser() as chair, house.browser() as client:
        await sign_in(chair, "chutich")
        form = {"username": username, "display_name": "Mới", "position": "Công chức"}
        form |= {"roles": ["office"], "password": GIVEN}
        made = await chair.post(f"{API}/officials", json=form)
        assert made.status_code == 201, made.text
        said = {"username": username, "password": GIVEN}
        answer = await client.post(f"/api/wards/{WARD}/sign-in", json=said)
        client.headers["x-csrf-token"] = answer.json()["csrf"]
        yield client


async def test_every_page_leads_to_the_one_on_which_a_password_is_chosen(new):
    for page in ("/viec", "/viec/cong-khai", "", "/ke-hoach", "/viec/nhiem-vu/1", "/dang-nhap"):
        answer = await new.get(f"/{WARD}{page}")

        assert (answer.status_code, answer.headers.get("location")) == (303, f"/{WARD}/mat-khau")

    shown = await new.get(f"/{WARD}/mat-khau")
    assert shown.status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", f"{API}/officials"),
        ("POST", f"{API}/units"),
        ("POST", f"{API}/second-factor"),
        ("GET", f"{API}/password/x"),
        ("POST", f"/api/wards/{WARD}/files"),
        ("GET", f"/live/{WARD}"),
    ],
)
async def test_a_program_is_told_what_to_do_first(new, method, path):
    answer = await new.request(method, path)

    assert (answer.status_code, answer.json()["type"]) == (403, "PasswordGiven")
    assert "Hãy đổi mật khẩu" in answer.json()["title"]


async def test_the_password_is_chosen_and_the_old_session_is_over_at_once(new):
    same = await new.put(f"{API}/password", json={"current": GIVEN, "new": GIVEN})
    changed = await new.put(f"{API}/password", json={"current": GIVEN, "new": PASSWORD})
    over = await new.get(f"{API}/officials")
    assert (same.status_code, same.json()["type"]) == (422, "PasswordUnchanged")
    assert changed.status_code == 204
    assert (over.status_code, over.json()["type"]) == (401, "SignInNeeded")


async def test_signing_out_is_open(new):
    answer = await new.post(f"/{WARD}/dang-xuat")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/{WARD}")
    assert (await new.get(f"/{WARD}")).status_code == 200


async def test_whoever_chose_is_asked_no_more(lan):
    assert (await lan.get(f"/{WARD}/viec")).status_code == 200
    assert (await lan.get(f"{API}/officials")).status_code == 200
