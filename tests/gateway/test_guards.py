"""What the door keeps out."""

from __future__ import annotations

import httpx
import pytest

from services.gateway import limits, shell
from services.gateway.csrf import Csrf
from services.gateway.limits import Buckets
from tests.gateway.conftest import OTHER, PASSWORD, WARD, someone

API = f"/api/wards/{WARD}/directory"
UNIT = {"kind": "neighbourhood", "name": "Khu phố"}


async def test_a_change_needs_the_forms_token(lan):
    token = lan.headers.pop("x-csrf-token")

    without = await lan.post(f"{API}/units", json={**UNIT, "name": "Khu 1"})
    wrong = await lan.post(
        f"{API}/units", json={**UNIT, "name": "Khu 1"}, headers={"x-csrf-token": token[:-8]}
    )
    right = await lan.post(
        f"{API}/units", json={**UNIT, "name": "Khu 1"}, headers={"x-csrf-token": token}
    )

    assert (without.status_code, wrong.status_code, right.status_code) == (403, 403, 201)
    assert without.json()["title"] == "Biểu mẫu đã cũ. Hãy tải lại trang rồi gửi lại."


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}],
)
async def test_a_change_from_another_site_is_refused_even_with_the_token(lan, headers):
    answer = await lan.post(f"{API}/units", json={**UNIT, "name": "Khu 2"}, headers=headers)

    assert answer.status_code == 403
    assert answer.json()["type"] == "ForeignOrigin"


async def test_a_browser_that_does_not_say_where_it_comes_from_changes_nothing(lan):
    del lan.headers["origin"]

    answer = await lan.post(f"{API}/units", json={**UNIT, "name": "Khu 3"})

    assert answer.json()["type"] == "ForeignOrigin"


async def test_a_form_to_a_page_carries_its_token_in_a_field(lan):
    token = lan.headers.pop("x-csrf-token")

    without = await lan.post(f"/{WARD}/viec", data={"a": "1"})
    right = await lan.post(f"/{WARD}/viec", data={"a": "1", "csrf": token})

    assert (without.status_code, right.status_code) == (403, 200)
    assert without.headers["content-type"].startswith("text/html")


def test_tokens_differ_each_time_and_fit_only_their_session():
    csrf = Csrf("key", "https://danbiet.example")
    one, two = csrf.token("06811.a"), csrf.token("06811.a")

    assert one != two
    assert csrf.fits("06811.a", one)
    assert csrf.fits("06811.a", two)
    assert not csrf.fits("06811.b", one)
    assert not Csrf("other", "https://danbiet.example").fits("06811.a", one)
    assert not any(csrf.fits("06811.a", bad) for bad in ("", "é", "AAAA", "A" * 88, "%%%"))


async def test_a_body_above_8_mb_is_refused_with_a_sentence(lan):
    answer = await lan.post(f"{API}/units", content=b"x" * (8 * 1024 * 1024 + 1))

    assert answer.status_code == 413
    assert answer.json()["title"] == "Nội dung gửi lên quá lớn: tối đa 8 MB."


async def test_a_body_that_hides_its_size_is_refused_as_well(lan):
    async def endless():
        for _ in range(10):
            yield b"x" * 1024 * 1024

    answer = await lan.post(f"{API}/units", content=endless())

    assert answer.status_code == 413


async def test_huge_headers_are_refused(visitor):
    answer = await visitor.get(f"/{WARD}", headers={"x-long": "x" * 20_000})

    assert answer.status_code == 431


async def test_a_service_that_is_not_there_gives_503_at_once(visitor):
    answer = await visitor.get(f"/api/wards/{WARD}/planning/plans")

    assert answer.status_code == 503
    assert "tạm ngừng" in answer.json()["title"]


@pytest.mark.parametrize(
    "path", ["/api/wards/x/directory/units", "/api/nothing", f"/api/wards/{WARD}/portal/x"]
)
async def test_there_are_only_services_under_api(visitor, path):
    answer = await visitor.get(path)

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


async def test_what_no_role_may_do_is_refused_before_the_service_is_asked(house, visitor, lan):
    await house.door.door.catalogue.refresh()

    anyone = await visitor.post(f"/api/wards/{OTHER}/directory/units", content=b"not even json")
    office = await lan.post(f"{API}/officials", content=b"not even json")

    assert (anyone.status_code, office.status_code) == (401, 403)
    assert office.json()["type"] == "NotYourRole"


