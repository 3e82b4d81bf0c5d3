"""What a unit is asked after a check, on its pages: asked, reported, sent back, found done."""

from __future__ import annotations

import re
from typing import Any

from tests.portal.house import House, Looker, text_of
from tests.portal.test_inspections import CULTURE, DESK, LAND, OFFICE, _form, _official

BOARD, OWN = "/06811/viec/kien-nghi", "/06811/viec/kien-nghi-cua-don-vi"


async def _concluded(house: House, leader: Looker, subject: str) -> str:
    """A check of the culture department that the chair has concluded; its page."""
    office, chair = house.looker("office", unit=OFFICE), house.looker("chair")
    one = await office.done(DESK, **_form(house, leader, subject=subject))
    await chair.done(f"{one}/quyet-dinh", number="61/QĐ-UBND")
    await office.done(f"{one}/thong-bao")
    await leader.done(f"{one}/bat-dau")
    found = {"severity": "minor", "text": "Bảng phí cũ.", "basis": "Điều 11", "line": ""}
    await leader.done(f"{one}/phat-hien", **found, evidence="")
    assert "sau khi có kết luận" in text_of(await leader.see(f"{one}/kien-nghi"))
    await chair.done(f"{one}/ket-luan", number="62/KL-UBND", conclusion="Khắc phục.")
    return one


def _asked(house: House, **more: str) -> dict[str, Any]:
    form = {"unit_id": str(house.units[CULTURE]), "text": "Thay <b>bảng phí</b>."}
    return form | {"basis": "Điều 11 khoản 12", "finding_id": "", "due_on": ""} | more


async def _taken_back(
    house: House, check: str, one: str, leader: Looker, inspected: Looker
) -> None:
    """Another was asked by mistake: its leader takes it back, and its unit reads why."""
    await leader.done(f"{check}/kien-nghi", **_asked(house, due_on="2026-11-25", key="b"))
    asked = set(re.findall(rf'href="({BOARD}/[0-9a-f-]+)"', await leader.see(f"{check}/kien-nghi")))
    [wrong] = asked - {one}
    assert f"{wrong}/rut" not in await inspected.see(wrong)
    await leader.done(f"{wrong}/rut", reason="Ghi nhầm đơn vị.", key="r")
    taken_back = text_of(await inspected.see(wrong))
    assert "Đã rút kiến nghị" in taken_back
    assert "Ghi nhầm đơn vị." in taken_back
    assert "Đã xác nhận" not in taken_back


async def test_a_unit_is_asked_reports_and_somebody_else_finds_it_done(house: House) -> None:
    leader = await _official(house, "kiennghi1", "department", LAND)
    inspected = await _official(house, "kiennghi2", "department", CULTURE)
    await house.settle()
    check = await _concluded(house, leader, "Kiểm tra để kiến nghị")
    past = await leader.send(f"{check}/kien-nghi", **_asked(house, due_on="2026-11-20", key="p"))
    assert "Hạn khắc phục phải sau hôm nay" in text_of(past.body.decode())
    for _ in range(2):  # sent twice, asked once
        await leader.done(f"{check}/kien-nghi", **_asked(house, due_on="2026-11-25", key="a"))
    [one] = set(re.findall(rf'href="({BOARD}/[0-9a-f-]+)"', await leader.see(f"{check}/kien-nghi")))

    assert "&lt;b&gt;bảng phí" in await inspected.see(OWN)
    assert "Khắc phục sau kiểm tra" in text_of(await inspected.see("/06811/viec?loai=kiem-tra"))
    assert "ngày do người ra kiến nghị ghi" in text_of(await inspected.see(one)).lower()
    await inspected.done(f"{one}/nhan", key="n")
    bare = await inspected.send(f"{one}/khac-phuc", note="Đã thay.", evidence="", key="k")
    assert "phải có minh chứng" in text_of(bare.body.decode())
    photo = await house.photo("Bang phi moi", 961)
    await inspected.done(f"{one}/khac-phuc", note="Đã thay.", evidence=photo, key="k")
    shown = await inspected.see(one)
    assert "không tự xác nhận" in text_of(shown)
    assert f"{one}/xac-nhan" not in shown
    own = await inspected.send(f"{one}/xac-nhan", note="", key="x")
    assert own.status == 403
    assert "không tự xác nhận" in text_of(own.body.decode())

    assert "Xem kết quả khắc phục" in text_of(await leader.see("/06811/viec?loai=kiem-tra"))
    assert "Chờ bạn xác nhận" in text_of(await leader.see(BOARD))
    await leader.done(f"{one}/chua-du", reason="Còn một bảng.", key="c")
    assert "Còn một bảng." in text_of(await inspected.see(one))
    await inspected.done(f"{one}/khac-phuc", note="Đã thay nốt.", evidence=photo, key="k2")
    await leader.done(f"{one}/xac-nhan", note="Đã xem tại chỗ.", key="x2")
    assert "Đã thay nốt." in text_of(await inspected.see(one))
    assert "Đã kết thúc" in text_of(await inspected.see(OWN))
    other = house.looker("department", unit=LAND)
    assert (await other.open(one)).status == 404
    await _taken_back(house, check, one, leader, inspected)
    assert (await house.looker().open(one)).status in (302, 303, 401)
