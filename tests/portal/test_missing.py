"""A resident does not find a sheet, and walks from the page of the paper to the result."""

from __future__ import annotations

import re

from tests.portal.house import House, text_of
from tests.portal.test_pages import published


async def test_from_the_bare_wall_to_the_photo_of_who_looked(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    front = house.looker("front", position="Ủy viên Ban Thường trực")
    page = await published(house, number="137/TB-UBND")
    posting = page.replace("/cong-khai/", "/viec/niem-yet/")
    place = re.findall(r'<option value="([0-9a-f-]{36})"', await office.see(posting))[0]
    photo = await house.photo("Tru so", 120)
    await office.done(f"{posting}/dan", place_id=place, posted_on="2026-11-23", photo=photo)

    resident = house.looker()
    assert f'href="{page}/khong-thay"' in await resident.see(page)
    assert "không lưu tên" in text_of(await resident.see(f"{page}/khong-thay"))
    sent = await house.photo("Bang trong", 121)
    status = await resident.done(f"{page}/khong-thay", place_id=place, photo=sent)
    told = await resident.see(status)
    assert status.rpartition("/")[2] in told
    assert "Còn 3 ngày làm việc" in text_of(told)
    assert "/files/" not in told

    assert "Có người không thấy 137/TB-UBND" in text_of(await front.see("/06811/viec"))
    assert "Có người không thấy 137/TB-UBND" in text_of(await office.see("/06811/viec/theo-doi"))
    inbox = await front.see("/06811/viec")
    [look] = re.findall(r'<h3><a href="([^"]+)">Có người không thấy 137/TB-UBND', inbox)
    assert "ảnh 1" in await front.see(look)

    found = {"outcome": "sheet_there", "looked_on": "2026-11-23"}
    own = await office.send(look, **found, photo=sent)
    bare = await front.send(look, **found, photo="")
    assert "Bạn là người dán tờ niêm yết này" in text_of(own.body.decode())
    assert "Cần ảnh chụp tờ niêm yết" in text_of(bare.body.decode())
    await front.done(look, **found, photo=sent)

    done = await resident.see(status)
    assert "Đã kiểm tra ngày 23/11/2026, tờ niêm yết vẫn còn." in text_of(done)
    assert "Ảnh của người kiểm tra" in done


async def test_a_refused_report_keeps_what_was_chosen(house: House) -> None:
    page = await published(house, number="121/TB-UBND")
    form = await house.looker().see(f"{page}/khong-thay")
    place = re.findall(r'<option value="([0-9a-f-]{36})"', form)[1]

    early = await house.looker().send(f"{page}/khong-thay", place_id=place, photo="")
    bad = await house.looker().send(
        f"{page}/khong-thay", place_id=place, **{"photo.refused": "Tệp này không phải là ảnh."}
    )

    assert early.status == bad.status == 422
    assert "chưa đến hạn niêm yết" in text_of(early.body.decode())
    assert f'<option value="{place}" selected>' in bad.body.decode()
    assert "Tệp này không phải là ảnh." in bad.body.decode()
    assert (await house.looker().open("/06811/khong-thay/ABCDEFGH")).status == 404
