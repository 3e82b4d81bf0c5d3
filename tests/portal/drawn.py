"""Sample pages opened in a real browser, behind the headers that the door sends."""

from __future__ import annotations

import mimetypes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

from playwright.async_api import Browser, ConsoleMessage, Page, Route

from services.gateway.shell import PROTECTION
from tests.portal.samples.pages import PAGES
from tests.portal.spoken import english
from tests.portal.test_in_a_browser import STATIC
from tests.portal.test_templates import render
from tools.people import sample_photo

HOME = "https://ward.test"
HEIGHT = 844
BLOCKED = "Service Worker registration blocked"


@asynccontextmanager
async def drawing(
    browser: Browser, width: int, scheme: Literal["light", "dark"], said: list[str]
) -> AsyncIterator[Page]:
    """A tab that opens `HOME/<name of a sample>`, in English `HOME/en/<name>`.

    `said` gets what its console says.
    """
    page = await browser.new_page(
        viewport={"width": width, "height": HEIGHT},
        color_scheme=scheme,
        reduced_motion="reduce",
        service_workers="block",  # theirs is a network of its own, where no ward is
    )

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("warning", "error") and BLOCKED not in message.text:
            said.append(f"{page.url.removeprefix(HOME)}: {message.text}")

    page.on("console", hear)
    await page.route("**/*", _answer)
    yield page
    await page.close()


async def _answer(route: Route) -> None:
    """What the door would answer; photos that samples name are all the same one."""
    path = route.request.url.removeprefix(HOME).partition("?")[0]
    if path.startswith("/static/"):
        content = (STATIC / path.removeprefix("/static/")).read_bytes()
        kind = mimetypes.guess_type(path)[0] or "text/plain"
        await route.fulfill(body=content, content_type=kind)
    elif path.removeprefix("/en").removeprefix("/") in PAGES:
        headers = {**PROTECTION, "content-type": "text/html; charset=utf-8"}
        name = path.removeprefix("/en").removeprefix("/")
        body = english(name) if path.startswith("/en/") else render(name)
        await route.fulfill(body=body, headers=headers)
    elif route.request.resource_type == "image":
        await route.fulfill(body=sample_photo("Mau"), content_type="image/jpeg")
    else:
        await route.abort()
