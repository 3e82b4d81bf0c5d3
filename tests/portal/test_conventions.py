"""Conventions on the pages: drafted, posted, heard on, put to the vote; one in force overseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from libs.kernel import clock
from tests.portal.house import NOON, House, Looker, text_of

DESK, PUBLIC = "/06811/viec/huong-uoc", "/06811/huong-uoc"
TEXT = "Chương I. Chung\nĐiều 1. Nếp sống <b>mới</b>\nGiữ ngõ sạch.\nĐiều 2. Việc tang\nTiết kiệm."
PLAN = {"called": "rules", "title": "Quy ước <b>Khu 3</b>", "purpose": "new", "replaces_id": ""}


@pytest.fixture
def later() -> Iterator[None]:
    """The clock is put back afterwards."""
    yield
    clock.hold(NOON)


async def _posted(house: House, head: Looker) -> str:
    """A draft of the third neighbourhood; what is wrong with it comes back to its form."""
    resident, chair = house.looker(), house.looker("chair", position="Chủ tịch")
    plan = {**PLAN, "unit_id": str(house.units["Khu 3"])}
    alone = await head.send(f"{DESK}/soan", **plan, team="Một")
    assert (alone.status, "Tổ soạn thảo có từ 2" in text_of(alone.body.decode())) == (422, True)
    one = await head.done(f"{DESK}/soan", **plan, team="Người Mẫu A\nNgười Mẫu B")
    public = one.replace("/viec/", "/")
    assert (await resident.open(public)).status == 404
    assert (await chair.open(one)).status == 403
    plain = await head.send(f"{one}/toan-van", text="Giữ ngõ sạch.", note="", **{"file": ""})
    assert "phải chia thành điều" in text_of(plain.body.decode())
    await head.done(f"{one}/toan-van", text=TEXT, note="", **{"file": ""})
    await head.done(f"{one}/niem-yet", place="Nhà văn hóa Khu 3")
    return one


async def test_a_draft_hangs_is_heard_on_and_is_put_to_the_vote_after_thirty_days(
    house: House, later: None
) -> None:
    head, resident = house.looker("neighbourhood_head", unit="Khu 3"), house.looker()
    one = await _posted(house, head)
    public = one.replace("/viec/", "/")
    page = await resident.see(public)
    assert "&lt;b&gt;mới&lt;/b&gt;" in page
    assert "ít nhất đến hết 23/12/2026" in text_of(page)
    assert "Người Mẫu" not in page
    assert "1 dự thảo đang lấy ý kiến" in text_of(await resident.see(PUBLIC))
    assert (await resident.open(f"{public}/tai/pdf")).body.startswith(b"%PDF-")
    empty = await resident.send(public, text="", key="k1")
    assert empty.status == 422
    for _ in range(2):  # sending the form twice says it once
        sent = await resident.send(public, text="Nên thêm điều về rác.", key="k2")
        assert "Đã nhận ý kiến của bạn" in text_of(sent.body.decode())
    assert "rác" not in await resident.see(public)
    assert "Xem 1 ý kiến" in text_of(await head.see("/06811/viec"))
    looked = await head.see(f"{one}/y-kien")
    [release] = re.findall(rf'action="({one}/y-kien/[^"]+/hien)"', looked)
    await head.done(release, text="Nên thêm điều về rác thải.")
    assert "rác thải" in await resident.see(public)

    early = await head.send(f"{one}/toan-van", text=TEXT, note="", **{"file": ""})
    assert early.status != 303
    clock.hold(NOON + timedelta(days=31))
    assert "Đưa dự thảo ra bàn" in text_of(await head.see("/06811/viec"))
    await head.done(f"{one}/toan-van", text=TEXT, note="Thêm điều về rác.", **{"file": ""})
    await head.done(f"{one}/dua-ra-ban", matter_id="")
    shown = await head.see(one)
    assert "Biểu quyết và kết quả" in text_of(shown)
    assert "Đưa ra bàn, quyết định" not in text_of(shown)
    page = await resident.see(public)
    assert "đã được hoàn chỉnh sau khi niêm yết" in text_of(page)
    assert "?ban=1" in page
    assert "đang xem" in text_of(await resident.see(f"{public}?ban=1"))


async def _entered(house: House, office: Looker) -> str:
    """One of the second neighbourhood that was recognised before."""
    entered = {"unit_id": str(house.units["Khu 2"]), "called": "convention"}
    entered |= {"title": "Hương ước Khu 2", "text": TEXT, "number": "3/QĐ-UBND"}
    wrong = await office.send(f"{DESK}/ghi", **entered, on="2026-12-01")
    assert (wrong.status, "còn ở tương lai" in text_of(wrong.body.decode())) == (422, True)
    return await office.done(f"{DESK}/ghi", **entered, on="2024-05-06")


async def test_one_recognised_before_is_entered_complained_about_and_suspended(
    house: House,
) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair, head = house.looker("chair"), house.looker("neighbourhood_head", unit="Khu 2")
    one = await _entered(house, office)
    public = one.replace("/viec/", "/")
    assert "có hiệu lực từ 06/05/2024" in text_of(await house.looker().see(PUBLIC))
    assert "Đánh giá việc thực hiện: Hương ước Khu 2" in text_of(await head.see("/06811/viec"))
    letter = {"source": "household", "number": "15/VBĐ", "received_on": "2026-11-20"}
    await office.done(f"{one}/phan-anh", **letter, gist="Điều 2 phạt tiền.")
    await office.done(f"{one}/phan-anh", **{**letter, "number": "16/VBĐ"}, gist="Điều 1 chưa rõ.")
    assert "phạt tiền" not in await house.looker().see(public)
    assert "phạt tiền" not in await head.see(one)
    page = await chair.see(one)
    assert "Trả lời phản ánh: Hương ước Khu 2" in text_of(await chair.see("/06811/viec"))
    answers = re.findall(rf'action="({one}/phan-anh/[^"]+)"', page)
    await chair.done(answers[0], number="8/UBND", answer="Điều 1 đã rõ.")
    ids = re.findall(r'<option value="([0-9a-f-]{36})">15/VBĐ', await chair.see(one))
    ids += re.findall(r'<option value="([0-9a-f-]{36})">16/VBĐ', await chair.see(one))
    suspended = {"number": "20/QĐ-UBND", "ground": "purpose", "reason": "Trái nguyên tắc."}
    suspended |= {"complaint_id": ids[0]}
    unclear = await chair.send(f"{one}/tam-ngung", **suspended, parts="")
    assert "Ghi rõ điều, khoản" in text_of(unclear.body.decode())
    await chair.done(f"{one}/tam-ngung", **suspended, parts="Điều 2")
    page = text_of(await house.looker().see(public))
    assert "Tạm ngừng thực hiện Điều 2" in page
    assert "điểm b khoản 1 Điều 12" in page
    assert (await chair.open(f"{one}/tai/suspension.docx")).body.startswith(b"PK")
    await chair.done(f"{one}/tiep-tuc", number="21/QĐ-UBND", reason="Đã sửa.")
    nothing = await chair.send(f"{one}/bai-bo", number="22/QĐ-UBND", reason="Trái luật.")
    assert nothing.status != 303
    await office.done(f"{one}/can-cu-bai-bo", on="2026-11-23", reason="Trái luật.")
    assert "Bãi bỏ hoặc kết luận" in text_of(await chair.see("/06811/viec"))
    why = text_of(await house.looker().see(f"{public}/han/abolition"))
    assert "Điều 14" in why
    await head.done(f"{one}/danh-gia", held_on="2026-11-20", conclusion="Thực hiện tốt.")
    assert "Năm 2026, ngày 20/11/2026" in text_of(await house.looker().see(public))
    await chair.done(f"{one}/bai-bo", number="22/QĐ-UBND", reason="Trái luật.")
    assert "Đã bị bãi bỏ" in text_of(await house.looker().see(public))
