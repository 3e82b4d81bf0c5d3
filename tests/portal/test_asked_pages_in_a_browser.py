"""Pages for residents and leaders, drawn from samples, break no rule of access."""

from __future__ import annotations

import mimetypes

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Route

from tests.portal.samples.pages import PAGES
from tests.portal.test_in_a_browser import HOME, RULES, STATIC, WIDTH, browser
from tests.portal.test_templates import render

pytestmark = pytest.mark.browser
__all__ = ["browser"]  # the fixture
ABOUT = (
    *("community", "consultation", "convention", "council", "critique", "demand", "election"),
    *("fund", "heads", "household", "matter", "meeting-of", "opinion", "people-board", "survey"),
    *("vote", "web-vote", "today", "leader"),
)
NAMES = [name for name in PAGES if name.startswith(ABOUT)]
PARTS = 5


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_they_fit_a_phone_and_are_read_by_everybody(
    browser: Browser, scheme: str, part: int
) -> None:
    async def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOME)
        if path.startswith("/static/"):
            kind = mimetypes.guess_type(path)[0] or "text/plain"
            content = (STATIC / path.removeprefix("/static/")).read_bytes()
            await route.fulfill(body=content, content_type=kind)
        elif path.removeprefix("/") in PAGES:
            await route.fulfill(body=render(path.removeprefix("/")), content_type="text/html")
        else:
            await route.abort()

    viewport = {"width": WIDTH, "height": 844}
    page = await browser.new_page(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
    await page.route("**/*", answer)
    wrong, wide = [], []
    for name in NAMES[part::PARTS]:
        await page.goto(f"{HOME}/{name}")
        found = await Axe().run(page, options=RULES)
        wrong += [
            (name, rule["id"], node["html"][:160])
            for rule in found.response["violations"]
            for node in rule["nodes"]
        ]
        if await page.evaluate("document.documentElement.scrollWidth") > WIDTH:
            wide.append(name)
    await page.close()

    assert len(NAMES) > 60
    assert (wrong, wide) == ([], [])
