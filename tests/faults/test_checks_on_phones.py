"""A checklist on phones whose network comes and goes: nothing is lost, nothing is there twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

import pytest
from playwright.async_api import Playwright, Route

from tests.faults.checks import LEADER, MEMBER, begun, line, opened, write
from tests.faults.house import House
from tests.faults.phones import COUNT, PAGES_KEPT, nothing_kept, phone, sign_in
from tools.people import sample_photo

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_what_is_written_without_a_network_outlives_the_browser_and_is_sent_once(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    check = await begun(house)
    async with phone(playwright, tmp_path) as context:
        page = await opened(await sign_in(house, context, LEADER), check)
        await context.set_offline(True)
        await write(page, "fees", "no", "Bảng phí cũ.", photo=1)
        assert await line(page, "fees").get_by_text("Trên máy").is_visible()
        again = await page.reload()
        assert again
        assert "script-src 'self'" in again.headers["content-security-policy"]
        await write(page, "present", "yes", "Đủ người.")
        assert await line(page, "fees").get_by_text("Bảng phí cũ.").is_visible()
    async with phone(playwright, tmp_path) as context:
        await context.set_offline(True)
        page = await context.new_page()
        await page.goto(check.page)
        await page.get_by_text("2 lần ghi đang nằm trên máy này").wait_for()
        assert await check.answers() == []
        await context.set_offline(False)
        await nothing_kept(page)
        await line(page, "fees").get_by_text("đã gửi").wait_for()
        assert await line(page, "fees").get_by_text("Trên máy").count() == 0

    assert await check.notes() == Counter({"Bảng phí cũ.": 1, "Đủ người.": 1})
    proven = {each["note"]: each["photo"] for each in await check.answers()}
    photo = await (await house.cast.person(LEADER)).client.get(proven["Bảng phí cũ."])
    assert photo.headers["content-type"] == "image/jpeg"
    assert proven["Đủ người."] is None


async def test_an_answer_that_the_phone_did_not_hear_of_is_not_there_twice(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    check, swallowed = await begun(house), 0

    async def swallow(route: Route) -> None:
        """What was sent arrives; that it did is not heard the first two times."""
        nonlocal swallowed
        answer = await route.fetch()
        if swallowed < 2:
            swallowed += 1
            await route.abort()
        else:
            await route.fulfill(response=answer)

    async with phone(playwright, tmp_path) as context:
        page = await opened(await sign_in(house, context, LEADER), check)
        await page.route("**/answers", swallow)
        await write(page, "fees", "no", "Bảng phí cũ.", photo=2)
        async with asyncio.timeout(20):
            while not swallowed:
                await asyncio.sleep(0.05)
        await page.get_by_text("1 lần ghi đang nằm trên máy này").wait_for()
        assert await check.notes() == Counter({"Bảng phí cũ.": 1})
        assert await page.evaluate(COUNT) == 1
        for _ in range(2):
            await page.reload()
        await nothing_kept(page)

    assert swallowed == 2
    assert await check.notes() == Counter({"Bảng phí cũ.": 1})


async def test_parts_that_die_while_it_is_sent_lose_nothing(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    check = await begun(house)
    notes = [f"Điều thấy {number}." for number in range(12)]
    async with phone(playwright, tmp_path) as context:
        page = await opened(await sign_in(house, context, LEADER), check)
        await context.set_offline(True)
        for number, note in enumerate(notes):
            key = ("fees", "present", "manner")[number % 3]
            await write(page, key, "partly", note, photo=number if number % 2 else None)
        await context.set_offline(False)
        while await page.evaluate(COUNT) > 9:
            await asyncio.sleep(0.02)
        for part in ("inspections", "portal"):
            house.kill(part)
        left = await page.evaluate(COUNT)
        await nothing_kept(page, 90)

    assert left > 2
    assert await check.notes() == Counter(dict.fromkeys(notes, 1))
    assert sum(each["photo"] is not None for each in await check.answers()) == 6


async def test_two_people_at_one_line_both_stay(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    check = await begun(house)
    async with (
        phone(playwright, tmp_path / "a") as first,
        phone(playwright, tmp_path / "b") as second,
    ):
        pages = []
        for context, who in ((first, LEADER), (second, MEMBER)):
            page = await opened(await sign_in(house, context, who), check)
            await context.set_offline(True)
            await write(page, "fees", "partly", f"{who} thấy bảng cũ.")
            pages.append(page)
        for context, page in zip((first, second), pages, strict=True):
            await context.set_offline(False)
            await nothing_kept(page)
        for page in pages:
            await page.reload()
            for who in (LEADER, MEMBER):
                assert await line(page, "fees").get_by_text(f"{who} thấy bảng cũ.").is_visible()

    assert await check.notes() == Counter({f"{who} thấy bảng cũ.": 1 for who in (LEADER, MEMBER)})


async def test_what_comes_after_the_conclusion_stays_on_the_phone_and_is_said(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    check = await begun(house)
    async with phone(playwright, tmp_path) as context:
        page = await opened(await sign_in(house, context, LEADER), check)
        await context.set_offline(True)
        await write(page, "fees", "no", "Bảng phí cũ.", photo=3)
        await check.conclude()
        await context.set_offline(False)
        await line(page, "fees").get_by_text("Bị từ chối").wait_for()
        await page.reload()
        await page.get_by_text("đã kết thúc khi 1 lần ghi còn trên máy").wait_for()
        told = await line(page, "fees").inner_text()
        async with page.expect_download() as photo:
            await line(page, "fees").locator("[data-photo]").click()
        kept = (await (await photo.value).path()).read_bytes()
        page.on("dialog", lambda dialog: dialog.accept())
        await page.get_by_role("button", name="Bỏ khỏi máy").click()
        await nothing_kept(page)

    assert "đã kết luận nên không làm việc này được" in told
    assert kept == sample_photo("Bảng phí cũ.", 3)
    assert await check.answers() == []


async def test_another_account_on_the_same_phone_neither_sees_nor_sends_it(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    check = await begun(house)
    async with phone(playwright, tmp_path) as context:
        page = await opened(await sign_in(house, context, LEADER), check)
        await context.set_offline(True)
        await write(page, "fees", "no", "Chỉ của trưởng đoàn.")
        await page.goto("about:blank")
        await context.clear_cookies()
        await context.set_offline(False)
        await page.goto(check.page.rsplit("/", 4)[0])
        async with asyncio.timeout(10):
            while await page.evaluate(PAGES_KEPT):
                await asyncio.sleep(0.05)
        other = await opened(await sign_in(house, context, MEMBER), check)
        await write(other, "present", "yes", "Của thành viên.")
        await line(other, "present").get_by_text("đã gửi").wait_for()
        await context.set_offline(True)
        await other.reload()
        assert await other.get_by_text("Chỉ của trưởng đoàn.").count() == 0
        assert await other.evaluate(COUNT) == 1
        await context.set_offline(False)
        assert await check.notes() == Counter({"Của thành viên.": 1})
        await context.clear_cookies()
        page = await sign_in(house, context, LEADER)
        await page.goto(check.page)
        await nothing_kept(page)

    sent = {each["note"]: each["by_id"] for each in await check.answers()}
    assert len(set(sent.values())) == len(sent) == 2
