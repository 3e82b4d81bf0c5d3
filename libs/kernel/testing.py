"""What tests of a service stand on: a database each, a client, a signed actor, a fixed clock.

Fixtures are plain pytest; `tests/conftest.py` says which servers to start.
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime

import httpx
import psycopg

from libs.kernel import actor as actors
from libs.kernel import clock, migrate
from libs.kernel.actor import Actor
from libs.kernel.database import Database, database_of
from libs.kernel.service import Service
from libs.kernel.settings import Settings

PASSWORDS = {"owner": "owner", "app": "app", "relay": "relay"}
PRIVATE_KEY, PUBLIC_KEY = actors.new_keys()
KEYS = {"link_key": "a key for tests", "log_key": "5eed" * 16, "seal_key": "5ea1" * 16}


def role_url(superuser_url: str, service: str, role: str, database: str) -> str:
    """The URL with which a role of `service` reaches `database` on the test server."""
    host = superuser_url.rsplit("@", 1)[1].split("/")[0]
    return f"postgresql://{database_of(service)}_{role}:{PASSWORDS[role]}@{host}/{database}"


def migrated(superuser_url: str, service: str) -> None:
    """The service's roles and its migrated database, made once and then copied by tests."""
    migrate.create_database(superuser_url, service, PASSWORDS)
    migrate.upgrade(service, role_url(superuser_url, service, "owner", database_of(service)))


@contextmanager
def copy_of(superuser_url: str, service: str) -> Iterator[str]:
    """The name of a fresh copy of a migrated database, dropped afterwards."""
    name = f"{(database := database_of(service))}_{secrets.token_hex(4)}"
    with psycopg.connect(superuser_url, autocommit=True) as db:
        migrate.clone_database(db, name, service, template=database)
        try:
            yield name
        finally:
            db.execute(f"DROP DATABASE {name} WITH (FORCE)")


@asynccontextmanager
async def service_client(
    service: Service, settings: Settings
) -> AsyncIterator[tuple[httpx.AsyncClient, Database]]:
    """An HTTP client that speaks to the service's application in this process."""
    database = service.database(settings)
    transport = httpx.ASGITransport(
        service.application(settings, database), raise_app_exceptions=False
    )
    async with httpx.AsyncClient(transport=transport, base_url="http://bus") as client:
        try:
            yield client, database
        finally:
            await database.close()


def signed(by: Actor) -> dict[str, str]:
    """The header with which the gateway would introduce `by`."""
    return {actors.HEADER: actors.sign(by, PRIVATE_KEY, clock.real_now())}


@contextmanager
def time_is(moment: datetime) -> Iterator[None]:
    """The clock stands still at `moment` inside the block."""
    before = clock.now() if clock.held() else None
    clock.hold(moment)
    try:
        yield
    finally:
        clock.hold(before)


async def ask(
    client: httpx.AsyncClient,
    method: str,
    address: str,
    form: object = None,
    *,
    at: datetime,
    by: Actor | None = None,
    key: str = "",
) -> httpx.Response:
    """The answer to a request at a moment, as the gateway would hand it on; `key` is of a retry."""
    headers = signed(by) if by else {}
    if key:
        headers["idempotency-key"] = key
    with time_is(at):
        return await client.request(method, address, json=form, headers=headers)


def settings_for(urls: Mapping[str, str], nats_url: str = "", **more: object) -> Settings:
    """Settings of one part under test; `urls` holds app and relay."""
    return Settings(
        nats_url=nats_url,
        database_url=urls["app"],
        relay_url=urls["relay"],
        actor_public_key=PUBLIC_KEY,
        **(KEYS | more),  # type: ignore[arg-type]
    )
