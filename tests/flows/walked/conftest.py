"""One ward with a plan for all stories that are told page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from tests.flows.hands import Everybody, everybody
from tests.flows.house import House
from tools.people import Person
from tools.samples.ward import appoint_clerk

CODE = "07090"


@pytest.fixture(scope="session")
async def home(browser: Browser, house: House) -> str:
    """The address of a small ward whose plan of the year is approved."""
    cast = await house.planned(CODE)
    return f"{cast.base_url}/{CODE}"


@pytest.fixture(scope="session")
async def clerk(home: str, house: House) -> Person:
    """Who receives citizens there, sorts and answers."""
    return await appoint_clerk(house.casts[CODE])


@pytest.fixture
async def people(house: House, browser: Browser, home: str) -> AsyncIterator[Everybody]:
    """Everybody of that ward, each with a browser."""
    async with everybody(house, browser, home) as people:
        yield people
