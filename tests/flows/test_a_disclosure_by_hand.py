"""A document from the desk to the wall and to a resident, as people click it: flow 2's main road.

The same on a computer with a mouse, with the keys alone, and on a phone without scripts.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from playwright.async_api import Browser

from tests.flows import hands
from tests.flows.hands import Keys, Mouse
from tests.flows.house import House
from tools.people import sample_photo

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

CODE = "06913"
WAYS = {
    "mouse": (Mouse, True, 1280),
    "keys alone": (Keys, True, 1280),
    "phone without scripts": (Mouse, False, 390),
}


@pytest.fixture(scope="module")
async def home(browser: Browser, house: House) -> str:
    """The address of a small ward."""
    cast = await house.founded(CODE)
    return f"{cast.base_url}/{CODE}"


@asynccontextmanager
async def _ward(
    house: House, browser: Browser, home: str, way: str
) -> AsyncIterator[Callable[..., Awaitable[Mouse]]]:
    """Gives `at(username)`: somebody signed in, with a browser of their own."""
    pointing, scripts, wide = WAYS[way]
    async with AsyncExitStack() as open_browsers:

        async def at(username: str = "") -> Mouse:
            one = hands.somebody(browser, home, pointing, scripts=scripts, wide=wide)
            who = await open_browsers.enter_async_context(one)
            if username:
                await hands.sign_in(who, username, house.passwords[username])
            return who

        yield at


@pytest.mark.parametrize("way", WAYS)
async def test_a_document_goes_from_the_desk_to_the_wall(
    house: House, browser: Browser, home: str, way: str
) -> None:
    title = f"Mức hỗ trợ mẫu ({way})"
    async with _ward(house, browser, home, way) as at:
        office, chair, head = await at("vanphong"), await at("chutich"), await at("khu01")
        await _write(office, title)
        await house.settle()
        await chair.open("Việc của tôi")
        await chair.open(title)
        await chair.press("Duyệt nội dung này")
        await office.page.reload()
        await office.press("Công khai ngay")
        await house.settle()
        await head.open("Việc của tôi")
        await head.open(title)
        await head.attach("Ảnh tờ niêm yết", sample_photo(way))
        await head.note("Ghi nhận niêm yết", seen="Đã có ảnh ở 1/")
        await house.settle()

        resident = await at()
        await resident.open(title)
        seen = await resident.page.locator("main").inner_text()

    assert f"{len(title)}/TB-UBND" in seen
    assert "Đang niêm yết" in seen  # only a recorded sheet makes it so


async def _write(office: Mouse, title: str) -> None:
    await office.open("Văn bản công khai", below="Công khai")
    await office.open("Công khai một văn bản mới")
    await office.write("Tên nội dung", title)
    await office.write("Số và ký hiệu", f"{len(title)}/TB-UBND")
    await office.write("Chức vụ người ký", "Chủ tịch")
    await office.write("Tóm tắt cho người dân", "Mức mẫu cho từng đối tượng.")
    await office.press("Lưu bản nháp")
