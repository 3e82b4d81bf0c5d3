"""An online session on the pages: what the desk owes, and the link that only who booked sees."""

from __future__ import annotations

import re
from datetime import date

from tests.portal.house import House, Looker, text_of

HERE = "/06811/tiep-cong-dan"
WORK = "/06811/viec/tiep-cong-dan"
LINK = "https://hop.example.vn/phong-1?khoa=mau"


async def called(house: House, on: str) -> tuple[Looker, str]:
    """An online session of that day: who called it, and its page at the desk."""
    await house.settle()
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    said = {"place": "Phòng 1", "participants": "Văn phòng", "content": "Đất đai"}
    hours = {"starts_at": "08:00", "ends_at": "09:00", "held_on": on}
    await office.done(f"{WORK}/dot-xuat", **hours, **said, led_by="chair", mode="online")
    written = f"{date.fromisoformat(on):%d/%m/%Y}"
    [one] = re.findall(rf'href="({WORK}/[0-9a-f-]+)">[^<]*{written}', await office.see(WORK))
    return office, one


async def test_the_desk_does_what_is_owed_and_the_chair_sees_what_is_late(
    house: House, plan: str
) -> None:
    office, one = await called(house, "2026-11-26")
    page = text_of(await office.see(one))
    # Five working days before 26/11, the 24th being off, is 18/11: late from the beginning.
    assert "Hạn 18/11/2026 vì sao?" in page
    assert "Quá hạn 3 ngày làm việc" in page
    assert "Điều 23 khoản 1 Nghị định 154/2026/NĐ-CP" in page
    assert "Ghi giờ mở đường kết nối" not in page  # not before its day

    task = "Thông báo buổi tiếp trực tuyến ngày 26/11/2026"
    to_open = "Mở đường kết nối buổi tiếp trực tuyến ngày 26/11/2026, trước 07:00"
    inbox = "/06811/viec?loai=tiep-cong-dan"
    chair = house.looker("chair", position="Chủ tịch")
    for looker, sees_all in ((office, True), (chair, False)):
        shown = text_of(await looker.see(inbox))
        assert task in shown[shown.index("Quá hạn (") : shown.index("Sắp đến hạn (")]
        assert (to_open in shown) == sees_all  # the chair sees what is late, and no more

    await office.done(f"{one}/thong-bao", on="2026-11-23", document_number="20/TB-UBND")
    nobody = await office.send(f"{one}/chay-thu", on="2026-11-23")
    assert nobody.status == 422
    await office.done(f"{one}/chay-thu", **{"on": "2026-11-23", "tried-office": "1"})
    bad = await office.send(f"{one}/duong-ket-noi", link="javascript:alert(1)")
    assert bad.status == 422
    await office.done(f"{one}/duong-ket-noi", link=LINK)
    page = await office.see(one)
    assert f'href="{LINK}"' in page
    assert "23/11/2026, muộn" in text_of(page)
    assert "Văn phòng HĐND và UBND" in text_of(page)

    assert task not in text_of(await chair.see(inbox))


async def test_only_who_booked_sees_the_link(house: House, plan: str) -> None:
    office, one = await called(house, "2026-11-30")
    await office.done(f"{one}/duong-ket-noi", link=LINK)
    resident, public = house.looker(), one.replace(WORK, HERE)
    form = {"slot_at": "08:00:00", "full_name": "Trần Văn Mẫu", "phone": "0900 000 000"}
    made = await resident.send(f"{public}/dang-ky", **form, people="1", matter="")
    code, secret = re.findall(r"<b>([2-9A-Z]{8}|[2-9A-Z]{16})</b>", made.body.decode())
    mine = await resident.send(f"{HERE}/tra-cuu", code=code, secret=secret)
    assert f'href="{LINK}"' in mine.body.decode()
    for target in (HERE, public):
        assert "hop.example" not in await resident.see(target)
    assert (await house.looker("department").send(f"{one}/duong-ket-noi", link=LINK)).status == 403
