"""The random checks of a month, drawn and worked off on the pages; what the board says of looks."""

from __future__ import annotations

import re

from libs.kernel import clock
from tests.portal.house import NOON, House, text_of
from tests.portal.test_pages import published

HERE = "/06811/viec/kiem-tra"
LATER = NOON.replace(month=12, day=7)


async def test_from_the_draw_to_the_look(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    front = house.looker("front", position="Ủy viên Ban Thường trực")
    # A content that no other test of the house shows: a cell shows its worst paper.
    page = await published(house, number="150/TB-UBND", item="6a")
    posting = page.replace("/cong-khai/", "/viec/niem-yet/")
    places = re.findall(r'<option value="([0-9a-f-]{36})"', await office.see(posting))[1:4]
    photo = await house.photo("Khu", 150)
    for place in places:
        await office.done(f"{posting}/dan", place_id=place, posted_on="2026-11-23", photo=photo)
    clock.hold(LATER)
    try:
        bad = await front.send(HERE, count="0")
        assert bad.status == 422
        await front.done(HERE, count="3")
        drawn = text_of(await front.see(HERE))
        assert "Đã kiểm tra 0/3 nơi" in drawn
        assert "14 ngày chưa ai kiểm tra: +1" in drawn
        assert f'href="{posting}#con"' in await front.see(HERE)
        assert "Tháng 12/2026 đã rút thăm" in text_of(
            (await office.send(HERE, count="2")).body.decode()
        )

        await office.done(f"{posting}/con", place_id=places[0], on="2026-12-07", photo="")
        assert "Đã kiểm tra 1/3 nơi" in text_of(await office.see(HERE))
        board = text_of(await office.see("/06811/viec/theo-doi"))
        assert "thấy 07/12" in board
        sent = await house.looker().done(f"{page}/khong-thay", place_id=places[1], photo="")
        assert sent
        assert "Có người không thấy" in text_of(await office.see("/06811/viec/theo-doi"))
    finally:
        clock.hold(NOON)


async def test_a_head_does_not_see_where_somebody_will_look(house: House) -> None:
    head = house.looker("neighbourhood_head", unit="Khu 1", position="Trưởng khu")

    assert (await head.open(HERE)).status == 403
