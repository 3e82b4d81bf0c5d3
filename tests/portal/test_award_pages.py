"""A neighbourhood registers a model, scores itself, and another unit appraises it."""

from __future__ import annotations

import re
from datetime import timedelta

from libs.kernel import clock
from libs.law.rubrics import rubric
from tests.portal.house import NOON, House, Looker, text_of

DESK, INBOX = "/06811/viec/mo-hinh", "/06811/viec?loai=mo-hinh"
LINES = rubric("skilled_mobilisation").on(NOON.date()).lines


def head(house: House) -> Looker:
    """The head of the neighbourhood that has the model."""
    name = next(name for name in house.units if name.startswith("Khu"))
    return house.looker("neighbourhood_head", unit=name)


def points(value: str, **more: str) -> dict[str, str]:
    return {f"points-{line.key}": value for line in LINES} | more


async def appraised(house: House, title: str) -> str:
    """The desk's address of a model that waits for the council."""
    keeper, chair = head(house), house.looker("chair", position="Chủ tịch")
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    form = {"kind": "neighbourhood", "title": title, "aims": "Mỗi hộ một đoạn đường."}
    form |= {"unit_id": str(keeper.actor.unit_id), "rubric": "skilled_mobilisation"}
    one = await keeper.done(DESK, **form)
    await chair.done(f"{one}/duyet", number="9/TB-BCĐ")
    for line in LINES:
        photo = await house.photo(line.title, 700)
        await keeper.done(f"{one}/minh-chung", line_key=line.key, note="Ảnh.", file=photo)
    await keeper.done(f"{one}/diem", scorer="scores", **points("18"))
    await keeper.done(f"{one}/nop")
    await culture.done(f"{one}/diem", scorer="findings", **points("18"))
    await culture.done(f"{one}/tham-dinh", number="20/BC-VHXH")
    return one


async def registered_once(keeper: Looker, form: dict[str, str]) -> str:
    """The desk's address of a model that was registered with a double click."""
    [key] = re.findall(r'name="key" value="([^"]+)"', await keeper.see(DESK))
    one, again = [await keeper.done(DESK, **form, key=key) for _ in range(2)]
    assert one == again
    return one


async def test_a_model_is_scored_by_its_unit_and_appraised_by_another(house: House) -> None:
    keeper, chair = head(house), house.looker("chair", position="Chủ tịch")
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    form = {"kind": "school", "title": "Đường <b>hoa</b>", "aims": "Chăm hoa."}
    form |= {"unit_id": str(keeper.actor.unit_id), "rubric": "skilled_mobilisation"}
    wrong = await keeper.send(DESK, **form)
    assert (wrong.status, "không thuộc loại hình" in text_of(wrong.body.decode())) == (422, True)
    one = await registered_once(keeper, form | {"kind": "neighbourhood"})
    assert "Phê duyệt đăng ký: Đường" in text_of(await chair.see(INBOX))
    assert "&lt;b&gt;hoa" in await chair.see(one)
    await chair.done(f"{one}/duyet", number="9/TB-BCĐ")
    again = await chair.send(f"{one}/duyet", number="9/TB-BCĐ")
    assert (again.status, "đang được triển khai" in text_of(again.body.decode())) == (409, True)
    assert "Tự chấm điểm: Đường" in text_of(await keeper.see(INBOX))
    assert f'action="{one}/tu-choi"' in await chair.see(one)  # before the vote, too
    assert f'action="{one}/tu-choi"' not in await keeper.see(one)

    over = await keeper.send(f"{one}/diem", scorer="scores", **points("21"))
    assert (over.status, "tối đa 20 điểm" in text_of(over.body.decode())) == (422, True)
    await keeper.done(f"{one}/minh-chung", line_key=LINES[0].key, note="Ảnh.", file="")
    await keeper.done(f"{one}/minh-chung", line_key="", note="Đã trồng 200 m.", file="")
    [*_, taken] = re.findall(rf'action="({one}/minh-chung/[^"]+/bo)"', await keeper.see(one))
    await keeper.done(taken)
    own = points("0", **{f"points-{LINES[0].key}": "18"})
    await keeper.done(f"{one}/diem", scorer="scores", **own)
    unproven = await keeper.send(f"{one}/nop")
    assert "chưa có minh chứng" in text_of(unproven.body.decode())
    await keeper.done(f"{one}/minh-chung", line_key=LINES[0].key, note="Ảnh.", file="")
    await keeper.done(f"{one}/nop")

    assert "Thẩm định: Đường" in text_of(await culture.see(INBOX))
    silent = await culture.send(f"{one}/diem", scorer="findings", **points("1"))
    assert "phải ghi lý do" in text_of(silent.body.decode())
    reasons = {f"reason-{line.key}": "Có ảnh." for line in LINES}
    await culture.done(f"{one}/diem", scorer="findings", **points("1", **reasons))
    await culture.done(f"{one}/tham-dinh", number="20/BC-VHXH")
    assert "thẩm định 5/100 điểm" in text_of(await keeper.see(one))
    elsewhere = house.looker("front")
    assert "Đường" not in text_of(await elsewhere.see(DESK))
    assert (await elsewhere.open(one)).status == 404


