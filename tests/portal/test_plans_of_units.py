"""Below the ward's plan on the pages: a unit's own plan, the year by months, calendar addresses."""

from __future__ import annotations

import re

from tests.portal.house import House, Looker, text_of
from tests.portal.planned import OFFICE

ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
CULTURE = "Phòng Văn hóa - Xã hội"
LIST = "/06811/viec/ke-hoach-don-vi"


async def hidden(looker: Looker, page: str) -> dict[str, str]:
    """What the form on a page says without being typed."""
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', await looker.see(page))
    return {name: value for name, value in found if name != "csrf"}


async def test_a_unit_writes_its_plan_and_the_chair_approves_it(house: House, plan: str) -> None:
    office = house.looker("office", unit=OFFICE)
    chair = house.looker("chair", position="Chủ tịch")

    page = await office.done(f"{LIST}?nam=2026")
    await office.done(f"{page}/them", title="Kiểm tra loa ở ba nhà văn hóa", due_on="2026-12-01")
    refused = await office.send(f"{page}/them", title="", due_on="")
    await office.done(f"{page}/trinh")
    signed = {"number": "05/KH-VP", "signed_on": "2026-11-23"}
    stale = await chair.send(f"{page}/duyet", **signed, content_sha256="0" * 64)
    await chair.done(f"{page}/duyet", **signed, **await hidden(chair, page))
    step = re.findall(rf'action="({page}/viec/[^"]+/xong)"', await office.see(page))[-1]
    await office.done(step)

    read = text_of(await chair.see(page))
    assert (refused.status, stale.status) == (422, 422)
    assert "đã thay đổi sau khi bạn mở trang này" in text_of(stale.body.decode())
    assert "số 05/KH-VP" in read
    assert "Kiểm tra loa ở ba nhà văn hóa" in read
    assert "Xong ngày 23/11/2026" in read
    assert "Việc của phường, mục II" in read
    lines = text_of(await chair.see(f"{LIST}?nam=2026"))
    # Other stories of the house open units too.
    assert re.search(r"\b1/\d+ đơn vị đã có kế hoạch có hiệu lực", lines)


async def test_the_chair_sends_a_plan_of_a_unit_back(house: House, plan: str) -> None:
    culture = house.looker("culture", unit=CULTURE)
    page = await culture.done(f"{LIST}?nam=2026")
    await culture.done(f"{page}/them", title="Soạn tin", due_on="")
    await culture.done(f"{page}/trinh")

    await house.looker("chair").done(f"{page}/tra-lai", reason="Ghi rõ ngày.")

    assert "Ghi rõ ngày." in text_of(await culture.see(page))


TEXT = """KẾ HOẠCH
Thực hiện dân chủ ở cơ sở của Phòng năm 2026

I. MỤC ĐÍCH
Nhân dân biết.

II. NỘI DUNG
1. Tuyên truyền
- Phòng viết tin về quy chế dân chủ trước ngày 20/12. Gửi trung tâm phát thanh.
- Phòng tổ chức tọa đàm với các khu phố.
"""


async def test_a_unit_hands_in_its_text_and_decides_on_every_step(house: House, plan: str) -> None:
    economy = house.looker("department", unit=ECONOMY)
    chair, page = house.looker("chair"), await economy.done(f"{LIST}?nam=2026")

    wrong = await economy.send(f"{page}/van-ban", text="Xin chào.", receipt="")
    await economy.done(f"{page}/van-ban", text=TEXT, receipt="")
    read = await economy.see(f"{page}/van-ban")
    early = await economy.send(f"{page}/trinh")
    first, second = re.findall(r'id="viec-([0-9a-f-]{36})"', read)
    typed = {f"{first}.decision": "accept", f"{first}.title": "Viết tin", f"{first}.task_id": ""}
    bad = await economy.send(f"{page}/van-ban/viec", **typed, **{f"{first}.due_on": "2027-01-01"})
    await economy.done(f"{page}/van-ban/viec", **typed, **{f"{first}.due_on": "2026-12-18"})
    left = await economy.done(f"{page}/van-ban/viec", **{f"{second}.decision": "drop"})
    await economy.done(f"{page}/trinh")

    assert (wrong.status, early.status, bad.status) == (422, 422, 422)
    assert "Không thấy các mục I, II" in text_of(wrong.body.decode())
    assert "2 việc đọc được" in text_of(read)
    assert "Gửi trung tâm phát thanh." in text_of(read)
    assert "Còn 2 việc đọc từ văn bản chưa xem" in text_of(early.body.decode())
    assert 'value="2027-01-01"' in bad.body.decode()
    assert left == page
    assert f"Phê duyệt kế hoạch của {ECONOMY}, năm 2026" in text_of(await chair.see("/06811/viec"))
    handed_in = text_of(await chair.see(f"{page}/van-ban"))
    assert "Phòng tổ chức tọa đàm" in handed_in
    assert "Lưu lựa chọn" not in handed_in


