"""A ward with its units, its people, and its database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.database import Database
from libs.kernel.settings import Settings
from services.inspections.main import service
from tests.inspections import ward
from tools.embedded.postgres import EmbeddedPostgres


@pytest.fixture(scope="session")
def migrated(postgres: EmbeddedPostgres) -> str:
    """The server, with the migrated database of inspections to be copied."""
    testing.migrated(postgres.url(), "inspections")
    return postgres.url()


@pytest.fixture(scope="module")
def settings(migrated: str) -> Iterator[Settings]:
    """A fresh copy of the database for a module."""
    with testing.copy_of(migrated, "inspections") as name:
        urls = {
            role: testing.role_url(migrated, "inspections", role, name) for role in ("app", "relay")
        }
        yield testing.settings_for(urls)


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
    database = Database(settings.database_url, "test")
    async with database.session(ward.CODE) as session:
        await ward.open_ward(session)
        yield session
        await session.rollback()
    await database.close()
