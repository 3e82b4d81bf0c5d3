"""Databases of the two sample services, and the broker's streams for them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from libs.kernel import bus as buses
from libs.kernel import migrate, provision, schema, testing
from libs.kernel.settings import Settings
from tests.conftest import OPEN_CONFIGURATION
from tests.kernel import sample
from tools.embedded.nats import EmbeddedNats
from tools.embedded.postgres import EmbeddedPostgres


@dataclass(frozen=True)
class Pair:
    """Settings of both sample services on one broker."""

    left: Settings
    right: Settings


def make_template(superuser_url: str, service: str) -> None:
    """The service's database with the kernel's and the sample's tables, to be copied by tests."""
    migrate.create_database(superuser_url, service, testing.PASSWORDS)
    url = testing.role_url(superuser_url, service, "owner", service)
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        op = Operations(MigrationContext.configure(connection))
        schema.create_kernel_tables(op)
        sample.Base.metadata.create_all(connection)
        schema.protect(op, "note", "tally")
    engine.dispose()


def make_copy(superuser_url: str, service: str) -> str:
    """A fresh database of the service; returns its name."""
    name = f"{service}_{secrets.token_hex(4)}"
    with psycopg.connect(superuser_url, autocommit=True) as db:
        migrate.clone_database(db, name, service, template=service)
    return name


def settings_of(superuser_url: str, service: str, database: str, nats_url: str) -> Settings:
    urls = {
        role: testing.role_url(superuser_url, service, role, database) for role in ("app", "relay")
    }
    return testing.settings_for(urls, nats_url)


def make_pair(postgres: EmbeddedPostgres, nats: EmbeddedNats) -> Pair:
    url = postgres.url()
    return Pair(
        *(
            settings_of(url, service, make_copy(url, service), nats.url())
            for service in ("left", "right")
        )
    )


async def provision_pair(pair: Pair) -> None:
    bus = await buses.connect(pair.left, "ops")
    await provision.provision(bus, {"left": [], "right": ["left"]})
    await bus.close()


@pytest.fixture(scope="session")
def templates(postgres: EmbeddedPostgres) -> None:
    for service in ("left", "right"):
        make_template(postgres.url(), service)


@pytest.fixture
async def pair(templates: None, postgres: EmbeddedPostgres, nats: EmbeddedNats) -> Pair:
    """Both services with empty databases and empty streams."""
    pair = make_pair(postgres, nats)
    await wipe_streams(pair)
    await provision_pair(pair)
    return pair


async def wipe_streams(pair: Pair) -> None:
    bus = await buses.connect(pair.left, "ops")
    js = bus.jetstream()
    for info in await js.streams_info():
        await js.delete_stream(info.config.name)
    await bus.close()


@pytest.fixture
async def own_pair(
    own_servers: tuple[EmbeddedPostgres, EmbeddedNats],
) -> tuple[Pair, EmbeddedPostgres, EmbeddedNats]:
    """Both services on servers of this test's own."""
    postgres, nats = own_servers
    for service in ("left", "right"):
        make_template(postgres.url(), service)
    pair = make_pair(postgres, nats)
    await provision_pair(pair)
    return pair, postgres, nats


@pytest.fixture
def own_servers(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[EmbeddedPostgres, EmbeddedNats]]:
    """Servers of one test's own, to be stopped, killed and emptied."""
    home = tmp_path_factory.mktemp("servers")
    postgres = EmbeddedPostgres(home / "postgres", settings={"fsync": "off"}).start()
    nats = EmbeddedNats(home / "nats", OPEN_CONFIGURATION).start()
    yield postgres, nats
    nats.stop()
    postgres.stop()
    postgres.destroy()