async def test_steps_of_units_stand_beside_the_wards_tasks(house: House, plan: str) -> None:
    office, chair = house.looker("office", unit=OFFICE), house.looker("chair")
    lines = await house.ask(office, "GET", "planning/unit-plans?year=2026")
    [mine] = [one for one in lines if one["unit"] == OFFICE]
    if not mine["in_force"]:  # this story alone
        page = await office.done(f"{LIST}?nam=2026")
        await office.done(f"{page}/trinh")
        signed = {"number": "05/KH-VP", "signed_on": "2026-11-23"}
        await chair.done(f"{page}/duyet", **signed, **await hidden(chair, page))

    tree = await office.see("/06811/ke-hoach")
    tasks = dict.fromkeys(re.findall(r'href="(/06811/viec/nhiem-vu/[^"#]+)"', tree))
    shown = " ".join([text_of(await office.see(task)) for task in tasks])

    assert re.search(r"\d/1 việc của đơn vị đã xong", text_of(tree))
    assert "Việc của các đơn vị để thực hiện" in shown
    assert "việc của đơn vị đã xong" not in text_of(await house.looker().see("/06811/ke-hoach"))


async def test_only_officials_see_who_is_late_in_which_month(house: House, plan: str) -> None:
    office, resident = house.looker("office", unit=OFFICE), house.looker()
    page = await office.see("/06811/viec/ke-hoach-nam")
    late = text_of(await office.see("/06811/viec/ke-hoach-nam?chi=qua-han"))
    units = text_of(await office.see("/06811/viec/ke-hoach-nam?theo=don-vi"))

    assert "hạn 09/12" in text_of(page)
    assert "Tháng 12" in text_of(page)
    assert "Không có việc nào như vậy." in late
    assert OFFICE in units
    assert (await resident.open("/06811/viec/ke-hoach-nam")).status == 303
    assert "viec/ke-hoach-nam" not in await resident.see("/06811/ke-hoach")


async def test_everybody_reads_the_year_without_who_is_late(house: House, plan: str) -> None:
    office, resident = house.looker("office", unit=OFFICE), house.looker()
    task = re.findall(r'href="(/06811/viec/nhiem-vu/[^"#]+)"', await office.see("/06811/ke-hoach"))
    await office.done(f"{task[0]}/tien-do", outcome="going_on", note="Gặp ông Bình ở khu 3")

    linked = await resident.see("/06811/ke-hoach")
    page = await resident.see("/06811/ke-hoach-nam")

    assert "/06811/ke-hoach-nam?ban=" in linked
    assert "hạn 09/12" in text_of(page)
    assert "#muc-II.2" in page
    for inside in ("Quá hạn", "quá hạn", "Bình", "viec/nhiem-vu", "<form"):
        assert inside not in page.partition("<main")[2]


async def test_a_draft_has_no_year_for_everybody(house: House, plan: str) -> None:
    culture, resident = house.looker("culture", unit=CULTURE), house.looker()
    review = await culture.done("/06811/viec/ke-hoach/moi", year="2027", text=TEXT, receipt="")
    draft = review.rpartition("/")[2]

    pages = [await one.open(f"/06811/ke-hoach-nam?ban={draft}") for one in (resident, culture)]

    assert [page.status for page in pages] == [404, 404]


async def test_an_address_for_a_calendar_is_shown_once_and_revoked(house: House, plan: str) -> None:
    office = house.looker("office", unit=OFFICE)

    made = (await office.send("/06811/viec/lich", scope="unit")).body.decode()
    address = re.findall(r'readonly value="([^"]+)"', made)[0]
    later = await office.see("/06811/viec/lich")
    await office.done(re.findall(r'action="([^"]+/thu-hoi)"', later)[0])

    assert address.endswith("/due-days.ics")
    assert address not in later
    assert "Chưa có địa chỉ nào." in text_of(await office.see("/06811/viec/lich"))
