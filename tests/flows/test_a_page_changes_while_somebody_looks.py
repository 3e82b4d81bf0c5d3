"""An official acts; another's open page changes by itself, and what was being typed stays."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.flows.house import House
from tools.people import Person

WARD = "06931"
CHROMIUM = shutil.which("chromium")
PATIENT = 120_000
TYPED = "mau@example.vn"

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


async def looks(page: Page, person: Person, path: str) -> None:
    """A browser of somebody who is signed in."""
    cookies = [
        {"name": cookie.name, "value": cookie.value or "", "url": person.base_url}
        for cookie in person.client.cookies.jar
    ]
    await page.context.add_cookies(cookies)  # type: ignore[arg-type]
    await page.goto(f"{person.base_url}/{WARD}{path}")


async def test_an_open_page_changes_and_typed_text_stays(house: House) -> None:
    if not CHROMIUM:
        pytest.skip("no chromium on this machine")
    cast = await house.planned(WARD)
    culture, office = await cast.person("vhxh"), await cast.person("vanphong")
    officials = await (await cast.person("chutich")).get("directory/officials")
    unit_id = next(each["unit_id"] for each in officials if each["username"] == "vhxh")
    tasks = (await culture.get("planning/tasks", limit=200))["tasks"]
    led = [each for each in tasks if each["lead_unit"] and each["state"] == "open"]
    task = next(each for each in led if each["lead_unit"]["id"] == unit_id)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM)
        page = await browser.new_page()
        await looks(page, culture, "/viec/thong-bao")
        loaded = await page.evaluate("performance.timeOrigin")
        before = await page.locator("#thong-bao li").count()
        await page.get_by_label("Địa chỉ thư của bạn").fill(TYPED)

        answer_by = (house.today + timedelta(days=7)).isoformat()
        said = {"text": "Đề nghị báo cáo.", "answer_by": answer_by}
        await office.post(f"planning/tasks/{task['id']}/urgings", **said)

        urged = page.locator("#thong-bao li", has_text="Văn bản đôn đốc: chờ trả lời")
        await expect(urged.first).to_be_visible(timeout=PATIENT)
        await expect(page.get_by_role("status").first).to_contain_text("vừa có thay đổi")
        assert await page.locator("#thong-bao li").count() >= before
        assert await page.get_by_label("Địa chỉ thư của bạn").input_value() == TYPED
        assert await page.evaluate("performance.timeOrigin") == loaded  # it was never reloaded
        await browser.close()
