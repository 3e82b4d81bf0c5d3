"""Reporting's database, a door to it, and the faces of an invented ward."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel import testing
from libs.kernel.database import Database
from libs.kernel.files import FileStore
from libs.kernel.settings import Settings
from services.reporting.main import service
from tools.embedded.postgres import EmbeddedPostgres

Door = tuple[httpx.AsyncClient, Database]


@pytest.fixture(scope="session")
def migrated_url(postgres: EmbeddedPostgres) -> str:
    """A server that holds reporting's migrated database."""
    testing.migrated(postgres.url(), "reporting")
    return postgres.url()


def settings_of(url: str, name: str, files: Path, nats_url: str = "") -> Settings:
    urls = {role: testing.role_url(url, "reporting", role, name) for role in ("app", "relay")}
    return testing.settings_for(urls, nats_url, files_url=f"file://{files}")


@pytest.fixture(scope="module")
def settings(migrated_url: str, scratch: Path) -> Iterator[Settings]:
    """A fresh database for a module."""
    with testing.copy_of(migrated_url, "reporting") as name:
        yield settings_of(migrated_url, name, scratch / "reporting-files")


@pytest.fixture
def fresh_settings(migrated_url: str, scratch: Path) -> Iterator[Settings]:
    """A fresh database for one test that commits."""
    with testing.copy_of(migrated_url, "reporting") as name:
        yield settings_of(migrated_url, name, scratch / "reporting-files")


@pytest.fixture
async def session(settings: Settings) -> AsyncIterator[AsyncSession]:
    """A transaction in the ward that is rolled back."""
    database = Database(settings.database_url, "test")
    async with database.session("06811") as opened:
        yield opened
        await opened.rollback()
    await database.close()


@pytest.fixture
def store(settings: Settings) -> FileStore:
    return FileStore(settings.files_url)


@pytest.fixture
async def door(fresh_settings: Settings) -> AsyncIterator[Door]:
    """A client of the service, and its database."""
    async with testing.service_client(service, fresh_settings) as both:
        yield both
