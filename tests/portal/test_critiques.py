"""A draft goes to the Front; its points are hidden until it issues them, then each is answered."""

from __future__ import annotations

import re
from datetime import timedelta

from libs.kernel import clock
from tests.portal.house import NOON, House, Looker, text_of

DESK, INBOX = "/06811/viec/phan-bien", "/06811/viec?loai=phan-bien"
PUBLIC = "/06811/phan-bien"


async def test_the_front_criticises_and_every_point_is_answered(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    front, chair = house.looker("front"), house.looker("chair", position="Chủ tịch")
    resident = house.looker()
    form = {"title": "Dự thảo <b>Quy chế</b>", "summary": "Toàn văn."}
    form |= {"unit_id": str(house.units["Phòng Văn hóa - Xã hội"])}
    form |= {"draft": await house.photo("Quy che", 950)}
    late = await office.send(DESK, **form, meets_on="2026-12-07")
    assert (late.status, "ít nhất 15 ngày" in text_of(late.body.decode())) == (422, True)
    one = await office.done(DESK, **form, meets_on="2026-12-08")
    for text in ("Điều 5 chưa rõ.", "Thừa một điểm."):
        await front.done(f"{one}/diem", text=text)
    [*_, extra] = re.findall(rf'action="({one}/diem/[^"]+/bo)"', await front.see(one))
    await front.done(extra)
    assert "Phản biện: Dự thảo" in text_of(await front.see(INBOX))
    page = await office.see(one)
    assert "Điều 5" not in page
    assert "&lt;b&gt;Quy chế&lt;/b&gt;" in page
    early = await front.send(f"{one}/thong-nhat", number="7/PB-MTTQ", paper="")
    assert "chưa đến" in text_of(early.body.decode())
    clock.hold(NOON + timedelta(days=15))
    try:
        await front.done(f"{one}/gui", number="7/PB-MTTQ", paper="")
        assert "Trả lời 1 điểm phản biện" in text_of(await office.see(INBOX))
        assert "Mặt trận nêu 1 điểm" in text_of(await resident.see(one.replace("/viec", "")))
        silent = await chair.send(f"{one}/tra-loi", number="50/UBND")
        assert "Còn 1 điểm chưa được trả lời" in text_of(silent.body.decode())
        [reply] = re.findall(rf'action="({one}/diem/[^"]+/tra-loi)"', await office.see(one))
        await office.done(reply, taken="accepted", reply="Đã sửa Điều 5.")
        assert "Gửi Mặt trận văn bản trả lời" in text_of(await chair.see(INBOX))
        await chair.done(f"{one}/tra-loi", number="50/UBND")
        assert (await chair.send(f"{one}/tra-loi", number="51/UBND")).status == 409
        assert "Gửi Mặt trận văn bản trả lời" not in text_of(await chair.see(INBOX))
        await _read_by_everybody(resident)
        assert f'href="{PUBLIC}"' in await resident.see("/06811/lay-y-kien")
        assert "Trả lời: Đã sửa Điều 5." in text_of(await front.see(one))
    finally:
        clock.hold(NOON)


async def _read_by_everybody(resident: Looker) -> None:
    [public] = re.findall(rf'href="({PUBLIC}/[^"]+)"', await resident.see(PUBLIC))
    shown = text_of(await resident.see(public))
    assert "Trả lời các điểm bằng văn bản số" in shown
    assert "Gửi dự thảo đến Mặt trận trước ngày phản biện xã hội" in shown
    assert "Trả lời: Đã sửa Điều 5." in shown


async def test_a_draft_sent_by_mistake_is_taken_back(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    front, resident = house.looker("front"), house.looker()
    form = {"title": "Dự thảo gửi nhầm", "summary": "Toàn văn.", "meets_on": "2026-12-08"}
    form |= {"unit_id": str(house.units["Phòng Văn hóa - Xã hội"])}
    one = await office.done(DESK, **form, draft=await house.photo("Gui nham", 951))
    assert f'action="{one}/thu-hoi"' not in await front.see(one)
    await front.done(f"{one}/diem", text="Một điểm.")
    begun = await office.send(f"{one}/thu-hoi", reason="Nhầm bản.")
    assert (begun.status, "Mặt trận đã ghi điểm" in text_of(begun.body.decode())) == (422, True)
    [point] = re.findall(rf'action="({one}/diem/[^"]+/bo)"', await front.see(one))
    await front.done(point)
    await office.done(f"{one}/thu-hoi", reason="Nhầm <b>bản</b>.")
    for reader in (office, front):
        page = await reader.see(one)
        assert "đã được thu hồi" in text_of(page)
        assert "&lt;b&gt;bản&lt;/b&gt;" in page
        assert "<form" not in page.split("<main")[1].split("</main>")[0]
    assert "Không phản biện nữa: Dự thảo gửi nhầm" in text_of(await front.see(INBOX))
    assert "gửi nhầm" not in await resident.see(PUBLIC)
    clock.hold(NOON + timedelta(days=16))
    try:
        assert "Dự thảo gửi nhầm" not in await front.see(INBOX)
    finally:
        clock.hold(NOON)
