"""Phones in people's hands: real browsers whose network comes and goes."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import BrowserContext, Page, Playwright

from tests.faults.house import House

CHROMIUM = shutil.which("chromium") or ""
COUNT = """new Promise((told) => {
  indexedDB.open("danbiet-kept").onsuccess = ({ target: { result } }) =>
    (result.transaction("entries").objectStore("entries").count().onsuccess =
      (asked) => told(asked.target.result));
})"""

NOWHERE = ["--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>"]
# Of whoever used it: what is nobody's stays.
PAGES_KEPT = "caches.keys().then((all) => all.filter((name) => name.startsWith('kept-')).length)"


@asynccontextmanager
async def phone(
    playwright: Playwright, folder: Path, *, lost: bool = False
) -> AsyncIterator[BrowserContext]:
    """A browser whose profile lies in a folder: opened again, it is the same phone.

    `lost`: all that it asks for goes nowhere, what its worker asks for too.
    """
    context = await playwright.chromium.launch_persistent_context(
        folder,
        executable_path=CHROMIUM,
        viewport={"width": 390, "height": 844},
        has_touch=True,
        args=NOWHERE if lost else [],
    )
    yield context
    await context.close()


async def sign_in(house: House, context: BrowserContext, username: str) -> Page:
    """Somebody signs in on a phone."""
    page = await context.new_page()
    await page.goto(f"{house.machine.base_url}/{house.cast.ward}/dang-nhap")
    await page.fill("[name=username]", username)
    await page.fill("[name=password]", house.cast.passwords[username])
    await page.click("main form button")
    await page.wait_for_url("**/viec")
    return page


async def nothing_kept(page: Page, seconds: float = 40) -> None:
    """Wait until the phone keeps nothing more."""
    async with asyncio.timeout(seconds):
        while await page.evaluate(COUNT):
            await asyncio.sleep(0.1)
