"""Every page, drawn from its sample: read by everybody, as narrow as a small phone, quiet."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page

from tests.portal.drawn import HOME, drawing
from tests.portal.samples.pages import PAGES
from tests.portal.test_in_a_browser import RULES, browser

pytestmark = pytest.mark.browser
__all__ = ["browser"]  # the fixture
NAMES = list(PAGES)
PARTS = 20
NARROW = 320
# The dark page differs from the light one in its colours alone.
COLOURS = {"runOnly": ["color-contrast"]}


async def _broken(page: Page, options: dict[str, Any]) -> list[tuple[str, str]]:
    found = await Axe().run(page, options=options)
    rules = found.response["violations"]
    return [(rule["id"], node["html"][:160]) for rule in rules for node in rule["nodes"]]


# English words are longer; these pages have the most of them in a row, or are opened first.
ENGLISH = (
    *("landing", "board", "item", "disclosure", "feedback-send", "petition-send", "information"),
    *("reception", "consultation", "survey-answer", "people-boards", "today", "help", "error-404"),
)


async def test_an_english_page_is_for_everybody_fits_and_says_nothing(browser: Browser) -> None:
    wrong, wide, said = [], [], list[str]()
    async with drawing(browser, NARROW, "light", said) as page:
        for name in ENGLISH:
            await page.goto(f"{HOME}/en/{name}")
            wrong += [(name, *one) for one in await _broken(page, RULES)]
            if await page.evaluate("document.documentElement.scrollWidth") > NARROW:
                wide.append(name)

    assert (wrong, wide, said) == ([], [], [])


@pytest.mark.parametrize("part", range(PARTS))
async def test_a_page_is_for_everybody_fits_and_says_nothing(browser: Browser, part: int) -> None:
    wrong, wide, said = [], [], list[str]()
    async with drawing(browser, NARROW, "light", said) as page:
        for name in NAMES[part::PARTS]:
            await page.emulate_media(color_scheme="light")
            await page.goto(f"{HOME}/{name}")
            wrong += [(name, "light", *one) for one in await _broken(page, RULES)]
            if await page.evaluate("document.documentElement.scrollWidth") > NARROW:
                wide.append(name)
            await page.emulate_media(color_scheme="dark")
            wrong += [(name, "dark", *one) for one in await _broken(page, COLOURS)]

    assert (wrong, wide, said) == ([], [], [])
