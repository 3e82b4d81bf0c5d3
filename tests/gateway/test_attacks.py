"""What was tried against the door and must not work."""

from __future__ import annotations

from starlette.requests import Request

from services.gateway.browsers import Browsers
from services.gateway.languages import led_on
from tests.gateway.conftest import PASSWORD, WARD, sign_in

API = f"/api/wards/{WARD}/directory"


async def test_a_large_body_is_read_from_those_who_are_signed_in_only(visitor, lan):
    large = b"x" * (1024 * 1024 + 1)
    form = {"data": {"csrf": lan.headers["x-csrf-token"]}, "files": {"photo": ("a.bin", large)}}

    assert (await visitor.post(f"{API}/units", content=large)).status_code == 401
    assert (await visitor.post(f"/{WARD}/viec", content=large)).status_code == 303
    assert (await visitor.post(f"/{WARD}/viec", **form)).status_code == 303
    assert (await lan.post(f"/{WARD}/viec", **form)).status_code == 200


async def test_a_redirect_of_a_service_leads_to_this_very_door(visitor):
    answer = await visitor.get(f"{API}/units/")

    assert answer.status_code == 307
    assert answer.headers["location"] == f"{API}/units"


def test_a_redirect_never_leads_to_another_site():
    asked = Request({"type": "http"})

    assert led_on(asked, "http://bus:0//evil.example/", english=False) == "/evil.example/"
    assert led_on(asked, "/06811/viec", english=False) == "/06811/viec"


async def test_strangers_learn_nothing_of_the_parts_and_their_counts(house):
    async with house.browser(headers={"x-forwarded-for": "203.0.5.7"}) as stranger:
        ready = await stranger.get("/readyz")
        metrics = await stranger.get("/metrics")

    assert set(ready.json()) == {"ready"}
    assert metrics.status_code == 404


async def test_a_bug_of_the_door_is_answered_and_noted_without_quoting(
    house, visitor, monkeypatch, capfd
):
    def broken(*_: object) -> object:
        raise ValueError("Nguyễn Văn A")

    monkeypatch.setattr(house.door.door.assets, "file", broken)
    answer = await visitor.get("/static/app.css")
    again = await visitor.get("/healthz")

    assert (answer.status_code, again.status_code) == (500, 200)
    assert answer.headers["content-type"] == "application/problem+json"
    said = "".join(capfd.readouterr())
    assert "Nguyễn" not in answer.text + said


async def test_signing_out_of_what_is_no_ward_is_no_page(visitor):
    answer = await visitor.post("/%5Cevil.example/dang-xuat")

    assert answer.status_code == 404


async def test_a_goal_that_is_no_text_is_no_goal(visitor):
    form = {"username": "lan", "password": PASSWORD, "next": 5}
    answer = await visitor.post(f"/{WARD}/dang-nhap", json=form)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/{WARD}/viec")


async def test_a_stranger_who_guesses_does_not_lock_out_who_signed_in_here_before(house):
    right, wrong = ({"username": "nga", "password": word} for word in (PASSWORD, "sai"))
    async with house.browser() as chair:
        await sign_in(chair, "chutich")
        nga = {**right, "display_name": "Nga", "position": "Công chức", "roles": ["office"]}
        assert (await chair.post(f"{API}/officials", json=nga)).status_code == 201
    async with house.browser() as own, house.browser() as stranger:
        before = await own.post(f"/{WARD}/dang-nhap", data=right)
        guesses = [await stranger.post(f"/{WARD}/dang-nhap", data=wrong) for _ in range(6)]
        forged = {"cookie": "danbiet-browser=" + "0" * 32, "danbiet-known-browser": "true"}
        outside = await stranger.post(f"/{WARD}/dang-nhap", data=right, headers=forged)
        straight = await stranger.post(f"{API}/sessions", json=right, headers=forged)
        after = await own.post(f"/{WARD}/dang-nhap", data=right)
        mark = own.cookies["danbiet-browser"]

    assert (before.status_code, guesses[-1].status_code, after.status_code) == (303, 429, 303)
    assert (outside.status_code, straight.status_code) == (429, 429)
    assert "HttpOnly" in before.headers["set-cookie"]
    assert len(mark) == 32


def test_a_shared_desk_keeps_the_marks_of_the_last_eight():
    browsers, marks = Browsers("key"), ""
    for number in range(10):
        marks = browsers.marks(_with(marks), WARD, f"can-bo-{number}")

    assert len(marks.split(".")) == 8
    assert browsers.knows(_with(marks), WARD, "CAN-BO-9")
    assert not browsers.knows(_with(marks), WARD, "can-bo-0")
    assert not browsers.knows(_with(marks), "06820", "can-bo-9")
    assert not Browsers("other").knows(_with(marks), WARD, "can-bo-9")
    assert not browsers.knows(_with("é.."), WARD, "can-bo-9")


def _with(marks: str) -> Request:
    sent = [(b"cookie", f"danbiet-browser={marks}".encode("latin-1"))] if marks else []
    return Request({"type": "http", "headers": sent})
