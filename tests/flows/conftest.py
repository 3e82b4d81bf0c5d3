"""One whole machine in simulation for all stories; each story has a ward of its own."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from libs.kernel import clock
from tests.flows.busy import Busy, busy_ward
from tests.flows.house import FIRST_DAY, House
from tests.post import Post
from tools.apart import Apart
from tools.conductor import Conductor

CHROMIUM = shutil.which("chromium")
# The clock only goes forward, and what this story proves begins in the first quarter of a year.
FOLDER, FIRST = Path(__file__).parent, "test_the_main_job.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The story that needs the beginning of the year is told before all others of this folder."""
    if first := [item for item in items if item.path.name == FIRST]:
        here = next(n for n, item in enumerate(items) if item.path.is_relative_to(FOLDER))
        others = [item for item in items if item.path.name != FIRST]
        items[:] = [*others[:here], *first, *others[here:]]


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The browser of Debian, for the stories that are clicked."""
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: no flow was clicked")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM)
        yield launched
        await launched.close()


@pytest.fixture(scope="session")
async def post() -> AsyncIterator[Post]:
    """A mail server that keeps what the house sends."""
    async with Post() as post:
        yield post


@pytest.fixture(scope="session")
async def house(scratch: Path, post: Post) -> AsyncIterator[House]:
    """The whole product as users start it."""
    spans = scratch / "spans.jsonl"
    outside = {"DANBIET_TRACES": f"file://{spans}", "DANBIET_SMTP_URL": post.url}
    with Apart(simulation=True, environment=outside) as machine:
        async with Conductor(machine.operator()) as conductor:
            house = House(machine, conductor, spans)
            await house.live_until(FIRST_DAY)
            yield house
            clock.hold(None)
            for cast in house.casts.values():
                await cast.__aexit__()


@pytest.fixture(scope="session")
async def busy(house: House) -> Busy:
    """A ward in which something of every kind is there."""
    return await busy_ward(house)
