"""Open311 GeoReport v2 at the door, read and written by programs that others wrote for it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
import xmltodict
from civicbot.http import HttpError, HttpTransport, RateLimiter
from civicbot.open311 import Open311Client
from civicbot.registry import Endpoint
from georeport import GeoReport

from libs.kernel import bus as buses
from libs.kernel import provision, testing
from libs.kernel.actor import Actor
from libs.kernel.bus import ask
from libs.kernel.service import Running
from libs.kernel.settings import Settings
from services.gateway.limits import Buckets
from services.reception.main import service as reception
from tests.gateway.conftest import OTHER, WARD, House
from tools.embedded.nats import EmbeddedNats
from tools.embedded.postgres import EmbeddedPostgres

CLERK = Actor("lan", WARD, frozenset({"reception_clerk", "office", "chair"}))
POTHOLE = {
    "service_code": "road",
    "lat": "21.0345",
    "long": "106.7712",
    "address_string": "Trước số 12, phố Mẫu",
    "description": "Ổ gà sâu & rộng <60 cm> trước nhà ông Mẫu",
    "email": "mau@vidu.vn",
    "phone": "0900000000",
    "first_name": "Mẫu",
    "media_url": "http://169.254.169.254/latest/meta-data",
}
# The fields of GET requests, as the specification lists them.
FIELDS = {
    *("service_request_id", "status", "status_notes", "service_name", "service_code"),
    *("description", "agency_responsible", "service_notice", "requested_datetime"),
    *("updated_datetime", "expected_datetime", "address", "address_id", "zipcode"),
    *("lat", "long", "media_url"),
}


@pytest.fixture(scope="module")
def reception_settings(postgres: EmbeddedPostgres, nats: EmbeddedNats) -> Iterator[Settings]:
    for name in ("reception", "reception.sealed"):
        testing.migrated(postgres.url(), name)
    with (
        testing.copy_of(postgres.url(), "reception") as name,
        testing.copy_of(postgres.url(), "reception.sealed") as sealed,
    ):
        urls = {
            role: testing.role_url(postgres.url(), "reception", role, name)
            for role in ("app", "relay")
        }
        sealed_url = testing.role_url(postgres.url(), "reception.sealed", "app", sealed)
        yield testing.settings_for(urls, nats.url(), sealed_url=sealed_url)


@pytest.fixture(scope="module")
async def city(house: House, reception_settings: Settings) -> AsyncIterator[House]:
    """The door with reception behind it."""
    ops = await buses.connect(reception_settings, "ops")
    hearing = {"reception": [], "directory": ["reception"], "planning": ["reception"]}
    await provision.provision(ops, hearing)
    running = Running(reception, reception_settings)
    await running.start()
    yield house
    await running.stop()
    await ops.close()


@pytest.fixture(scope="module")
async def key(city: House) -> str:
    """An integrator's key of the ward."""
    return str((await behind(city, "directory/keys", {"name": "Ứng dụng mẫu"}))["key"])


async def behind(city: House, path: str, form: dict[str, Any] | None = None) -> Any:
    """Something an official does, over the bus."""
    headers = [*testing.signed(CLERK).items(), ("content-type", "application/json")]
    method, body = ("POST", json.dumps(form).encode()) if form is not None else ("GET", b"")
    method = "PUT" if path.endswith("settings") else method
    target = f"/api/wards/{WARD}/{path}"
    bus = city.door.bus
    answer = await ask(bus, path.split("/")[0], method, target, headers, body)
    assert answer.status < 300, answer.body.decode()
    return answer.json()


def address(city: House, path: str) -> str:
    return f"{city.base_url}/open311/v2/{path}"