def test_a_bucket_fills_again_with_time_and_forgets_the_oldest(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(limits, "BUCKETS_MAX", 3)
    buckets = Buckets(per_second=2, burst=2, clock=lambda: now[0])

    assert [buckets.take("a") for _ in range(3)] == [0, 0, 0.5]
    now[0] = 0.5
    assert buckets.take("a") == 0
    for key in "bcd":
        buckets.take(key)
    assert len(buckets) == 3


async def test_an_address_that_asks_too_often_waits_and_others_do_not(house):
    headers = {"x-forwarded-for": someone()}
    async with house.browser(headers=headers) as busy, house.browser() as other:
        house.door.door.limits.address = Buckets(per_second=0.5, burst=5)
        answers = [await busy.get("/healthz") for _ in range(8)]
        calm = await other.get("/healthz", headers={"x-forwarded-for": someone()})
        house.door.door.limits.address = Buckets(per_second=60, burst=300)

    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert int(refused[0].headers["retry-after"]) >= 1
    assert calm.status_code == 200


async def test_signing_in_is_limited_more_strictly(house):
    async with house.browser(headers={"x-forwarded-for": someone()}) as client:
        house.door.door.limits.sign_in.burst = 3
        form = {"username": "ai-do", "password": "sai"}
        codes = [(await client.post(f"/{WARD}/dang-nhap", data=form)).status_code for _ in range(4)]
        house.door.door.limits.sign_in.burst = 30

    assert codes == [401, 401, 401, 429]


async def test_every_answer_is_protected(house, visitor):
    for path in ("/", f"/{WARD}", f"{API}/ward", "/healthz", "/nothing/here", "/api/none"):
        headers = (await visitor.get(path)).headers

        assert headers["content-security-policy"] == shell.POLICY, path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert len(headers["x-request-id"]) == 16
        assert "server" not in headers
        assert "strict-transport-security" not in headers
    assert "unsafe" not in shell.POLICY
    assert "frame-ancestors 'none'" in shell.POLICY


def test_where_people_come_by_https_cookies_and_browsers_are_told(house):
    secure = house.door.settings.model_copy(update={"base_url": "https://danbiet.example"})
    door = house.door.door
    before, door.settings = door.settings, secure
    dressed = shell.Shell(None, door).headers
    door.settings = before

    assert dressed["strict-transport-security"].startswith("max-age=31536000")


async def test_where_people_come_by_https_the_cookie_is_secure(house, visitor):
    door = house.door.door
    before = door.settings
    door.settings = before.model_copy(update={"base_url": "https://danbiet.example"})
    form = {"username": "lan", "password": PASSWORD}
    answer = await visitor.post(f"/api/wards/{WARD}/sign-in", json=form)
    door.settings = before

    assert "Secure" in answer.headers["set-cookie"]


async def test_an_account_that_asks_too_often_waits_wherever_it_comes_from(house, lan):
    door = house.door.door
    door.limits.account = Buckets(per_second=0.5, burst=3)
    headers = [{"x-forwarded-for": someone()} for _ in range(5)]
    codes = [(await lan.get(f"/{WARD}", headers=one)).status_code for one in headers]
    door.limits.account = Buckets(per_second=10, burst=100)

    assert codes == [200, 200, 200, 429, 429]


async def test_a_retried_answer_with_a_secret_is_kept_nowhere(house):
    async with house.browser(headers={"idempotency-key": "k"}) as client:
        form = {"username": "lan", "password": PASSWORD}
        begun = [await client.post(f"{API}/sessions", json=form) for _ in range(2)]

    assert len({answer.json()["token"] for answer in begun}) == 2


async def test_the_head_of_a_page_can_be_asked_for(visitor):
    answer = await visitor.head(f"/{WARD}")
    api = await visitor.head(f"{API}/ward")

    assert (answer.status_code, api.status_code) == (200, 200)
    assert answer.content + api.content == b""


async def test_text_is_compressed_and_static_files_are_kept_for_good(house, visitor):
    url = house.door.door.assets.url("app.css")

    answer = await visitor.get(url, headers={"accept-encoding": "gzip"})
    gone = await visitor.get("/static/app.0000000000.css")

    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/css")
    assert gone.status_code == 404


async def test_a_request_that_is_no_http_method_of_a_page_is_refused(visitor):
    answer = await visitor.delete(f"/{WARD}")

    assert answer.status_code == 405


async def test_bearer_and_cookie_nonsense_is_anyone(house):
    for secret in (f"{WARD}.", f"{WARD}.{'x' * 500}", "x", f"{WARD}.khong-co", "00000.khong-co"):
        async with httpx.AsyncClient(base_url=house.base_url) as client:
            page = await client.get(f"/{WARD}", headers={"authorization": f"Bearer {secret}"})
            cookie = await client.get(f"/{WARD}", headers={"cookie": f"danbiet={secret}"})

        assert page.json()["told"] == {}
        assert cookie.json()["told"] == {}
