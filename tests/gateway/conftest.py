"""The door with a real directory behind it, a small portal, and browsers."""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from nats.js.errors import NotFoundError
from pwdlib.hashers.argon2 import Argon2Hasher

from libs.kernel import bus as buses
from libs.kernel import provision, testing
from libs.kernel.actor import Actor
from libs.kernel.service import Running
from libs.kernel.settings import Settings
from services.directory.main import service as directory
from services.directory.signin import passwords
from services.gateway.main import RunningPart
from tests.conftest import broker
from tools.embedded.nats import EmbeddedNats
from tools.embedded.postgres import EmbeddedPostgres

WARD = "06811"
OTHER = "06820"
GIVEN = "Mật khẩu được cấp lần đầu"
PASSWORD = "Mùa xuân 2026 ấm áp"
ROLES = {"chutich": "chair", "lan": "office", "thanh": "inspector"}


@dataclass
class House:
    """What runs: the door and the directory."""

    door: RunningPart
    directory: Running
    base_url: str
    accounts: dict[str, str] = field(default_factory=dict)

    def browser(self, **more) -> httpx.AsyncClient:
        """A browser whose requests come from our own pages."""
        headers = {"origin": self.base_url, **more.pop("headers", {})}
        return httpx.AsyncClient(base_url=self.base_url, headers=headers, timeout=20, **more)


@pytest.fixture(scope="session")
def nats(scratch: Path) -> Iterator[EmbeddedNats]:
    """A broker of these tests' own."""
    yield from broker(scratch / "gateway-nats")


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> None:
    passwords.use(Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture(scope="session")
def directory_url(postgres: EmbeddedPostgres) -> Iterator[dict[str, str]]:
    testing.migrated(postgres.url(), "directory")
    with testing.copy_of(postgres.url(), "directory") as name:
        yield {
            role: testing.role_url(postgres.url(), "directory", role, name)
            for role in ("app", "relay")
        }


@pytest.fixture(scope="session")
def door_settings(directory_url: dict[str, str], nats: EmbeddedNats, scratch: Path) -> Settings:
    return testing.settings_for(
        directory_url,
        nats.url(),
        vault_key="a vault for tests",
        actor_private_key=testing.PRIVATE_KEY,
        files_url=f"file://{scratch / 'files'}",
        http_port=0,
    )


def portal() -> FastAPI:
    """Stands in for the portal: shows what it was told."""
    app = FastAPI()

    @app.api_route("/{path:path}", methods=["GET", "POST"])
    async def page(request: Request, path: str) -> Response:
        told = {k: v for k, v in request.headers.items() if k.startswith("danbiet-")}
        body = (await request.body()).decode()
        if request.method == "GET" and path.endswith("/dan"):
            return JSONResponse({}, 405)  # a form is sent there, and no page is opened
        if request.method == "POST" and path.endswith(("ABCD2345", "WXYZ6789")) and "c1" in body:
            return RedirectResponse(f"/{WARD}/khao-sat/da-tra-loi", 303)  # a paper was taken
        said = {"path": request.url.path, "told": told, "body": body}
        return JSONResponse({**said, "headers": dict(request.headers)})

    return app


@pytest.fixture(scope="session")
async def house(door_settings: Settings, nats: EmbeddedNats) -> AsyncIterator[House]:
    ops = await buses.connect(door_settings, "ops")
    for name in ("DIRECTORY", "PLANNING", "DISCLOSURES"):
        with suppress(NotFoundError):
            await ops.jetstream().delete_stream(f"EVENTS_{name}")
    hearing = {"planning": [], "disclosures": [], "directory": ["planning", "disclosures"]}
    await provision.provision(ops, hearing)
    running = Running(directory, door_settings)
    door = RunningPart(door_settings)
    await running.start()
    await door.start()
    answering = buses.AnsweringService(ops, "portal", portal())
    await answering.start()
    house = House(door, running, f"http://127.0.0.1:{door.port}")
    await people(house, ops)
    yield house
    await answering.drain()
    await door.stop()
    await running.stop()
    await ops.close()


@dataclass
class Sealing:
    """Stands in for reception: keeps what it was sent, and refuses what begins with a no."""

    got: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def application(self) -> FastAPI:
        app = FastAPI()

        @app.post("/api/wards/{ward}/reception/letters/files", status_code=201)
        async def send_letter_file(request: Request) -> JSONResponse:
            content = await request.body()
            self.got.append(content)
            self.headers.append(dict(request.headers))
            if content.startswith(b"no"):
                return JSONResponse({"title": "Không nhận."}, 422)
            return JSONResponse({"receipt": hashlib.sha256(content).hexdigest()}, 201)

        return app


@pytest.fixture
async def sealing(house) -> AsyncIterator[Sealing]:
    sealing, bus = Sealing(), await buses.connect(house.door.settings, "ops")
    answering = buses.AnsweringService(bus, "reception", sealing.application())
    await answering.start()
    yield sealing
    await answering.drain()
    await bus.close()


async def people(house: House, bus) -> None:
    """Two wards, entered over the bus by the operator, and some officials, by a chair."""

    async def do(ward: str, path: str, form: dict | None = None, role: str = "operator") -> dict:
        headers = list(testing.signed(Actor("setup", ward, frozenset({role}))).items())
        target = f"/api/wards/{ward}/directory/{path}"
        body = json.dumps(form or {}).encode()
        headers.append(("content-type", "application/json"))
        answer = await buses.ask(bus, "directory", "POST", target, headers, body)
        assert answer.status == 201, answer.body
        return answer.json()

    for ward in (WARD, OTHER):
        await do(ward, "ward")
    for username, role in ROLES.items():
        form = {"username": username, "display_name": f"Cán bộ {username}", "roles": [role]}
        form |= {"position": "Công chức", "password": GIVEN}
        account = (await do(WARD, "officials", form, "chair"))["account_id"]
        house.accounts[username] = account
        await choose(bus, Actor(account, WARD, frozenset({role})))


async def choose(bus, by: Actor) -> None:
    """Somebody who was given a password chooses their own."""
    headers = [*testing.signed(by).items(), ("content-type", "application/json")]
    body = json.dumps({"current": GIVEN, "new": PASSWORD}).encode()
    target = f"/api/wards/{by.ward_id}/directory/password"
    answer = await buses.ask(bus, "directory", "PUT", target, headers, body)
    assert answer.status == 204, answer.body


@pytest.fixture
async def visitor(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that is not signed in."""
    async with house.browser() as client:
        yield client


@pytest.fixture
async def lan(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """Lan of the office, signed in; her forms carry the token."""
    async with house.browser() as client:
        await sign_in(client)
        yield client


async def sign_in(client: httpx.AsyncClient, username: str = "lan") -> httpx.Response:
    form = {"username": username, "password": PASSWORD}
    answer = await client.post(f"/api/wards/{WARD}/sign-in", json=form)
    assert answer.status_code == 200, answer.text
    client.headers["x-csrf-token"] = answer.json()["csrf"]
    return answer


def someone() -> str:
    """An address that no other test uses."""
    return f"203.0.{secrets.randbelow(256)}.{secrets.randbelow(256)}"


async def until(true, seconds: float = 5.0) -> None:
    """Wait until `true()` holds; fails when it never does."""
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.05)