async def get(city: House, path: str, **query: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(address(city, path), params={"jurisdiction_id": WARD, **query})


async def post(city: House, path: str = "requests.json", **form: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.post(address(city, path), data={"jurisdiction_id": WARD, **form})


def writer(city: House) -> Open311Client:
    base_url = f"{city.base_url}/open311/v2"
    endpoint = Endpoint("mau", "Phường mẫu", base_url, write=True)
    transport = HttpTransport(rate_limiter=RateLimiter(min_interval=0))
    return Open311Client(endpoint, transport, jurisdiction_id=WARD)


async def released(city: House, number: str) -> None:
    """A clerk lets everybody read it."""
    work = await behind(city, "reception/feedback-work")
    one = next(row["id"] for row in work if row["code"] == number)
    path = f"reception/feedback-work/{one}"
    await behind(city, f"{path}/release", {"text": "Ổ gà sâu & rộng <60 cm>", "place": "Phố Mẫu"})


async def sent(city: House, key: str, **more: str) -> str:
    answer = await post(city, **{**POTHOLE, "api_key": key, **more})
    assert answer.status_code == 201, answer.text
    return str(answer.json()[0]["service_request_id"])


async def test_civicbot_writes_a_report_that_georeport_reads(city: House, key: str) -> None:
    def write() -> Any:
        return writer(city).create_request(
            "road",
            dry_run=False,
            confirm="SEND",
            api_key=key,
            validate_remote=True,
            lat=21.0345,
            lng=106.7712,
            description="Ổ gà sâu",
            attributes={"public": "1"},
        )

    prepared = await asyncio.to_thread(write)
    [made] = prepared.response
    number = made["service_request_id"]
    assert "/06811/phan-anh: mã" in made["service_notice"]
    await released(city, number)

    base = f"{city.base_url}/open311/v2"
    for kind in ("json", "xml"):
        reader = GeoReport(base, jurisdiction=WARD, output_format=kind)
        codes = [each["service_code"] for each in await asyncio.to_thread(reader.get_service_list)]
        definition = await asyncio.to_thread(reader.get_service_definition, "road")
        one = await asyncio.to_thread(reader.get_service_request, number)
        listed = await asyncio.to_thread(reader.get_service_requests, service_code="road,noise")
        assert codes[0] == "road"
        assert definition["service_code"] == "road"
        assert (one["service_request_id"], one["status"]) == (number, "open")
        assert one["description"] == "Ổ gà sâu & rộng <60 cm>"
        assert (float(one["lat"]), float(one["long"])) == (21.0345, 106.7712)
        rows = listed if isinstance(listed, list) else [listed]
        assert number in [row["service_request_id"] for row in rows]
        assert set(one) == FIELDS


async def test_what_was_typed_is_nobodys_until_released_and_names_are_kept_nowhere(
    city: House, key: str
) -> None:
    number = await sent(city, key)
    for path in (f"requests/{number}.xml", "requests.json", f"requests/{number}.json"):
        text = (await get(city, path)).text
        assert number in text
        assert "ông Mẫu" not in text
        assert "Trước số 12" not in text
        assert path == "requests.json" or "21.0345" not in text  # another was released there
    work = await behind(city, "reception/feedback-work")
    kept = next(row for row in work if row["code"] == number)
    assert kept["channel"] == "open311"
    assert not [word for word in ("mau@vidu.vn", "0900000000", "169.254") if word in str(kept)]


async def test_a_private_report_is_on_no_list(city: House, key: str) -> None:
    number = await sent(city, key, **{"attribute[public]": "0"})

    assert (await get(city, f"requests/{number}.json")).status_code == 404
    assert (await get(city, f"tokens/{number}.json")).status_code == 404
    assert number not in (await get(city, "requests.json")).text


async def test_status_and_days_narrow_the_list(city: House, key: str) -> None:
    number = await sent(city, key)
    other = await sent(city, key, service_code="noise")

    async def found(**query: str) -> list[str]:
        answer = await get(city, "requests.json", **query)
        assert answer.status_code == 200, answer.text
        return [row["service_request_id"] for row in answer.json()]

    assert number in await found(status="open")
    assert await found(status="closed") == []
    assert number not in await found(service_code="noise")
    assert await found(service_request_id=f"{other},{number}", service_code="x") == [other, number]
    assert await found(start_date="2020-01-01T00:00:00Z", end_date="2020-02-01T00:00:00Z") == []
    for wrong in (
        {"start_date": "hôm qua"},
        {"start_date": "2026-01-01T00:00:00"},
        {"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-06-01T00:00:00Z"},
        {"start_date": "9999-12-31T00:00:00Z"},
        {"end_date": "0001-01-01T00:00:00Z"},
    ):
        assert (await get(city, "requests.json", **wrong)).status_code == 400
    token = (await get(city, f"tokens/{number}.json")).json()
    assert token == [{"service_request_id": number, "token": number}]


@pytest.mark.parametrize(
    ("path", "query", "status", "said"),
    [
        ("services", {"jurisdiction_id": ""}, 400, "jurisdiction_id"),
        ("services", {"jurisdiction_id": "99999"}, 404, "jurisdiction_id"),
        ("services", {"jurisdiction_id": "../.."}, 404, "jurisdiction_id"),
        ("services/weather", {}, 404, "service_code"),
        ("requests/ZZZZ2222", {}, 404, "Không tìm thấy"),
    ],
)
async def test_errors_are_in_its_own_words_in_both_formats(
    city: House, path: str, query: dict[str, str], status: int, said: str
) -> None:
    as_json = await get(city, f"{path}.json", **query)
    as_xml = await get(city, f"{path}.xml", **query)

    assert (as_json.status_code, as_xml.status_code) == (status, status)
    [error] = as_json.json()
    assert (error["code"], said in error["description"]) == (status, True)
    assert as_xml.headers["content-type"] == "text/xml; charset=utf-8"
    assert as_xml.content.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    assert xmltodict.parse(as_xml.content)["errors"]["error"]["code"] == str(status)


async def test_a_key_is_needed_unless_the_ward_says_otherwise(city: House, key: str) -> None:
    bare = await post(city, **POTHOLE)
    wrong = await post(city, **POTHOLE, api_key=f"{WARD}.khong-phai-khoa")
    elsewhere = await post(city, **{**POTHOLE, "jurisdiction_id": OTHER, "api_key": key})
    assert {bare.status_code, wrong.status_code, elsewhere.status_code} == {403}
    assert bare.json()[0]["code"] == 403
    with pytest.raises(HttpError, match="403"):
        await asyncio.to_thread(_unkeyed, city)

    settings = {"moderated": True, "keyless_programs": True}
    await behind(city, "reception/feedback-settings", settings)
    assert (await post(city, **POTHOLE)).status_code == 201
    await behind(city, "reception/feedback-settings", {**settings, "keyless_programs": False})


def _unkeyed(city: House) -> Any:
    form = {**POTHOLE, "jurisdiction_id": WARD}
    return writer(city).http.post_form(address(city, "requests.json"), form)


async def test_a_report_that_is_none_is_refused_with_400(city: House, key: str) -> None:
    for wrong in ({"lat": "abc"}, {"lat": "51.5"}, {"description": "x" * 4001}):
        answer = await post(city, **{**POTHOLE, "api_key": key, **wrong})
        assert (answer.status_code, answer.json()[0]["code"]) == (400, 400)
    nowhere = {"service_code": "road", "description": "Ổ gà", "api_key": key}
    assert "địa điểm" in (await post(city, **nowhere)).json()[0]["description"]
    assert (await get(city, "services.csv")).status_code == 404


async def test_a_retry_gets_the_first_number(city: House, key: str) -> None:
    form = {**POTHOLE, "jurisdiction_id": WARD, "api_key": key}
    async with httpx.AsyncClient(headers={"idempotency-key": "mot-lan"}) as client:
        numbers = {
            (await client.post(address(city, "requests.json"), data=form)).text for _ in range(3)
        }

    assert len(numbers) == 1


async def test_a_browser_of_another_site_sends_nothing(city: House) -> None:
    async with httpx.AsyncClient(headers={"origin": "https://elsewhere.example"}) as client:
        form = {**POTHOLE, "jurisdiction_id": WARD}
        answer = await client.post(address(city, "requests.xml"), data=form)

    assert answer.status_code == 403
    assert xmltodict.parse(answer.content)["errors"]["error"]["code"] == "403"


async def test_programs_are_counted_by_their_key(
    city: House, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.gateway.limits.is_here", lambda request: False)
    monkeypatch.setattr(city.door.door.limits, "account", Buckets(per_second=0.01, burst=1))
    statuses = [(await get(city, "services.json", api_key=key)).status_code for _ in range(2)]

    assert statuses == [200, 429]


async def test_discovery_says_where_everything_is(city: House) -> None:
    async with httpx.AsyncClient() as client:
        as_json = (await client.get(f"{city.base_url}/open311/discovery.json")).json()
        as_xml = await client.get(f"{city.base_url}/open311/v2/discovery.xml")

    [endpoint] = as_json["endpoints"]
    assert endpoint["specification"] == "http://wiki.open311.org/GeoReport_v2"
    assert endpoint["url"].endswith("/open311/v2")
    assert endpoint["formats"] == ["text/xml", "application/json"]
    found = xmltodict.parse(as_xml.content)["discovery"]["endpoints"]["endpoint"]
    assert found["formats"]["format"] == ["text/xml", "application/json"]
