"""Campaigns, loudspeakers and classes on the pages: planned, settled, read by everybody."""

from __future__ import annotations

import re

import pytest

from tests.portal.house import House, Looker, text_of

OFFICE = "Văn phòng HĐND và UBND"
DESK = "/06811/viec/tuyen-truyen"
CAMPAIGN = {
    "title": "Cao điểm tuyên truyền",
    "document": "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15",
    "aims": "Mọi hộ dân biết quyền của mình.",
    "residents": "on",
    "starts_on": "2026-11-20",
    "ends_on": "2026-12-20",
}
BROADCAST = {
    "title": "Dân được biết gì",
    "system": "Loa phường",
    "days": "23/11/2026\n24/11/2026",
    "times": "06:30, 17h00",
    "minutes": "20",
    "script": "",
}


async def settle(office: Looker, page: str, **typed: str) -> str:
    """Settle the first activity that waits; the page afterwards."""
    action = re.findall(r'action="([^"]+/ket-qua/[^"]+)"', await office.see(page))[0]
    await office.done(action, **typed)
    return text_of(await office.see(page))


async def test_a_broadcast_is_planned_aired_and_read_by_everybody(house: House) -> None:
    office, resident = house.looker("office", unit=OFFICE), house.looker()

    page = await office.done(DESK, **CAMPAIGN)
    await office.done(f"{page}/phat-thanh", **BROADCAST)
    again = await office.send(f"{page}/phat-thanh", **BROADCAST)
    proof = await house.photo("Nhat ky phat thanh")
    aired = await settle(
        office, page, outcome="held", amount="18", evidence=proof, reason="", address=""
    )
    week = text_of(await office.see("/06811/viec/loa"))
    public = text_of(await resident.see("/06811/tuyen-truyen"))
    feed = await resident.open("/06811/tuyen-truyen.ics")

    assert "đã có buổi phát 06:30-06:50: Dân được biết gì" in text_of(again.body.decode())
    assert again.status == 422
    assert "18 phút phát thanh" in aired
    assert "tuần 23/11 đến 29/11/2026" in week
    assert "17:00 (20 phút)" in week
    assert "Đã phát 18 phút" in public
    assert "Cao điểm tuyên truyền" in public
    assert feed.body.count(b"BEGIN:VEVENT") == 4


async def test_a_day_that_is_none_comes_back_with_what_was_typed(house: House) -> None:
    office = house.looker("office", unit=OFFICE)
    page = await office.done(DESK, **CAMPAIGN)

    answer = await office.send(f"{page}/phat-thanh", **BROADCAST | {"days": "31/02/2026"})

    html = answer.body.decode()
    assert answer.status == 422
    assert "“31/02/2026” chưa phải là ngày" in text_of(html)
    assert 'value="Loa phường"' in html


@pytest.mark.parametrize("desk", [DESK, "/06811/viec/tap-huan", "/06811/viec/ke-hoach-don-vi"])
async def test_a_list_of_a_year_leads_to_the_years_beside_it(house: House, desk: str) -> None:
    office = house.looker("office", unit=OFFICE)

    now, before = await office.see(desk), await office.see(f"{desk}?nam=2025")

    assert [now.count(f'href="{desk}?nam={year}"') for year in range(2024, 2029)] == [0, 1, 0, 1, 0]
    assert [before.count(f'href="{desk}?nam={year}"') for year in (2024, 2026)] == [1, 1]


@pytest.mark.parametrize("desk", [DESK, "/06811/viec/tap-huan", "/06811/viec/bao-cao"])
async def test_what_is_refused_is_told_on_the_list_of_its_year(house: House, desk: str) -> None:
    office = house.looker("office", "culture", unit=OFFICE)
    [action] = re.findall(rf'action="({desk}[^"/]*)"', await office.see(f"{desk}?nam=2025"))

    refused = await office.send(action, title="", topic="")

    html = refused.body.decode()
    assert refused.status == 422
    assert re.search(r"<h1>[^<]*năm 2025</h1>", html)
    assert f'action="{action}"' in html


