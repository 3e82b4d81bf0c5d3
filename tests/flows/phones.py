"""Households with a phone each: a browser, the page of a vote, and nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, Page, Request
from pypdf import PdfReader

BOX = re.compile(r"/ballot-rounds/[0-9a-f-]{36}/ballots$")
LONGEST_WAIT = 61_000  # milliseconds
CARD = re.compile(r"Hộ số (\d+).*?Mã\s+([2-9A-Z]{8}).*?Khóa\s+((?:[2-9A-Z]{4}\s+){4})", re.S)


@dataclass
class Phone:
    """A household: its number, what stands on its paper, what it wants, what its phone kept."""

    number: int
    code: str
    secret: str
    option: int
    kept: dict[str, Any] = field(default_factory=dict)
    ballot: str = ""  # the message that was cast


def cards_of(paper: bytes) -> dict[int, tuple[str, str]]:
    """The code and the secret of each household by its number, read off the printed papers."""
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)
    return {
        int(number): (code, "".join(secret.split())) for number, code, secret in CARD.findall(text)
    }


@asynccontextmanager
async def in_hand(browser: Browser, address: str, phone: Phone) -> AsyncIterator[Page]:
    """The page of the vote on a household's phone, as its QR code opens it."""
    context = await browser.new_context(viewport={"width": 390, "height": 844})
    if phone.kept:
        await context.add_init_script(
            f"localStorage.setItem({phone.kept['place']!r}, {phone.kept['value']!r})"
        )
    page = await context.new_page()
    await page.clock.install()
    await page.goto(f"{address}#{phone.code}-{phone.secret}")
    yield page
    phone.kept = await page.evaluate(
        "({ place: Object.keys(localStorage)[0], value: Object.values(localStorage)[0] })"
    )
    await context.close()


async def vote(browser: Browser, address: str, phone: Phone) -> None:
    """Choose, confirm, have it signed, put it in at once."""
    async with in_hand(browser, address, phone) as page:
        async with page.expect_request(BOX) as sent:
            await filled(page, phone)
            await page.locator("[data-now]").click()
        await page.locator("[data-step=cast]").wait_for(state="visible")
        await _noted(phone, await sent.value)


async def let_go(browser: Browser, address: str, phone: Phone) -> None:
    """Have it signed, close the page, come back later, and let the ballot go by itself."""
    async with in_hand(browser, address, phone) as page:
        await filled(page, phone)
        await page.locator("[data-step=signed]").wait_for(state="visible")
    async with in_hand(browser, address, phone) as page:
        await page.locator("[data-step=signed]").wait_for(state="visible")
        async with page.expect_request(BOX) as sent:
            await page.clock.run_for(LONGEST_WAIT)
        await page.locator("[data-step=cast]").wait_for(state="visible")
        await _noted(phone, await sent.value)


async def filled(page: Page, phone: Phone) -> None:
    """Choose, confirm, and have it signed."""
    await page.locator(f"label:has(input[name=option][value='{phone.option}'])").click()
    await page.locator("[data-fill]").click()
    await page.locator("[data-confirm]").click()
    answered = page.locator("[data-step=signed], [data-alert]:not([hidden])")
    await answered.locator("visible=true").first.wait_for()
    assert await page.locator("[data-step=signed]").is_visible(), await page.inner_text("main")


async def _noted(phone: Phone, sent: Request) -> None:
    """The ballot as it was sent, by a request that says nothing of who sends it."""
    assert "cookie" not in await sent.all_headers()
    assert "referer" not in await sent.all_headers()
    phone.ballot = sent.post_data or ""
    assert not {phone.code, phone.secret} & set(re.findall(r"\w+", phone.ballot))