async def five_seated(culture: Looker) -> None:
    """A council of five: six were seated from today, and one left."""
    seats = "/06811/viec/hoi-dong-thi-dua"
    for number in range(6):
        seat = {"full_name": f"Người mẫu {number}", "position": "Ủy viên", "number": "3/QĐ"}
        await culture.done(seats, **seat, begins_on=NOON.date().isoformat())
    late = await culture.send(seats, **seat, begins_on="2026-11-01")
    assert "từ hôm nay trở đi" in text_of(late.body.decode())
    [first, *_] = re.findall(rf'action="({seats}/[^"]+/thoi)"', await culture.see(seats))
    await culture.done(first)
    assert "Người mẫu 0" not in await culture.see(seats)


async def voted(house: House, culture: Looker, one: str) -> None:
    """The council voted; the sums were mistyped, voided by somebody else, and typed again."""
    await five_seated(culture)
    clock.hold(NOON + timedelta(days=1))
    minutes = await house.photo("Bien ban", 910)
    count = {"present": "5", "in_favour": "5", "against": "0", "blank": "0", "tellers": "3"}
    vote = {
        "title": "model",
        "held_on": (NOON.date() + timedelta(days=1)).isoformat(),
        "minutes": minutes,
    } | count
    wrong = await culture.send(f"{one}/bo-phieu", **vote | {"against": "1"})
    assert "phải cộng thành" in text_of(wrong.body.decode())
    await culture.done(f"{one}/bo-phieu", **vote)
    assert (await culture.send(f"{one}/ghi-sai", reason="Nhầm.")).status == 403  # who typed it
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    await office.done(f"{one}/ghi-sai", reason="Nhầm số phiếu.")
    await culture.done(f"{one}/bo-phieu", **vote)


async def several_sorted(culture: Looker, resident: Looker, one: str) -> None:
    """Four comments came; two are shown at once, then two hidden for one reason."""
    public, sorting = one.replace("/viec", ""), f"{one}/gop-y"
    for number in range(1, 5):
        await resident.done(public, text=f"Lời số {number}.")
    page = await culture.see(one)
    [first, second, *others] = re.findall(r'name="(comment-[^"]+)"', page)
    nothing = await culture.send(sorting, act="show")
    assert (nothing.status, "ít nhất một" in text_of(nothing.body.decode())) == (422, True)
    [key] = re.findall(r'id="several".*?name="key" value="([^"]+)"', page, re.S)
    for _ in range(2):  # a double click
        await culture.done(sorting, act="show", key=key, **{first: "1", second: "1"})
    everything = await culture.see(f"{one}?chon=het")
    assert everything.count(" checked") == len(others) == 2
    rest = dict.fromkeys(others, "1")
    groundless = await culture.send(sorting, act="hide", **rest)
    assert "phải chọn lý do" in text_of(groundless.body.decode())
    assert groundless.body.decode().count(" checked") == 2  # still chosen
    await culture.done(sorting, act="hide", ground="off_topic", **rest)
    shown = await resident.see(public)
    assert [number for number in range(1, 5) if f"Lời số {number}." in shown] == [1, 2]
    gone = await culture.send(sorting, act="hide", ground="off_topic", **rest)
    assert (gone.status, "vừa được xem xong" in text_of(gone.body.decode())) == (409, True)


async def test_a_model_is_voted_on_shown_granted_and_taken_back(house: House) -> None:
    one = await appraised(house, "Ngõ xanh")
    public = one.replace("/viec", "")
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    chair, resident = house.looker("chair", position="Chủ tịch"), house.looker()
    await voted(house, culture, one)
    assert (await resident.open(public)).status == 404
    await culture.done(f"{one}/cong-khai")
    assert "Ngõ xanh" in text_of(await resident.see("/06811/mo-hinh"))
    await resident.done(public, text="Ngõ <b>sạch</b>.")
    assert "sạch" not in await resident.see(public)
    early = await chair.send(f"{one}/cong-nhan", number="88/QĐ-UBND")
    assert "sau ngày đó mới quyết định" in text_of(early.body.decode())
    [sort] = re.findall(rf'action="({one}/gop-y/[^"]+)"', await culture.see(one))[:1]
    await culture.done(sort)
    assert "Ngõ &lt;b&gt;sạch" in await resident.see(public)
    await several_sorted(culture, resident, one)
    clock.hold(NOON + timedelta(days=9))
    try:
        await chair.done(f"{one}/cong-nhan", number="88/QĐ-UBND")
        roll = await resident.see("/06811/mo-hinh")
        [code] = set(re.findall(r'href="(/06811/chung-nhan/[^"]+)"', roll))
        assert "Còn giá trị" in text_of(await resident.see(code))
        printed = await chair.open(f"{one}/chung-nhan")
        assert printed.body[:5] == b"%PDF-"
        await chair.done(f"{one}/thu-hoi", number="90/QĐ-UBND", reason="Không đúng.")
        gone = text_of(await resident.see(code))
        assert "Đã bị thu hồi" in gone
        assert "Không đúng" not in gone
    finally:
        clock.hold(NOON)