async def test_what_is_not_done_says_why_to_officials_only(house: House) -> None:
    office, resident = house.looker("office", unit=OFFICE), house.looker()
    page = await office.done(DESK, **CAMPAIGN)
    meeting = {"kind": "meeting", "title": "Họp khu 7", "place": "Khu 7", "on": "2026-11-23"}
    await office.done(f"{page}/hoat-dong", **meeting)

    shown = await settle(
        office, page, outcome="dropped", amount="", evidence="", reason="Bão số 2.", address=""
    )

    assert "Bão số 2." in shown
    assert "Bão số 2." not in await resident.see("/06811/tuyen-truyen")


async def test_a_class_is_planned_and_its_attendance_written_down(house: House) -> None:
    culture, resident = house.looker("culture", unit="Phòng Văn hóa - Xã hội"), house.looker()
    words = {"topic": "Niêm yết công khai", "trainer": "Sở Nội vụ", "place": "Hội trường"}
    numbers = {"hours": "8", "officials": "30", "heads": "20", "days": "22/11/2026\n23/11/2026"}

    page = await culture.done("/06811/viec/tap-huan", **words, **numbers, task_id="")
    nothing = await culture.send(f"{page}/ket-qua", officials="28", evidence="")
    sheet = await house.photo("Diem danh")
    came = {"officials": "28", "heads": "17", "tested": "40", "passed": "38", "remark": ""}
    await culture.done(f"{page}/ket-qua", **came, evidence=sheet)
    shown = text_of(await culture.see(page))

    assert nothing.status == 422
    assert "danh sách điểm danh" in text_of(nothing.body.decode())
    assert "Đã tổ chức, 45 lượt người" in shown
    assert "38/40 người đạt" in shown
    assert "Niêm yết công khai" in text_of(await resident.see("/06811/tuyen-truyen"))


async def test_a_class_is_called_off_with_a_reason(house: House) -> None:
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    words = {"topic": "Lớp khác", "trainer": "Sở Nội vụ", "place": "Hội trường", "hours": "4"}
    page = await culture.done(
        "/06811/viec/tap-huan", **words, officials="30", days="30/11/2026", task_id=""
    )

    bare = await culture.send(f"{page}/huy", reason="")
    await culture.done(f"{page}/huy", reason="Báo cáo viên bận.")

    assert bare.status == 422
    assert "Báo cáo viên bận." in text_of(await culture.see(page))


async def test_the_desk_of_outreach_is_for_officials(house: House) -> None:
    resident = house.looker()

    for page in (DESK, "/06811/viec/tap-huan", "/06811/viec/loa"):
        assert (await resident.open(page)).status == 303


async def test_a_report_counts_a_class_and_a_broadcast_once(house: House) -> None:
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    before = await _values(house, culture)
    words = {"topic": "Kỹ năng họp dân", "trainer": "Sở Nội vụ", "place": "Hội trường"}
    page = await culture.done(
        "/06811/viec/tap-huan", **words, hours="4", heads="33", days="23/11/2026", task_id=""
    )
    sheet = await house.photo("Diem danh")
    await culture.done(f"{page}/ket-qua", heads="31", evidence=sheet)
    campaign = await culture.done(DESK, **CAMPAIGN)
    slot = BROADCAST | {"days": "23/11/2026", "times": "05:30", "system": "Cụm loa Khu 2"}
    await culture.done(f"{campaign}/phat-thanh", **slot)
    await settle(culture, campaign, outcome="held", amount="20", evidence=sheet, reason="")
    await house.settle()

    after = await _values(house, culture)

    names = ("trainings", "training_classes", "training_people", "outreaches", "outreach_minutes")
    grown = {name: after[f"period.{name}"] - before[f"period.{name}"] for name in names}
    assert grown == dict(zip(names, (1, 1, 31, 1, 20), strict=True))


async def _values(house: House, culture: Looker) -> dict[str, int]:
    """What a report ordered for today counts."""
    order = {
        "title": "Báo cáo theo yêu cầu",
        "requested_by": "Thường trực HĐND phường",
        "period_start": "2026-01-01",
        "cutoff_on": "2026-11-23",
        "due_on": "2026-11-30",
    }
    made = await house.ask(culture, "POST", "reporting/reports", {"on_demand": order})
    found = await house.ask(culture, "GET", f"reporting/reports/{made['id']}")
    return dict(found["values"])
