"""The desk's page of sheets: proofs that come later, a head's word, forms of one's own will."""

from __future__ import annotations

import re

from tests.portal.house import House, text_of
from tests.portal.test_pages import published

OFFICE = "Văn phòng HĐND và UBND"


async def test_a_head_confirms_a_notice_on_the_phone(house: House) -> None:
    office, head = (
        house.looker("office", unit=OFFICE),
        house.looker("neighbourhood_head", unit="Khu 1"),
    )
    page = await published(house, number="110/TB-UBND")
    desk = page.replace("/cong-khai/", "/viec/niem-yet/")
    unit = str(house.units["Khu 1"])
    await office.done(f"{desk}/bao", unit_id=unit, on="2026-11-23", way="sms", receipt="")
    public = text_of(await house.looker().see(page))
    assert "0/3 nơi đã được thông báo, có chứng cứ" in public
    assert "Tin nhắn, chưa có chứng cứ" in public

    assert "Xác nhận đã được thông báo 110/TB-UBND" in text_of(await head.see("/06811/viec"))
    form = await head.see(desk)
    notice = re.search(r'<option value="([0-9a-f-]{36})">Thông báo Khu 1', form)
    assert notice
    await head.done(f"{desk}/xac-nhan", announcement=notice[1])

    public = text_of(await house.looker().see(page))
    assert "1/3 nơi đã được thông báo, có chứng cứ" in public
    assert "Tin nhắn, đã xác nhận" in public
    assert "Xác nhận đã được thông báo 110/TB" not in text_of(await head.see("/06811/viec"))


async def test_a_broadcast_without_proof_says_so_until_a_file_comes(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    page = await published(house, number="111/TB-UBND")
    desk = page.replace("/cong-khai/", "/viec/niem-yet/")
    await office.done(f"{desk}/loa", on="2026-11-23", minutes="12", receipt="")
    assert "Chưa có chứng cứ" in text_of(await house.looker().see(page))

    aired = re.search(r'<option value="([0-9a-f-]{36})">Phát truyền', await office.see(desk))
    assert aired
    empty = await office.send(f"{desk}/chung-cu", announcement=aired[1], receipt="")
    assert "Hãy chụp hoặc chọn tệp rồi gửi lại." in text_of(empty.body.decode())
    nothing = await office.send(f"{desk}/chung-cu", announcement="x", receipt="")
    assert nothing.status == 422
    await office.done(f"{desk}/chung-cu", announcement=aired[1], receipt=await house.photo("loa"))
    assert "Có nhật ký phát" in text_of(await house.looker().see(page))


async def test_another_form_needs_a_proof_and_is_shown_as_voluntary(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    page = await published(house, number="112/TB-UBND")
    desk = page.replace("/cong-khai/", "/viec/niem-yet/")
    typed = {"form": "network", "on": "2026-11-23", "said": "Trang <b>phường</b>", "receipt": ""}

    bare = await office.send(f"{desk}/khac", **typed, address="")
    assert "Cần tệp (ảnh, biên bản, văn bản) hoặc địa chỉ trang." in text_of(bare.body.decode())
    bad = await office.send(f"{desk}/khac", **typed, address="javascript:alert(1)")
    assert "Địa chỉ phải bắt đầu bằng https://" in text_of(bad.body.decode())
    await office.done(f"{desk}/khac", **typed, address="https://example.vn/tin/1")

    html = await house.looker().see(page)
    assert "Công khai thêm bằng hình thức khác" in html
    assert 'href="https://example.vn/tin/1" rel="nofollow noopener"' in html
    assert "Trang &lt;b&gt;phường&lt;/b&gt;" in html
