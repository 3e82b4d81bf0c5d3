"""A conference with residents: planned, held, concluded; its promise becomes a task and is kept."""

from __future__ import annotations

import re

from tests.portal.house import House, text_of
from tests.portal.test_petitions import case_of, sent

HERE = "/06811/doi-thoai"
DESK = "/06811/viec/doi-thoai"
ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
PLAN = {
    "title": "Đối thoại <b>năm</b> 2026",
    "on": "2026-11-23",
    "starts_at": "08:00",
    "place": "Hội trường phường",
    "agenda": "Môi trường, giao thông",
}
CAME = {"residents": "84", "officials": "9", "questions": "12", "answered": "11"}


async def test_from_the_day_to_the_promise_that_was_kept(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair", position="Chủ tịch")
    unit = house.looker("department", unit=ECONOMY)
    past = await office.send(DESK, **{**PLAN, "on": "2020-01-01"})
    assert (past.status, "từ hôm nay" in text_of(past.body.decode())) == (422, True)
    one = await office.done(DESK, **PLAN)
    public = one.replace("/viec/", "/")
    assert "&lt;b&gt;năm&lt;/b&gt;" in await house.looker().see(public)

    bare = await office.send(f"{one}/bien-ban", **CAME, summary="Đã họp.", minutes="")
    assert (bare.status, 'id="e-bien-ban-minutes"' in bare.body.decode()) == (422, True)
    minutes = await house.photo("Bien ban", 700)
    await office.done(f"{one}/bien-ban", **CAME, summary="Đã họp.", minutes=minutes)
    promise = {"unit_id": str(house.units[ECONOMY]), "due_on": "2026-12-04"}
    await office.done(f"{one}/cam-ket", **promise, text="Nạo vét cống")
    await office.done(f"{one}/cam-ket", **promise, text="Lắp đèn")
    [taken_back] = re.findall(r'<option value="([0-9a-f-]+)">2\. Lắp đèn', await office.see(one))
    await office.done(f"{one}/bo-cam-ket", commitment_id=taken_back)
    page = text_of(await house.looker().see(public))
    assert "84 người dân" in page
    assert "Nạo vét cống" not in page
    assert (await office.send(f"{one}/ket-luan")).status == 403
    await chair.done(f"{one}/ket-luan")
    assert "Đang thực hiện" in text_of(await house.looker().see(public))

    await house.settle()
    inbox = await unit.see("/06811/viec")
    [task] = re.findall(r'href="(/06811/viec/nhiem-vu/[0-9a-f-]+)">Nạo vét cống', inbox)
    assert "Cam kết 1, đối thoại ngày 23/11/2026" in text_of(inbox)
    photo = await house.photo("Cong", 701)
    await unit.done(f"{task}/tien-do", outcome="done", note="Xong.", evidence=photo)
    await house.settle()
    kept = text_of(await house.looker().see(public))
    assert "Đã thực hiện" in kept
    assert "Ghi kết quả thực hiện một cam kết." in kept
    assert "Kết luận và công bố 1 cam kết." in kept
    assert "1/1 cam kết đã thực hiện" in text_of(await house.looker().see(HERE))


async def test_the_dialogue_of_a_complaint_is_in_its_file_and_on_no_public_page(
    house: House,
) -> None:
    clerk = house.looker("reception_clerk", unit="Văn phòng HĐND và UBND")
    unit = house.looker("department", unit=ECONOMY)
    number, *_ = await sent(house, claimed="complaint")
    case = await case_of(clerk, number, "inbox")
    said = {"kind": "complaint", "summary": "Xem xét việc cấp phép", "on": "2026-11-23"}
    await clerk.done(f"{case}/sort", **said)
    await clerk.done(f"{case}/assign", unit_id=str(house.units[ECONOMY]))
    assert "Định ngày đối thoại" not in text_of(await unit.see(case))
    await unit.done(f"{case}/accept", on="2026-11-23", number="1/TB")
    assert "Chưa ghi buổi đối thoại nào" in text_of(await unit.see(case))

    soon = {"event_on": "2026-11-26", "starts_at": "08:00", "place": "Phòng tiếp công dân"}
    empty = await unit.send(f"{case}/dialogue", **soon, agenda="")
    assert empty.status == 422
    await unit.done(f"{case}/dialogue", **soon, agenda="Việc cấp phép")
    [one] = re.findall(rf'href="({DESK}/[0-9a-f-]{{36}})"', await unit.see(case))
    late = await unit.send(f"{one}/bao", notified_on="2026-11-23", number="9/TB-UBND")
    assert "Phải thông báo chậm nhất ngày" in text_of(late.body.decode())
    await unit.done(f"{one}/doi-ngay", on="2026-11-30")
    assert "vì sao?" in text_of(await unit.see(one))
    await unit.done(f"{one}/bao", notified_on="2026-11-23", number="9/TB-UBND")
    assert "đã thông báo ngày 23/11/2026" in text_of(await unit.see(one))
    assert "Thông báo đối thoại" in text_of(await unit.see(case))

    assert (await house.looker().open(one.replace("/viec/", "/"))).status == 404
    assert "vụ khiếu nại" not in text_of(await house.looker().see(HERE))
    other = house.looker("department", unit="Phòng Văn hóa - Xã hội")
    assert (await other.open(one)).status == 404
    assert (await house.looker("front").open(one)).status == 403
    await unit.done(f"{one}/huy")
