"""The product in one process, once for all tests of pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from services.portal.wards import WardBook
from tests.conftest import broker
from tests.portal.house import House
from tests.portal.planned import plan_in_force
from tools.embedded.nats import EmbeddedNats
from tools.embedded.postgres import EmbeddedPostgres


@pytest.fixture(scope="session")
def nats(scratch: Path) -> Iterator[EmbeddedNats]:
    """A broker of these tests' own."""
    yield from broker(scratch / "portal-nats")


@pytest.fixture(scope="session")
async def house(postgres: EmbeddedPostgres, nats: EmbeddedNats) -> AsyncIterator[House]:
    """The house at work. Tests share it, so each looks only at what it made."""
    house = House(postgres, nats)
    await house.start()
    yield house
    await house.stop()


@pytest.fixture(scope="session")
async def plan(house: House) -> str:
    """The desk's address of the year's plan, in force; a year has one, whoever asks first."""
    return await plan_in_force(house)


@pytest.fixture
def with_mail(house: House) -> Iterator[None]:
    """A mail server is set up, as far as the pages and the directory know; nobody answers there."""
    directory = next(part for part in house.running if part.service.name == "directory")
    without, wards = directory.app.state.settings, house.portal.app.state.wards
    url = {"smtp_url": "smtp://127.0.0.1:9"}
    directory.app.state.settings = without.model_copy(update=url)
    house.portal.app.state.wards = WardBook(mail=True)
    yield
    directory.app.state.settings, house.portal.app.state.wards = without, wards
