"""What was tried against the door and must not work."""

from __future__ import annotations

from services.gateway.forwarding import _here
from tests.gateway.conftest import PASSWORD, WARD

API = f"/api/wards/{WARD}/directory"


async def test_a_large_body_is_read_from_those_who_are_signed_in_only(visitor, lan):
    large = b"x" * (1024 * 1024 + 1)
    form = {"data": {"csrf": lan.headers["x-csrf-token"]}, "files": {"photo": ("a.bin", large)}}

    assert (await visitor.post(f"{API}/units", content=large)).status_code == 401
    assert (await visitor.post(f"/{WARD}/viec", content=large)).status_code == 401
    assert (await visitor.post(f"/{WARD}/viec", **form)).status_code == 401
    assert (await lan.post(f"/{WARD}/viec", **form)).status_code == 200


async def test_a_redirect_of_a_service_leads_to_this_very_door(visitor):
    answer = await visitor.get(f"{API}/units/")

    assert answer.status_code == 307
    assert answer.headers["location"] == f"{API}/units"


def test_a_redirect_never_leads_to_another_site():
    assert _here("http://bus:0//evil.example/") == "/evil.example/"
    assert _here("/06811/viec") == "/06811/viec"


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
