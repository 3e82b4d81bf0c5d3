"""What anybody may send without an account, and how much of it."""

from __future__ import annotations

import io
from urllib.parse import parse_qs
from uuid import UUID

import pytest
from starlette.requests import Request

from libs.kernel import clock
from libs.kernel.files import Desk, StoredFile
from services.gateway import strangers
from services.gateway.limits import Buckets, Limits, Places
from services.gateway.refusals import TooManyRequests
from tests.gateway.conftest import WARD, someone
from tests.gateway.test_files import kept, photo, place_in

HERE = f"/{WARD}/cong-khai/{UUID(int=1)}/khong-thay"


def fields_of(answer) -> dict[str, list[str]]:
    return parse_qs(answer.json()["body"], keep_blank_values=True)


async def test_a_strangers_photo_is_taken_without_its_place_even_when_it_asks_for_it(
    house, visitor
):
    sent = {"place_id": "x", "purpose": "posting"}
    answer = await visitor.post(HERE, data=sent, files={"photo": ("tuong.jpg", photo())})

    fields = fields_of(answer)
    desk = Desk(house.door.settings.link_key)
    stored: StoredFile = desk.accept(WARD, fields["photo"][0], clock.now())
    assert fields["place_id"] == ["x"]
    assert place_in(await kept(house, {"sha256": stored.sha256})) == {}


@pytest.mark.parametrize(
    "path", [f"/{WARD}/viec/1", HERE + "/x", f"/{WARD}/khong-thay", f"/{WARD}/phan-anh"]
)
async def test_a_stranger_sends_no_file_anywhere_else(visitor, path):
    answer = await visitor.post(path, data={"a": "1"}, files={"photo": ("a.jpg", photo())})

    assert "đăng nhập" in fields_of(answer)["photo.refused"][0]


@pytest.mark.parametrize("content", [b"%PDF-1.7\n1 0 obj", b"#!/bin/sh", photo()[:100]])
async def test_a_stranger_sends_only_pictures(visitor, content):
    answer = await visitor.post(HERE, files={"photo": ("anh.jpg", content)})

    fields = fields_of(answer)
    assert "photo" not in fields
    assert "ảnh" in fields["photo.refused"][0]


async def test_a_large_photo_is_read_here_and_a_large_body_nowhere_else(visitor):
    noise = io.BytesIO(b"x" * 3_000_000)
    here = await visitor.post(HERE, files={"photo": ("a.jpg", noise)})
    noise.seek(0)
    there = await visitor.post(f"/{WARD}/viec", files={"photo": ("a.jpg", noise)})

    assert (here.status_code, there.status_code) == (200, 303)


async def test_when_all_places_are_taken_a_photo_waits_and_words_do_not(visitor, monkeypatch):
    monkeypatch.setattr(strangers, "PLACES", Places(0, 0))

    with_photo = await visitor.post(HERE, files={"photo": ("a.jpg", photo())})
    words = await visitor.post(HERE, data={"place_id": "x"})

    assert (with_photo.status_code, words.status_code) == (429, 200)
    assert with_photo.headers["retry-after"] == "20"


async def test_a_ward_takes_only_so_many_photos_of_strangers(house, visitor):
    limits = house.door.door.limits
    before, limits.photo = limits.photo, Buckets(per_second=0.01, burst=1)
    answers = [
        fields_of(await visitor.post(HERE, files={"photo": ("a.jpg", photo())})) for _ in range(2)
    ]
    limits.photo = before

    assert "photo" in answers[0]
    assert "không kèm ảnh" in answers[1]["photo.refused"][0]


async def test_an_address_sends_seldom_without_an_account_and_reads_as_ever(house):
    limits = house.door.door.limits
    before, limits.stranger = limits.stranger, Buckets(per_second=0.01, burst=2)
    async with house.browser(headers={"x-forwarded-for": someone()}) as client:
        codes = [(await client.post(HERE, data={"a": "1"})).status_code for _ in range(3)]
        api = await client.post(f"/api/wards/{WARD}/disclosures/x")
        read = await client.get(f"/{WARD}")
    limits.stranger = before

    assert codes == [200, 200, 429]
    assert (api.status_code, read.status_code) == (429, 200)


@pytest.mark.parametrize(
    "said", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}]
)
async def test_another_site_sends_nothing_through_a_strangers_browser(visitor, said):
    page = await visitor.post(HERE, data={"place_id": "x"}, headers=said)
    api = await visitor.post(f"/api/wards/{WARD}/disclosures/x", headers=said)

    assert (page.status_code, api.status_code) == (403, 403)
    assert api.json()["type"] == "ForeignOrigin"


def test_a_search_of_one_address_is_counted_and_other_pages_are_not():
    limits = Limits()
    limits.search = Buckets(per_second=1, burst=5, clock=lambda: 0.0)
    pages = ("/06811/tim", "/06811/tin.atom", "/06811/lich.ics")
    paths = (*pages, *(f"/api/wards/06811/planning/{name}" for name in ("found", "glance")))

    for path in paths:
        limits.count_search(asked_from("203.0.113.9", path))
    for path in paths:
        with pytest.raises(TooManyRequests):
            limits.count_search(asked_from("203.0.113.9", path))
        limits.count_search(asked_from("203.0.113.8", path))
    limits.count_search(asked_from("203.0.113.9", "/06811"))


def test_mails_that_one_address_asks_for_are_counted_over_all_wards():
    limits = Limits()
    limits.mail = Buckets(per_second=1, burst=2, clock=lambda: 0.0)
    paths = ("/06811/theo-doi-tin", "/api/wards/06793/directory/subscriptions")

    for path in paths:
        limits.count_mail(asked_from("203.0.113.9", path, "POST"))
    for path in paths:
        with pytest.raises(TooManyRequests):
            limits.count_mail(asked_from("203.0.113.9", path, "POST"))
        limits.count_mail(asked_from("203.0.113.8", path, "POST"))
        limits.count_mail(asked_from("203.0.113.9", path))  # reads the page


@pytest.mark.parametrize(
    "path", [f"/{WARD}/theo-doi-tin", f"/api/wards/{WARD}/directory/subscriptions"]
)
async def test_the_sixth_mail_asked_for_from_an_address_waits(house, path):
    async with house.browser(headers={"x-forwarded-for": someone()}) as client:
        codes = [(await client.post(path)).status_code for _ in range(6)]

    assert 429 not in codes[:5]
    assert codes[5] == 429


def asked_from(address: str, path: str, method: str = "GET") -> Request:
    """A request from there."""
    said = {"method": method, "path": path, "headers": [], "client": (address, 1)}
    return Request({"type": "http", **said})