async def test_somebody_is_proposed_once_appraised_granted_and_named_on_paper(
    house: House,
) -> None:
    desk, keeper = "/06811/viec/khen-thuong", head(house)
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    chair, resident = house.looker("chair", position="Chủ tịch"), house.looker()
    form = {"holder": "individual", "title": "merit", "unit_id": str(keeper.actor.unit_id)}
    form |= {"merit": "Hiến <b>đất</b>.", "position": "Tổ trưởng"}
    unnamed = await keeper.send(desk, **form)
    assert (unnamed.status, "Ghi họ tên" in text_of(unnamed.body.decode())) == (422, True)
    [key] = re.findall(r'name="key" value="([^"]+)"', await keeper.see(desk))
    form |= {"person": "Người mẫu Hoa", "key": key}
    one = await keeper.done(desk, **form)
    assert await keeper.done(desk, **form) == one  # a double click
    assert "&lt;b&gt;đất" in await keeper.see(one)
    assert "Thẩm định khen thưởng: Người mẫu Hoa" in text_of(await culture.see(INBOX))
    opinion = {"opinion": "Đúng.", "number": "21/BC-VHXH"}
    assert (await keeper.send(f"{one}/tham-dinh", **opinion)).status == 403
    await culture.done(f"{one}/tham-dinh", **opinion)
    again = await culture.send(f"{one}/tham-dinh", **opinion)
    assert (again.status, "đã được thẩm định" in text_of(again.body.decode())) == (409, True)
    assert "Chưa có quy định rõ mức tiền" in text_of(await chair.see(one))
    assert "Trình cấp trên" not in text_of(await chair.see(one))
    assert "Quyết định khen thưởng: Người mẫu Hoa" in text_of(await chair.see(INBOX))
    await chair.done(f"{one}/khen-thuong", number="88/QĐ-UBND")
    page = await keeper.see(one)
    [code] = re.findall(r'href="(/06811/chung-nhan/[^"]+)"', page)
    assert "Người mẫu Hoa" in text_of(await resident.see(code))
    assert "Người mẫu Hoa" not in text_of(await resident.see("/06811/mo-hinh"))
    assert (await keeper.open(f"{one}/chung-nhan")).body[:5] == b"%PDF-"


async def test_what_is_granted_above_is_sent_and_its_answer_noted(house: House) -> None:
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    chair = house.looker("chair", position="Chủ tịch")
    unit = str(head(house).actor.unit_id)
    form = {"holder": "collective", "title": "provincial_merit", "unit_id": unit}
    one = await office.done("/06811/viec/khen-thuong", **form, merit="Tốt.")
    await culture.done(f"{one}/tham-dinh", opinion="Đúng.", number="21/BC-VHXH")
    assert "Trình cấp trên" not in text_of(await chair.see(one))  # the council is first
    assert "cấp trên quyết định" in text_of(await chair.see(one))
    assert "Ghi kết quả bỏ phiếu kín" in text_of(await culture.see(one))
    early = await chair.send(f"{one}/trinh", number="30/TTr-UBND")
    assert early.status in (409, 422)


async def test_who_is_under_discipline_waits_and_only_those_who_decide_read_why(
    house: House,
) -> None:
    desk, keeper = "/06811/viec/ky-luat", head(house)
    culture = house.looker("culture", unit="Phòng Văn hóa - Xã hội")
    office = house.looker("office", unit="Văn phòng HĐND và UBND")
    chair = house.looker("chair", position="Chủ tịch")
    unit = str(keeper.actor.unit_id)
    person = "Người mẫu Lan"
    form = {"holder": "individual", "title": "merit", "unit_id": unit, "person": person}
    one = await keeper.done("/06811/viec/khen-thuong", **form, merit="Tốt.")
    await culture.done(f"{one}/tham-dinh", opinion="Đúng.", number="21/BC-VHXH")
    noted = {"unit_id": unit, "person": "người mẫu LAN", "number": "5/QĐ-KL"}
    wrong = await office.send(desk, **noted, begins_on="2026-11-01", ends_on="2026-10-01")
    assert "không quá 5 năm" in text_of(wrong.body.decode())
    await office.done(desk, **noted, begins_on="2026-11-01", ends_on="2027-10-31")
    listed = await office.see(desk)
    assert "Lan" not in text_of(listed)
    assert (await keeper.open(desk)).status == 403
    blocked = "đang trong thời hạn kỷ luật"
    assert blocked in text_of(await chair.see(one))
    assert blocked not in text_of(await keeper.see(one))
    refused = await chair.send(f"{one}/khen-thuong", number="88/QĐ-UBND")
    assert f"Chưa quyết định được: {blocked}" in text_of(refused.body.decode())
    [end, *_] = re.findall(rf'action="({desk}/[^"]+/thoi)"', listed)
    await office.done(end)
    await chair.done(f"{one}/khen-thuong", number="88/QĐ-UBND")
