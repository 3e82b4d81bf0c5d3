"""The quarterly list as people read it, and its way to the walls from what it says itself."""

from __future__ import annotations

import html as escaping
import re

from libs.kernel import clock
from tests.portal.house import NOON, House, text_of
from tests.portal.test_pages import published

AFTER = NOON.replace(year=2027, month=1, day=4)


async def test_the_list_is_read_written_and_published_from_itself(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair", position="Chủ tịch")
    await published(house, number="140/TB-UBND", title="Danh sách hộ nghèo & cận nghèo")
    clock.hold(AFTER)
    try:
        form = {"year": 2026, "quarter": 4}
        await house.ask(office, "POST", "disclosures/quarterly-lists", form)
        page = await house.looker().see("/06811/danh-muc/2026/4")
        assert "140/TB-UBND ngày 20/11/2026" in text_of(page)
        assert "quý IV/2026" in text_of(await house.looker().see("/06811/danh-muc"))
        assert "/soan" not in page

        [write] = re.findall(r'href="([^"]+/soan)"', await office.see("/06811/danh-muc/2026/4"))
        drafted = await office.see(write)
        assert "140/TB-UBND" in drafted
        summary, body = (
            escaping.unescape(re.findall(rf'id="f-{name}".*?>(.*?)</textarea>', drafted, re.S)[0])
            for name in ("summary", "body")
        )
        assert "Danh sách hộ nghèo & cận nghèo" in body
        shown = await office.done(write, title="Danh mục quý IV", summary=summary, body=body)
        desk = shown.replace("/cong-khai/", "/viec/cong-khai/")
        await chair.done(f"{desk}/duyet")
        await office.done(f"{desk}/cong-khai")

        assert f'href="{shown}"' in await house.looker().see("/06811/danh-muc/2026/4")
        assert "Nhà văn hóa Khu 1" in text_of(await office.see(shown))
    finally:
        clock.hold(NOON)


async def test_a_quarter_without_a_list_has_no_page(house: House) -> None:
    assert (await house.looker().open("/06811/danh-muc/2025/1")).status == 404
    assert (await house.looker().open("/06811/danh-muc/2025/5")).status == 404
