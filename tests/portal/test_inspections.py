"""A check from the programme to its conclusion; an unannounced one is on nobody else's page."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from libs.kernel.actor import Actor
from tests.portal.house import WARD, House, Looker, links_of, text_of

DESK, PROGRAMMES = "/06811/viec/cuoc-kiem-tra", "/06811/viec/chuong-trinh-kiem-tra"
CULTURE, LAND = "Phòng Văn hóa - Xã hội", "Phòng Kinh tế, Hạ tầng và Đô thị"
OFFICE = "Văn phòng HĐND và UBND"


async def _official(house: House, name: str, role: str, unit: str) -> Looker:
    """Somebody whom the directory appointed."""
    form = {"username": name, "display_name": "Công chức mẫu", "position": "Chuyên viên"}
    form |= {"password": "duong-xa-nui-cao-8"}
    more: dict[str, Any] = {"roles": [role], "unit_id": str(house.units[unit])}
    told = await house.ask(house.looker("chair"), "POST", "directory/officials", form | more)
    who = Actor(told["account_id"], WARD, frozenset({role}), house.units[unit])
    return Looker(house, who, "Công chức mẫu", "Chuyên viên", unit)


def _form(house: House, leader: Looker, **more: str) -> dict[str, str]:
    form = {"kind": "planned", "subject": "Kiểm tra <b>một cửa</b>", "scope": "Niêm yết, phí."}
    form |= {"unit_id": str(house.units[CULTURE]), "planned_on": "2026-11-23", "check_item_id": ""}
    return form | {"leader_id": leader.actor.id, "checklist_key": "front_desk"} | more


async def test_a_check_is_drafted_decided_announced_answered_and_concluded(house: House) -> None:
    office, chair = house.looker("office", unit=OFFICE), house.looker("chair")
    leader = await _official(house, "kiemtra1", "department", LAND)
    inspected = await _official(house, "kiemtra2", "department", CULTURE)
    await house.settle()
    own = {f"tv-{inspected.actor.id}": "1"}
    refused = await office.send(DESK, **_form(house, leader, **own))
    assert "Người của đơn vị được kiểm tra" in text_of(refused.body.decode())
    one = await office.done(DESK, **_form(house, leader))
    assert "&lt;b&gt;một cửa&lt;/b&gt;" in await office.see(one)
    assert (await inspected.open(one)).status == 404
    assert "Ký quyết định kiểm tra" in text_of(await chair.see("/06811/viec?loai=kiem-tra"))
    await chair.done(f"{one}/quyet-dinh", number="41/QĐ-UBND")
    await office.done(f"{one}/thong-bao")
    assert "Tiến hành kiểm tra" in text_of(await leader.see("/06811/viec?loai=kiem-tra"))
    await leader.done(f"{one}/bat-dau")
    bare = await leader.send(f"{one}/phieu", line="fees", said="no", note="", key="k1")
    assert "Hãy ghi điều đã thấy" in text_of(bare.body.decode())
    photo = await house.photo("Bang phi", 951)
    answered = {"line": "fees", "said": "no", "note": "Bảng phí cũ.", "photo": photo}
    for _ in range(2):  # sent twice, answered once
        await leader.done(f"{one}/phieu", **answered, key="k2")
    assert "Đã ghi 1 trên 7 dòng" in text_of(await leader.see(f"{one}/phieu"))
    assert "lần ghi trước" not in await leader.see(f"{one}/phieu")
    found = {"severity": "serious", "text": "Treo mức phí cũ.", "basis": "Điều 11", "line": "fees"}
    unproven = await leader.send(f"{one}/phat-hien", **found, evidence="")
    assert "phải có minh chứng" in text_of(unproven.body.decode())
    for _ in range(2):
        await leader.done(f"{one}/phat-hien", **found, evidence=photo)
    [_, extra] = re.findall(rf'action="({one}/phat-hien/[^"]+/bo)"', await leader.see(one))
    for _ in range(2):
        await leader.done(extra)
    assert "Kết luận kiểm tra" in text_of(await chair.see("/06811/viec?loai=kiem-tra"))
    waiting = await inspected.see(one)
    assert "Treo mức phí cũ" not in waiting
    assert "hiện ở đây khi có kết luận" in text_of(waiting)
    await chair.done(f"{one}/ket-luan", number="50/KL-UBND", conclusion="Khắc phục ngay.")
    shown = text_of(await inspected.see(one))
    assert "Treo mức phí cũ" in shown
    assert "Khắc phục ngay." in shown


async def test_an_answer_is_corrected_by_another_and_two_people_are_both_shown(
    house: House,
) -> None:
    office, chair = house.looker("office", unit=OFFICE), house.looker("chair")
    leader = await _official(house, "kiemtra4", "department", LAND)
    second = await _official(house, "kiemtra5", "department", LAND)
    await house.settle()
    member = {f"tv-{second.actor.id}": "1"}
    one = await office.done(DESK, **_form(house, leader, **member))
    await chair.done(f"{one}/quyet-dinh", number="43/QĐ-UBND")
    await office.done(f"{one}/thong-bao")
    await leader.done(f"{one}/bat-dau")
    said = {"line": "fees", "photo": "", "said": "partly"}
    await leader.done(f"{one}/phieu", **said, note="Bảng phí cũ.", key="k1")
    await second.done(f"{one}/phieu", **said, note="Bảng phí mờ.", key="k1")
    [own] = re.findall(r'name="corrects" value="([^"]+)"', await leader.see(f"{one}/phieu"))
    await leader.done(f"{one}/phieu", **said, note="Thiếu một mức.", corrects=own, key="k2")

    shown = await leader.see(f"{one}/phieu")
    both, _, before = shown.partition("1 lần ghi trước")
    assert "Thiếu một mức." in both
    assert "Bảng phí mờ." in both
    assert "đã sửa" in before.partition("Bảng phí cũ.")[0]
    taken = await second.send(f"{one}/phieu", **said, note="x", corrects=own, key="k3")
    assert "Chỉ sửa được lần ghi của mình" in text_of(taken.body.decode())


async def test_a_hidden_check_is_on_no_page_of_anybody_else_until_it_starts(house: House) -> None:
    drafter, chair = house.looker("office", unit=OFFICE), house.looker("chair")
    leader = await _official(house, "kiemtra3", "department", LAND)
    await house.settle()
    others = [
        house.looker("department", unit=CULTURE),
        house.looker("culture", unit=CULTURE),
        house.looker("office", unit=OFFICE),
        house.looker("front"),
        house.looker("inspector"),
        house.looker("neighbourhood_head", unit="Khu 1"),
    ]
    secret = {"kind": "unannounced", "subject": "Cuộc không ai biết trước"}
    one = await drafter.done(DESK, **_form(house, leader, **secret))
    await chair.done(f"{one}/quyet-dinh", number="42/QĐ-BM-UBND")
    await house.settle()
    words = ("Cuộc không ai biết trước", "42/QĐ-BM-UBND", one.rsplit("/", 1)[-1])
    assert words[0] in await chair.see(DESK)
    assert "chưa bắt đầu nên chỉ người lập" in text_of(await leader.see(one))
    assert "Thông báo kiểm tra cho đơn vị" not in text_of(await drafter.see(one))
    assert len(await _calendars(house, others[2])) == 6  # the office has both of its own
    for other in others:
        pages = {"/06811/viec", DESK, PROGRAMMES, "/06811", "/06811/bao-cao"}
        pages |= {link for link in links_of(await other.see("/06811/viec")) if "/viec" in link}
        for page in pages:
            answer = await other.open(page)
            assert not [each for each in words if each in answer.body.decode()], page
        for feed in await _calendars(house, other):
            assert not [each for each in words if each in feed]
        for path in ("", "/phieu", "/bien-ban.pdf", "/van-ban-ket-luan.pdf"):
            assert (await other.open(f"{one}{path}")).status == 404
        assert (await other.send(f"{one}/bat-dau")).status in (403, 404)
    await leader.done(f"{one}/bat-dau")
    assert words[0] in await others[0].see(DESK)
    assert words[0] not in await others[-1].see(DESK)


async def _calendars(house: House, looker: Looker) -> list[str]:
    """Every calendar that somebody can read: the public ones, and those of their own."""
    paths = [
        "planning/loudspeakers.ics",
        "planning/reception-days.ics?year=2026",
        "reception/sessions.ics?year=2026",
        "disclosures/days.ics",
    ]
    for scope in ("unit", "ward"):
        with suppress(AssertionError):  # this account has no such calendar
            opened = await house.ask(looker, "POST", "planning/calendar-feeds", {"scope": scope})
            paths.append(opened["address"].partition(f"/wards/{WARD}/")[2])
    return [(await house.answer(looker, "GET", path)).body.decode() for path in paths]


async def test_a_programme_is_approved_and_units_check_themselves(house: House) -> None:
    office, chair = house.looker("office", unit=OFFICE), house.looker("chair")
    head = house.looker("neighbourhood_head", unit="Khu 2")
    one = await office.done(PROGRAMMES, year="2026")
    twice = await office.send(PROGRAMMES, year="2026")
    assert "Năm 2026 đã có chương trình" in text_of(twice.body.decode())
    await house.settle()  # an approved plan of the year proposes lines of its own
    before = re.findall(rf'action="({one}/noi-dung/[^"]+/bo)"', await office.see(one))
    line = {"subject": "Tự kiểm tra 6 tháng", "month": "11", "form": "report", "team": ""}
    planned = await office.send(f"{one}/them", **line, kind="planned", unit_id="")
    assert "Hãy chọn đơn vị" in text_of(planned.body.decode())
    for _ in range(2):
        await office.done(f"{one}/them", **line, kind="self", unit_id="")
    after = re.findall(rf'action="({one}/noi-dung/[^"]+/bo)"', await office.see(one))
    [_, extra] = [action for action in after if action not in before]
    await office.done(extra)
    assert (await head.open(one)).status == 404
    await chair.done(f"{one}/phe-duyet", number="9/CTr-UBND")
    assert "0 trên" in text_of(await head.see(one))
    assert "Tự kiểm tra: Tự kiểm tra 6 tháng" in text_of(await head.see("/06811/viec"))
    words = "Tháng 11/2026: Tự kiểm tra 6 tháng"
    [item] = re.findall(rf'value="([0-9a-f-]{{36}})"[^>]*>{words}', await head.see(DESK))
    begun = {
        "subject": "Khu 2 tự kiểm tra",
        "checklist_key": "neighbourhood",
        "check_item_id": item,
    }
    own = await head.done(f"{DESK}/tu-kiem-tra", **begun, key="s1")
    assert own == await head.done(f"{DESK}/tu-kiem-tra", **begun, key="s1")  # a double click
    more = await head.send(f"{DESK}/tu-kiem-tra", **begun, key="s2")
    assert "Đơn vị đã có cuộc tự kiểm tra này" in text_of(more.body.decode())
    early = await head.send(f"{own}/tu-ket-luan", conclusion="Đủ tờ, đúng chỗ.")
    assert "Còn 7 dòng của phiếu chưa ghi" in text_of(early.body.decode())
    for key in re.findall(r'name="line" value="(\w+)"', await head.see(f"{own}/phieu")):
        await head.done(f"{own}/phieu", line=key, said="yes", note="", photo="", key=f"k-{key}")
    await head.done(f"{own}/tu-ket-luan", conclusion="Đủ tờ, đúng chỗ.")
    assert "1 trên" in text_of(await head.see(one))
    assert "Tự kiểm tra: Tự kiểm tra 6 tháng" not in text_of(await head.see("/06811/viec"))


async def test_a_check_of_next_year_is_listed_and_what_a_year_left_is_shown(house: House) -> None:
    office, chair = house.looker("office", unit=OFFICE), house.looker("chair")
    leader = await _official(house, "kiemtra6", "department", LAND)
    await house.settle()
    january = {"subject": "Kiểm tra tháng Một", "planned_on": "2027-01-11"}
    for _ in range(2):
        one = await office.done(DESK, **_form(house, leader, **january), key="d1")
    listed = await office.see(DESK)
    assert listed.count("Kiểm tra tháng Một") == 1
    assert one in listed
    assert "Kiểm tra tháng Một" in await office.see(f"{DESK}?nam=2025")
    for year, number in (("2024", "8/CTr-UBND"), ("2025", "7/CTr-UBND")):
        path = await office.done(PROGRAMMES, year=year)
        line = {"kind": "planned", "subject": f"Việc năm {year}", "month": "5", "form": "on_site"}
        unit = str(house.units[CULTURE])
        await office.done(f"{path}/them", **line, unit_id=unit, team="")
        await chair.done(f"{path}/phe-duyet", number=number)
    owed = text_of(await office.see(path)).partition("Còn nợ từ các năm trước")[2]
    assert "Việc năm 2024" in owed
    assert "Việc năm 2025" not in owed
