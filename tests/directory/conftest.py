"""A migrated directory, its actors, and a door to it without a network."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import clock, testing
from libs.kernel.actor import Actor
from libs.kernel.database import Database
from libs.kernel.settings import Settings
from services.directory.main import service
from services.directory.signin import passwords
from tests.conftest import broker
from tests.post import Post
from tools.embedded.nats import EmbeddedNats
from tools.embedded.postgres import EmbeddedPostgres

WARD = "06811"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=clock.VIETNAM)
OPERATOR = Actor("setup", WARD, frozenset({"operator"}))
OFFICE = Actor("0198f2c0-0000-7000-8000-00000000000f", WARD, frozenset({"office"}))
CHAIR = Actor("0198f2c0-0000-7000-8000-00000000000c", WARD, frozenset({"chair"}))
PASSWORD = "Mùa xuân 2026 ấm áp"


@pytest.fixture(scope="session")
def nats(scratch: Path) -> Iterator[EmbeddedNats]:
    """A broker of these tests' own."""
    yield from broker(scratch / "directory-nats")


@pytest.fixture(scope="session", autouse=True)
def cheap_passwords() -> None:
    passwords.use(Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture(scope="session")
def directory_database(postgres: EmbeddedPostgres) -> None:
    testing.migrated(postgres.url(), "directory")


@pytest.fixture(scope="module")
def settings(postgres: EmbeddedPostgres, directory_database: None) -> Iterator[Settings]:
    """Settings on a fresh database, one for a module of tests."""
    with testing.copy_of(postgres.url(), "directory") as name:
        urls = {
            role: testing.role_url(postgres.url(), "directory", role, name)
            for role in ("app", "relay")
        }
        yield testing.settings_for(urls, vault_key="a vault for tests")


@pytest.fixture
async def door(settings: Settings) -> AsyncIterator[tuple[httpx.AsyncClient, Database]]:
    """A client of the service, and its database."""
    async with testing.service_client(service, settings) as both:
        yield both


@pytest.fixture
def client(door: tuple[httpx.AsyncClient, Database]) -> httpx.AsyncClient:
    return door[0]


@pytest.fixture
async def ward(client: httpx.AsyncClient) -> str:
    """The address of a ward that was onboarded."""
    path = f"/api/wards/{WARD}/directory"
    await client.post(f"{path}/ward", headers=testing.signed(OPERATOR))
    return path


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    """A mail server that keeps what it receives."""
    async with Post() as post:
        yield post


@pytest.fixture
async def session(settings: Settings, ward: str, post: Post) -> AsyncIterator[AsyncSession]:
    """A session of the onboarded ward that can send mail, rolled back afterwards."""
    database = Database(settings.database_url, "test")
    async with database.session(WARD) as session:
        session.info["settings"] = settings.model_copy(update={"smtp_url": post.url})
        yield session
        await session.rollback()
    await database.close()


async def appoint(client: httpx.AsyncClient, ward: str, **more: object) -> dict:
    """Somebody who can sign in with PASSWORD."""
    form = {
        "username": "lan",
        "display_name": "Cán bộ Lan",
        "position": "Chuyên viên Văn phòng",
        "roles": ["office"],
        "password": PASSWORD,
        **more,
    }
    answer = await client.post(f"{ward}/officials", json=form, headers=testing.signed(CHAIR))
    assert answer.status_code == 201, answer.text
    return answer.json()
