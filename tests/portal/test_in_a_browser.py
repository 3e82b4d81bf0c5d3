"""The running product's pages in a real browser: readable for everybody, in light and dark."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, Route, async_playwright

import services.portal
from libs.assets import Assets
from tests.portal.house import House, Looker
from tests.portal.planned import OFFICE, TEXT
from tests.portal.test_pages import published

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium")
HOME = "http://ward.test"
STATIC = Path(str(services.portal.__file__)).parent / "static"
WIDTH = 390
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# An open menu lies over what stands below it until it is closed.
RULES_WITH_MENU = RULES | {"rules": {"target-size": {"enabled": False}}}


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: pages were not opened in a browser")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM)
        yield launched
        await launched.close()


@pytest.fixture(scope="module")
async def addresses(house: House) -> dict[str, tuple[Looker, str]]:
    """The pages to look at, and who looks."""
    office, culture = house.looker("office", unit=OFFICE), house.looker("culture")
    resident = house.looker()
    shown = await published(house, number="120/TB-UBND")
    review = await culture.done("/06811/viec/ke-hoach/moi", year="2027", text=TEXT, receipt="")
    first, *_ = re.findall(r'id="cau-([0-9a-f-]{36})"', await culture.see(review))
    report = await culture.done(
        "/06811/viec/bao-cao",
        title="Báo cáo đột xuất về niêm yết",
        requested_by="Đảng ủy phường",
        period_start="2026-10-01",
        cutoff_on="2026-11-20",
        due_on="2026-11-30",
    )
    return {
        "board": (resident, "/06811"),
        "disclosure": (resident, shown),
        "public log": (resident, "/06811/so-cong-khai"),
        "inbox": (office, "/06811/viec"),
        "review": (culture, review),
        "merge": (culture, f"{review}/gop?viec={first}"),
        "split": (culture, f"{review}/tach?viec={first}"),
        "report": (culture, report),
    }


async def open_page(
    browser: Browser, looker: Looker, target: str, scheme: str, *, width: int = WIDTH
) -> Page:
    """The page as a phone shows it; what it asks for comes from the bus and the static folder."""
    assets = Assets(STATIC)

    async def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOME)
        if path.startswith("/static/"):
            content, media_type = assets.file(path.removeprefix("/static/")) or (b"", "text/plain")
            await route.fulfill(body=content, content_type=media_type)
        elif path.startswith("/live/"):
            await route.abort()
        else:
            page = await looker.open(path)
            await route.fulfill(status=page.status, body=page.body, content_type="text/html")

    viewport = {"width": width, "height": 844}
    page = await browser.new_page(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
    await page.route("**/*", answer)
    came = await page.goto(HOME + target)
    assert came
    assert came.ok, target
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["board", "disclosure", "inbox", "review", "merge", "split", "report"]
)
async def test_a_page_breaks_no_rule_of_access_and_fits_a_phone(
    browser: Browser, addresses: dict[str, tuple[Looker, str]], name: str, scheme: str
) -> None:
    page = await open_page(browser, *addresses[name], scheme)

    found = await Axe().run(page, options=RULES)
    width = await page.evaluate("document.documentElement.scrollWidth")
    await page.close()

    wrong = [
        (rule["id"], node["html"][:160])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
    assert wrong == []
    assert width <= WIDTH


@pytest.mark.parametrize("width", [320, 1280])
async def test_the_menu_opens_and_closes_by_keyboard_and_fits(
    browser: Browser, addresses: dict[str, tuple[Looker, str]], width: int
) -> None:
    page = await open_page(browser, *addresses["inbox"], "light", width=width)
    groups = page.locator(".desk summary")
    opened = page.locator(".menu [open]")
    bar = page.locator(".desk")
    high = await bar.evaluate("e => e.offsetHeight")
    if width < 640:
        await page.locator(".desk__open").first.focus()
        await page.keyboard.press("Enter")

    await groups.first.focus()
    await page.keyboard.press("Enter")
    await opened.locator("a").first.wait_for()
    await groups.nth(1).focus()
    await page.keyboard.press("Enter")
    wide = [await page.evaluate("document.documentElement.scrollWidth")]
    found = await Axe().run(page, options=RULES_WITH_MENU)
    count = await opened.count()
    await page.keyboard.press("Escape")
    left = await opened.count()
    await page.close()

    assert high <= 48 or width > 640  # on a phone the desk is one line
    assert (count, left) == (1, 0)
    assert wide <= [width]
    assert found.response["violations"] == []
