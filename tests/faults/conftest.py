"""One whole machine with a running clock, on which faults fall."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Playwright, async_playwright

from tests.faults.house import WARD, House
from tests.faults.phones import CHROMIUM
from tools.apart import Apart
from tools.samples.cast import HEADS, Cast, passwords_kept
from tools.samples.ward import found_ward


@pytest.fixture(scope="session")
async def house() -> AsyncIterator[House]:
    """The product as users start it, with one small ward."""
    with Apart() as machine:
        passwords = passwords_kept(machine.home / "sample-accounts.json")
        url = machine.machine.database_url("directory", "app")
        async with Cast(machine.base_url, WARD, passwords) as cast:
            await cast.onboard(url)
            await found_ward(cast, HEADS)
            house = House(machine, cast)
            await asyncio.wait_for(house.settled(), 60)
            yield house


@pytest.fixture
async def playwright() -> AsyncIterator[Playwright]:
    """What drives the phones."""
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: no phone was used")
    async with async_playwright() as started:
        yield started
