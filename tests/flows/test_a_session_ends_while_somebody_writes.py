"""A half filled form outlives its session: the text comes back, to that account alone."""

from __future__ import annotations

import asyncio
import shutil

import pytest
from playwright.async_api import Page, async_playwright

from tests.flows.house import House
from tools.people import CSRF_FIELD
from tools.samples.cast import Cast

WARD = "06946"
CHROMIUM = shutil.which("chromium")
FORM = f"/{WARD}/viec/cong-khai/moi"
TITLE, SUMMARY = "Văn bản đang soạn dở", "Mới viết được nửa câu thì phải đi họp"

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


async def signs_in(page: Page, username: str, password: str) -> None:
    """By the form that stands on the page."""
    await page.get_by_label("Tên đăng nhập").fill(username)
    await page.get_by_label("Mật khẩu").fill(password)
    async with page.expect_navigation():
        await page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()


async def ends_elsewhere(cast: Cast, page: Page) -> None:
    """The session of this browser ends at the door, and the browser is told nothing of it."""
    cookies = {each["name"]: each["value"] for each in await page.context.cookies()}
    door = cast.citizen().client
    shown = await door.get(f"/{WARD}/viec", cookies=cookies)
    token = CSRF_FIELD.search(shown.text)
    assert token
    left = await door.post(f"/{WARD}/dang-xuat", data={"csrf": token[1]}, cookies=cookies)
    assert left.status_code == 303
    while (await door.get(f"/{WARD}/viec", cookies=cookies)).status_code != 303:
        await asyncio.sleep(1)  # a door remembers a session for some seconds


async def test_a_half_written_form_outlives_its_session_and_is_nobody_elses(house: House) -> None:
    if not CHROMIUM:
        pytest.skip("no chromium on this machine")
    cast = await house.founded(WARD)
    secrets = house.passwords
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM)
        page = await browser.new_page()
        await page.goto(f"{cast.base_url}/{WARD}/dang-nhap")
        await signs_in(page, "vanphong", secrets["vanphong"])
        await page.goto(cast.base_url + FORM)
        await page.get_by_label("Tên nội dung, đúng như trên văn bản").fill(TITLE)
        await page.get_by_label("Tóm tắt cho người dân").fill(SUMMARY)

        await ends_elsewhere(cast, page)
        await page.evaluate("document.querySelector('form[data-draft]').noValidate = true")
        async with page.expect_navigation():
            await page.locator("form[data-draft] .btn").click()
        assert "/dang-nhap" in page.url
        await signs_in(page, "vanphong", secrets["vanphong"])
        assert page.url == cast.base_url + FORM
        assert await page.get_by_label("Tóm tắt cho người dân").input_value() == ""
        await page.get_by_role("button", name="Lấy lại").click()
        assert await page.get_by_label("Tên nội dung").input_value() == TITLE
        assert await page.get_by_label("Tóm tắt cho người dân").input_value() == SUMMARY

        await ends_elsewhere(cast, page)
        await page.goto(cast.base_url + FORM)
        await signs_in(page, "vhxh", secrets["vhxh"])
        assert page.url == cast.base_url + FORM
        assert await page.locator("[data-offer]").count() == 0
        assert await page.get_by_label("Tóm tắt cho người dân").input_value() == ""
        assert SUMMARY not in await page.content()

        await page.context.clear_cookies()
        await page.goto(cast.base_url + FORM)
        await signs_in(page, "vanphong", secrets["vanphong"])
        await page.get_by_role("button", name="Lấy lại").click()
        assert await page.get_by_label("Tóm tắt cho người dân").input_value() == SUMMARY
        await browser.close()
