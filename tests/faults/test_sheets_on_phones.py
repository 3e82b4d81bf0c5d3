"""Sheets noted at walls on phones whose network comes and goes: none is lost, none is twice."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from pathlib import Path

import pytest
from playwright.async_api import Playwright, Route

from libs.kernel import clock
from tests.faults.house import House
from tests.faults.phones import COUNT, PAGES_KEPT, nothing_kept, phone, sign_in
from tests.faults.walls import (
    GONE,
    HEAD,
    HUNG,
    OTHER_HEAD,
    SEEN,
    Walls,
    form,
    kept,
    note,
    opened,
    shown,
)
from tools.people import sample_photo

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_a_walk_without_a_network_outlives_the_browser_and_is_sent_once_in_order(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    walls = await shown(house, "701/TB-UBND")
    async with phone(playwright, tmp_path) as context:
        # At home: the inbox keeps the pages that its phone will need at the wall.
        page = await sign_in(house, context, HEAD)
        async with asyncio.timeout(90):
            while walls.page not in await page.evaluate(_ADDRESSES):
                await asyncio.sleep(0.1)
    async with phone(playwright, tmp_path, lost=True) as context:
        page = await context.new_page()
        await page.goto(walls.home)
        await page.get_by_role("link", name="Hỗ trợ sửa nhà").first.wait_for()
        await page.goto(walls.page)
        await note(page, HUNG, photo="dan")
        await note(page, GONE, photo="mat")
        await note(page, HUNG, photo="dan lai")
    async with phone(playwright, tmp_path, lost=True) as context:
        page = await context.new_page()
        await page.goto(walls.page)
        await page.get_by_text("3 lần ghi đang nằm trên máy này").wait_for()
        assert await kept(page).get_by_text("Trên máy").count() == 3
    assert await walls.notes() == []
    left_at = datetime.now().astimezone()
    async with phone(playwright, tmp_path) as context:
        page = await context.new_page()
        await page.goto(walls.page)
        await nothing_kept(page)
        await page.get_by_text("Đã ghi tại chỗ trên điện thoại").wait_for()

    assert await walls.said() == ["hung", "gap_confirmed", "hung"]
    wall = await walls.wall()
    assert (wall["state"], wall["attempt"]) == ("up", 2)
    await _shown_with_its_moments(walls, left_at)


async def _shown_with_its_moments(walls: Walls, left_at: datetime) -> None:
    house, wall = walls.house, await walls.wall()
    for told in await walls.notes():
        assert datetime.fromisoformat(told["seen_at"]) < left_at
        assert datetime.fromisoformat(told["at"]) > left_at
        photo = await (await house.cast.person("vanphong")).client.get(told["photo"])
        assert photo.headers["content-type"] == "image/jpeg"
    # Officials see the position of whoever attested the photo; everybody sees its hash.
    address = f"/{house.cast.ward}/cong-khai/{walls.id}"
    office = await (await house.cast.person("vanphong")).client.get(address)
    public = await house.cast.citizen().client.get(address)
    assert "Trưởng khu phố, Khu" in office.text
    assert "Trưởng khu phố, Khu" not in public.text
    assert wall["photo"]["sha256"] in public.text
    assert wall["posted_by"] is None


_ADDRESSES = """caches.keys()
  .then((names) => Promise.all(names.map((name) => caches.open(name).then((one) => one.keys()))))
  .then((kept) => kept.flat().map(({ url }) => url))"""


async def test_a_note_that_the_phone_did_not_hear_of_is_not_there_twice(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    walls, swallowed = await shown(house, "702/TB-UBND"), 0

    async def swallow(route: Route) -> None:
        """What was sent arrives; that it did is not heard the first time."""
        nonlocal swallowed
        answer = await route.fetch()
        if swallowed and route.request.method == "POST":
            await route.fulfill(response=answer)
        else:
            swallowed += 1
            await route.abort()

    async with phone(playwright, tmp_path) as context:
        page = await opened(await sign_in(house, context, HEAD), walls)
        await page.route("**/sheet-notes", swallow)
        await note(page, HUNG, photo="dan")
        async with asyncio.timeout(30):
            while not swallowed:
                await asyncio.sleep(0.05)
        await page.get_by_text("1 lần ghi đang nằm trên máy này").wait_for()
        assert await walls.said() == ["hung"]
        await page.reload()
        await nothing_kept(page)

    assert (swallowed, await walls.said()) == (1, ["hung"])


async def test_parts_that_die_while_notes_are_sent_lose_nothing(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    walls = await shown(house, "703/TB-UBND")
    async with phone(playwright, tmp_path) as context:
        page = await opened(await sign_in(house, context, HEAD), walls)
        await context.set_offline(True)
        await note(page, HUNG, photo="dan")
        for number in range(7):
            await note(page, SEEN, photo=f"con {number}" if number % 2 else "")
        await context.set_offline(False)
        while await page.evaluate(COUNT) > 6:
            await asyncio.sleep(0.02)
        for part in ("disclosures", "portal"):
            house.kill(part)
        left = await page.evaluate(COUNT)
        await nothing_kept(page, 120)

    assert left > 1
    assert await walls.said() == ["hung", *["sheet_there"] * 7]
    assert sum(each["photo"] is not None for each in await walls.notes()) == 4


async def test_two_phones_at_one_wall_hang_one_sheet_and_the_other_is_told(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    walls = await shown(house, "704/TB-UBND")
    async with (
        phone(playwright, tmp_path / "a") as first,
        phone(playwright, tmp_path / "b") as second,
    ):
        pages = []
        for context, who in ((first, HEAD), (second, "vanphong")):
            page = await opened(await sign_in(house, context, who), walls)
            await context.set_offline(True)
            if who != HEAD:
                chosen = form(page, HUNG).locator("[name=place_id]")
                await chosen.select_option(walls.places[HEAD])
            await note(page, HUNG, photo=who)
            pages.append(page)
        await first.set_offline(False)
        await nothing_kept(pages[0])
        await second.set_offline(False)
        await kept(pages[1]).get_by_text("Bị từ chối").wait_for()
        told = await kept(pages[1]).inner_text()

    assert "đã được niêm yết tại đây từ ngày" in told
    assert await walls.said() == ["hung"]
    assert (await walls.wall())["attempt"] == 1


async def test_a_note_of_what_was_withdrawn_stays_on_the_phone_with_its_photo(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    walls = await shown(house, "705/TB-UBND")
    async with phone(playwright, tmp_path) as context:
        page = await opened(await sign_in(house, context, HEAD), walls)
        await context.set_offline(True)
        await note(page, HUNG, photo="dan")
        chair = await house.cast.person("chutich")
        await chair.post(f"disclosures/disclosures/{walls.id}/withdrawal", reason="Mẫu.")
        await context.set_offline(False)
        await kept(page).get_by_text("Bị từ chối").wait_for()
        await page.reload()
        await page.get_by_text("đã kết thúc khi 1 lần ghi còn trên máy").wait_for()
        async with page.expect_download() as photo:
            await kept(page).locator("[data-photo]").click()
        picture = (await (await photo.value).path()).read_bytes()
        page.on("dialog", lambda dialog: dialog.accept())
        await page.get_by_role("button", name="Bỏ khỏi máy").click()
        await nothing_kept(page)

    assert picture == sample_photo("dan")
    assert await walls.notes() == []


async def test_a_session_that_is_over_and_another_account_send_and_show_nothing(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    walls = await shown(house, "706/TB-UBND")
    async with phone(playwright, tmp_path) as context:
        page = await opened(await sign_in(house, context, HEAD), walls)
        await context.set_offline(True)
        await note(page, HUNG, photo="dan")
        cookies = await context.cookies()
        await context.clear_cookies()
        await context.set_offline(False)
        await page.get_by_text("Phiên đăng nhập đã hết").wait_for()
        assert cookies
        other = await opened(await sign_in(house, context, OTHER_HEAD), walls)
        assert await kept(other).inner_text() == ""
        assert await other.evaluate(COUNT) == 1
        await context.set_offline(True)
        await other.goto(walls.home)
        await other.get_by_text("Không có lần ghi nào đang chờ gửi.").wait_for()
        await context.set_offline(False)
        assert await walls.notes() == []
        # Signed in again, any page of the desk sends it.
        await context.clear_cookies()
        page = await sign_in(house, context, HEAD)
        await nothing_kept(page)

    assert await walls.said() == ["hung"]


async def test_who_looks_for_a_missing_sheet_notes_it_without_a_network(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    walls = await shown(house, "707/TB-UBND")
    cast = house.cast
    head = await cast.person(HEAD)
    photo = await head.upload(sample_photo("dan"), purpose="posting")
    today = clock.now().date().isoformat()
    path = f"disclosures/disclosures/{walls.id}"
    sheet = {"place_id": walls.places[HEAD], "posted_on": today, "photo": photo}
    await head.post(f"{path}/postings", **sheet)
    await cast.citizen().post(f"{path}/missing", place_id=walls.places[HEAD])
    office = await cast.person("vanphong")
    reports = await office.get("disclosures/missing-sheets")
    [report] = [each for each in reports if each["disclosure_id"] == walls.id]
    async with phone(playwright, tmp_path) as context:
        page = await sign_in(house, context, "vanphong")
        await page.goto(f"{walls.home}/viec/khong-thay/{report['id']}")
        await page.get_by_text("cả khi mất mạng").wait_for()
        await context.set_offline(True)
        await page.locator("label:has(input[value=sheet_there])").click()
        await page.get_by_role("button", name="Lưu kết quả").click()
        assert await page.evaluate(COUNT) == 0  # a sheet that is there needs its photo
        picture = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": sample_photo("con")}
        await page.locator("main input[type=file]").set_input_files(picture)  # type: ignore[arg-type]
        await page.get_by_role("button", name="Lưu kết quả").click()
        await kept(page).get_by_text("Trên máy").wait_for()
        await context.set_offline(False)
        await nothing_kept(page)
        await page.get_by_text(
            re.compile(r"Đã kiểm tra ngày .*, tờ niêm yết vẫn còn")
        ).first.wait_for()

    assert await walls.said() == ["sheet_there"]
    assert (await office.get(f"disclosures/missing-sheets/{report['id']}"))["outcome"]


async def test_a_phone_of_nobody_opens_the_ward_without_a_network(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    home = f"{house.machine.base_url}/{house.cast.ward}"
    async with phone(playwright, tmp_path) as context:
        # As a browser answers to an application on the home screen.
        await context.add_init_script(
            "const asked = matchMedia; matchMedia = (query) =>"
            " query.includes('display-mode') ? { matches: false } : asked.call(window, query);"
        )
        page = await context.new_page()
        await page.goto(home)
        await page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
        await context.set_offline(True)
        await page.goto(f"{home}/hom-nay")
        await page.get_by_text("Máy này chưa giữ trang nào.").wait_for()
        weight = await page.evaluate("document.fonts.check('700 1rem \"Be Vietnam Pro\"')")
        assert await page.evaluate(PAGES_KEPT) == 0

    assert weight
