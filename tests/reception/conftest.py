"""A ward with its units, its people, and its database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.database import Database
from libs.kernel.settings import Settings
from services.reception.main import service
from tests.reception import ward
from tools.embedded.postgres import EmbeddedPostgres


@pytest.fixture(scope="session")
def migrated(postgres: EmbeddedPostgres) -> str:
    """The server, with the migrated database of reception to be copied."""
    testing.migrated(postgres.url(), "reception")
    testing.migrated(postgres.url(), "reception.sealed")
    return postgres.url()


@pytest.fixture(scope="module")
def settings(migrated: str) -> Iterator[Settings]:
    """A fresh copy of the database, and of the sealed one, for a module."""
    with (
        testing.copy_of(migrated, "reception") as name,
        testing.copy_of(migrated, "reception.sealed") as sealed,
    ):
        urls = {
            role: testing.role_url(migrated, "reception", role, name) for role in ("app", "relay")
        }
        sealed_url = testing.role_url(migrated, "reception.sealed", "app", sealed)
        yield testing.settings_for(urls, sealed_url=sealed_url)


@pytest.fixture
async def door(settings: Settings) -> AsyncIterator[tuple[httpx.AsyncClient, Database]]:
    """The service's application in this process."""
    async with testing.service_client(service, settings) as both:
        yield both


@pytest.fixture
async def client(door: tuple[httpx.AsyncClient, Database]) -> httpx.AsyncClient:
    """The door of a ward whose units are kept."""
    client, database = door
    async with database.transaction(ward.CODE) as session:
        await ward.open_ward(session)
    return client


@pytest.fixture
async def session(settings: Settings) -> AsyncIterator[AsyncSession]:
    """A session of the ward, rolled back afterwards, in which its units were told of."""
    database = service.database(settings)
    async with database.session(ward.CODE) as session:
        await ward.open_ward(session)
        yield session
        await session.rollback()
    await database.close()
