"""A half filled form outlives its session: the text comes back, to that account alone."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page

from tests.flows.house import House
from tools.people import CSRF_FIELD, Person

WARD = "06967"
FORM = f"/{WARD}/viec/cong-khai/moi"
NAME, WORDS = "Tên nội dung, đúng như trên văn bản", "Tóm tắt cho người dân"
TITLE, SUMMARY = "Văn bản đang soạn dở (mẫu)", "Mới viết được nửa câu thì phải đi họp"

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_a_half_written_form_outlives_its_session_and_is_nobody_elses(
    browser: Browser, house: House
) -> None:
    cast, known = await house.founded(WARD), house.passwords
    page = await browser.new_page()
    await page.goto(f"{cast.base_url}/{WARD}/dang-nhap")
    await _signs_in(page, "vanphong", known["vanphong"])
    await page.goto(cast.base_url + FORM)
    await page.get_by_label(NAME).fill(TITLE)
    await page.get_by_label(WORDS).fill(SUMMARY)

    await _its_session_ends_elsewhere(page, cast.base_url)
    await page.evaluate("document.querySelector('form[data-draft]').noValidate = true")
    async with page.expect_navigation():
        await page.locator("form[data-draft] .btn").click()
    assert "/dang-nhap" in page.url, await page.content()
    await _signs_in(page, "vanphong", known["vanphong"])
    assert page.url == cast.base_url + FORM
    assert await page.get_by_label(WORDS).input_value() == ""
    await _takes_back(page)
    assert await page.get_by_label(NAME).input_value() == TITLE

    await _its_session_ends_elsewhere(page, cast.base_url)
    await page.goto(cast.base_url + FORM)
    await _signs_in(page, "vhxh", known["vhxh"])
    assert page.url == cast.base_url + FORM
    assert await page.locator("[data-offer]").count() == 0
    assert await page.get_by_label(WORDS).input_value() == ""
    assert SUMMARY not in await page.content()

    await page.context.clear_cookies()
    await page.goto(cast.base_url + FORM)
    await _signs_in(page, "vanphong", known["vanphong"])
    await _takes_back(page)
    await page.context.close()


async def _signs_in(page: Page, username: str, password: str) -> None:
    """By the form that stands on the page."""
    await page.get_by_label("Tên đăng nhập").fill(username)
    await page.get_by_label("Mật khẩu").fill(password)
    async with page.expect_navigation():
        await page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()


async def _its_session_ends_elsewhere(page: Page, base_url: str) -> None:
    """The session of this browser ends at the door, and the browser is told nothing of it."""
    async with Person(base_url, WARD) as other:
        for each in await page.context.cookies():
            other.client.cookies.set(each["name"], each["value"])
        shown = await other.client.get(f"/{WARD}/viec")
        token = CSRF_FIELD.search(shown.text)
        assert token
        left = await other.client.post(f"/{WARD}/dang-xuat", data={"csrf": token[1]})
        assert left.status_code == 303


async def _takes_back(page: Page) -> None:
    """What was written before is offered, and comes back when it is taken."""
    await page.get_by_role("button", name="Lấy lại").click()
    assert await page.get_by_label(WORDS).input_value() == SUMMARY
