"""Officials at the desk in a real browser: what is being written is never lost; keys alone."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, BrowserContext, Dialog, Page, Route, expect

from tests.portal.desk_door import FORM, INBOX, SIGN_IN, DeskDoor, desk_door
from tests.portal.test_in_a_browser import browser

pytestmark = pytest.mark.browser
__all__ = ["browser"]  # the fixture
OFFER, TEXT = "còn trên máy này", "Mức mẫu cho từng đối tượng, viết dở."
SUMMARY = "Tóm tắt cho người dân"
OTHER = "0199c0de-0000-7000-8000-000000000002"


@pytest.fixture
def door() -> Iterator[DeskDoor]:
    with desk_door() as door:
        yield door


@pytest.fixture
async def machine(browser: Browser, door: DeskDoor) -> AsyncIterator[BrowserContext]:
    """A machine whose browser keeps what pages keep; an error on the console fails the story.

    Its pages are closed before the door is, or they would tell that the door has gone.
    """
    context = await browser.new_context(viewport={"width": 1280, "height": 844})
    said: list[str] = []
    context.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    context.on("weberror", lambda error: said.append(str(error.error)))
    yield context
    await context.close()
    # The browser itself tells of a refused form, of a network, live stream or worker that is not
    # here, and of a transition between pages that was cut short.
    own = ("422", "EventSource", "Transition was", "net::ERR_", "unsupported MIME type")
    assert [line for line in said if not any(words in line for words in own)] == []


async def _opened(machine: BrowserContext, door: DeskDoor, path: str = FORM) -> Page:
    page = await machine.new_page()
    await page.goto(door.address + path)
    return page


async def _write(page: Page, text: str = TEXT) -> None:
    await page.get_by_label(SUMMARY).fill(text)


async def _text(page: Page) -> str:
    return await page.get_by_label(SUMMARY).input_value()


async def _send(page: Page) -> None:
    await page.evaluate("document.querySelector('form[data-draft]').noValidate = true")
    async with page.expect_navigation():
        await page.locator("form[data-draft] .btn").click()


async def _kept(page: Page) -> list[str]:
    found: list[str] = await page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('danbiet-draft'))"
    )
    return found


async def test_a_closed_page_gives_the_text_back_until_it_is_sent(
    machine: BrowserContext, door: DeskDoor
) -> None:
    page = await _opened(machine, door)
    first = await _text(page)
    await _write(page)
    await page.close()

    again = await _opened(machine, door)
    assert await _text(again) == first
    assert OFFER in await again.locator("[data-offer]").inner_text()
    await again.get_by_role("button", name="Lấy lại").click()
    assert await _text(again) == TEXT
    assert await again.locator("[data-offer]").count() == 0

    door.leads_to = ""  # refused: it stays, and the reader is led to what is wrong
    await _send(again)
    assert len(await _kept(again)) == 1
    assert await again.evaluate("document.activeElement.className") == "alert"
    door.leads_to = INBOX
    await again.goto(door.address + FORM)
    await again.get_by_role("button", name="Lấy lại").click()
    await _send(again)
    assert again.url == door.address + INBOX
    assert await _kept(again) == []


async def test_what_is_written_anew_does_not_write_over_what_was_kept(
    machine: BrowserContext, door: DeskDoor
) -> None:
    page = await _opened(machine, door)
    await _write(page, "bản thứ nhất")
    await page.close()
    page = await _opened(machine, door)
    await _write(page, "bản thứ hai")
    await page.close()

    page = await _opened(machine, door)
    assert await page.locator("[data-offer]").count() == 2
    await page.get_by_role("button", name="Bỏ bản này").first.click()
    await page.get_by_role("button", name="Lấy lại").click()
    assert await _text(page) == "bản thứ nhất"


async def test_a_draft_says_when_the_page_holds_something_newer(
    machine: BrowserContext, door: DeskDoor
) -> None:
    page = await _opened(machine, door)
    await _write(page)
    await page.close()
    page, newer = await _opened(machine, door), "Trang đã thay đổi từ lúc đó."
    assert newer not in await page.locator("[data-offer]").inner_text()
    door.summary = "Người khác đã ghi."
    await page.reload()
    assert newer in await page.locator("[data-offer]").inner_text()
    assert await _text(page) == door.summary


async def test_a_second_click_sends_nothing_though_a_draft_is_offered_above(
    machine: BrowserContext, door: DeskDoor
) -> None:
    page = await _opened(machine, door)
    await _write(page)
    await page.reload()
    await page.evaluate("document.querySelector('form[data-draft]').noValidate = true")
    send = page.locator("form[data-draft] .btn")
    await page.evaluate("addEventListener('submit', (e) => e.preventDefault(), { once: true })")
    await send.click()
    await page.wait_for_timeout(100)
    await expect(send).to_be_enabled()  # what somebody cancelled may be sent after all
    assert await page.get_by_role("button", name="Lấy lại").is_enabled()
    name = await send.text_content()
    unanswered: list[Route] = []

    async def leave(route: Route) -> None:
        unanswered.append(route)

    await page.route("**/*", leave)
    # All at once, since a browser that waits for an answer is asked nothing more.
    disabled: list[str] = await page.evaluate(
        "new Promise((told) => {"
        "  document.querySelector('form[data-draft] .btn').click();"
        "  setTimeout(() => told([...document.querySelectorAll('main :disabled')]"
        "    .map((button) => button.textContent)), 100);"
        "})"
    )
    assert disabled == [name]
    assert [route.request.method for route in unanswered] == ["POST"]
    await unanswered[0].abort()


async def test_a_session_that_ended_leads_back_to_the_form_with_its_text(
    machine: BrowserContext, door: DeskDoor
) -> None:
    page = await _opened(machine, door)
    await _write(page)
    door.leads_to = SIGN_IN
    await _send(page)
    assert await page.locator("input[name=next]").input_value() == FORM
    await page.goto(door.address + FORM)
    await page.get_by_role("button", name="Lấy lại").click()
    assert await _text(page) == TEXT


async def test_a_dead_network_loses_nothing(machine: BrowserContext, door: DeskDoor) -> None:
    page = await _opened(machine, door)
    await _write(page)
    await page.evaluate("document.querySelector('form[data-draft]').noValidate = true")
    await machine.route("**/*", lambda route: route.abort())
    async with page.expect_event("requestfailed"):
        await page.locator("form[data-draft] .btn").click(no_wait_after=True)
    await machine.unroute_all()
    await page.goto(door.address + INBOX)
    await page.goto(door.address + FORM)
    await page.get_by_role("button", name="Lấy lại").click()
    assert await _text(page) == TEXT


async def test_another_account_is_shown_nothing_and_signing_out_asks_then_forgets(
    machine: BrowserContext, door: DeskDoor
) -> None:
    mine, door.account = door.account, OTHER
    page = await _opened(machine, door)
    await _write(page, "của người khác")
    door.account = mine
    page = await _opened(machine, door)
    assert await page.locator("[data-offer]").count() == 0
    await _write(page)

    asked: list[str] = []

    async def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        await dialog.dismiss()

    page.once("dialog", refuse)
    await page.get_by_role("button", name="Đăng xuất").click()
    assert "1 bản đang viết dở" in asked[0]
    assert len(await _kept(page)) == 2
    page.on("dialog", lambda dialog: dialog.accept())
    async with page.expect_navigation():
        await page.get_by_role("button", name="Đăng xuất").click()
    assert [key for key in await _kept(page) if mine in key] == []
    assert [key for key in await _kept(page) if OTHER in key] != []


async def test_what_is_old_is_forgotten_and_files_and_hidden_fields_are_never_kept(
    machine: BrowserContext, door: DeskDoor
) -> None:
    page = await _opened(machine, door)
    await _write(page)
    [key] = await _kept(page)
    draft: str = await page.evaluate("(key) => localStorage.getItem(key)", key)
    assert "token-of-the-test" not in draft
    assert '"receipt"' not in draft
    long_ago = re.sub(r'"at":\d+', '"at":1', draft)
    await page.evaluate("([key, draft]) => localStorage.setItem(key, draft)", [key, long_ago])
    await page.goto(door.address + INBOX)
    assert await _kept(page) == []


async def test_keys_lead_through_the_desk(machine: BrowserContext, door: DeskDoor) -> None:
    page = await _opened(machine, door, INBOX)
    keys, shown = page.keyboard, page.get_by_role("dialog", name="Phím tắt")
    await keys.press("Shift+?")
    assert "Đến trang Văn bản công khai" in await shown.inner_text()
    await keys.press("Escape")
    assert await shown.count() == 0
    place = "[...document.querySelectorAll('main .lines h3 a')].indexOf(document.activeElement)"
    await keys.press("j")
    assert await page.evaluate(place) == 0
    first = await page.evaluate("document.activeElement.href")
    assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    await keys.press("j")
    assert await page.evaluate(place) == 1
    await keys.press("k")
    async with page.expect_navigation():
        await keys.press("Enter")
    assert page.url == first
    await keys.press("g")
    async with page.expect_navigation():
        await keys.press("c")
    assert page.url.endswith("/viec/cong-khai")


async def test_keys_are_silent_while_somebody_types_with_modifiers_and_switched_off(
    machine: BrowserContext, door: DeskDoor
) -> None:
    page = await _opened(machine, door, INBOX)
    keys, shown = page.keyboard, page.get_by_role("dialog", name="Phím tắt")
    await keys.press("/")
    for key in ("g", "c", "Shift+?", "j"):
        await keys.press(key)
    assert await page.evaluate("document.activeElement.value") == "gc?j"
    assert (page.url, await shown.count()) == (door.address + INBOX, 0)
    await page.evaluate("document.activeElement.blur()")
    await keys.press("Control+j")
    assert await page.evaluate("document.activeElement === document.body")

    await page.get_by_role("button", name="Phím tắt").click()
    await page.get_by_label("Dùng phím tắt trên máy này").uncheck()
    await page.get_by_role("button", name="Đóng").last.click()
    await page.reload()
    await keys.press("Shift+?")
    await keys.press("j")
    assert await shown.count() == 0
    assert await page.evaluate("document.activeElement === document.body")
    await page.get_by_role("button", name="Phím tắt").click()
    await page.get_by_label("Dùng phím tắt trên máy này").check()
    await page.get_by_role("button", name="Đóng").last.click()
    await page.evaluate("document.activeElement.blur()")
    await keys.press("j")
    assert not await page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("width", [390, 320])
async def test_on_a_phone_the_desk_is_one_line_that_opens_without_scripts(
    browser: Browser, door: DeskDoor, width: int
) -> None:
    page = await browser.new_page(
        viewport={"width": width, "height": 700}, java_script_enabled=False
    )
    await page.goto(door.address + INBOX)
    bar, opens = page.locator(".desk"), page.get_by_role("button", name="Bàn làm việc")
    box = await bar.bounding_box()
    assert box
    assert box["height"] <= 48
    assert not await page.get_by_role("button", name="Đăng xuất").is_visible()
    await opens.focus()
    await page.keyboard.press("Enter")
    assert await page.get_by_role("button", name="Đăng xuất").is_visible()
    await page.locator(".desk summary").first.click()
    assert await page.locator(".desk .menu [open] a").first.is_visible()
    await page.get_by_role("button", name="Đóng").click()
    assert not await page.get_by_role("button", name="Đăng xuất").is_visible()
    await page.close()
