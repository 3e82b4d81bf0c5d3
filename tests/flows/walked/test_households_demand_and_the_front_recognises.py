"""Flow 6 page by page: 12 % of households demand an election, ballots decide, the Front recognises.

To the meeting too few come; the Front answers on the fifth working day, its last.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from libs.law.calendar import national_calendar
from libs.law.clocks import add_working_days
from tests.flows.hands import Everybody, Mouse

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

HOUSEHOLDS, DEMANDING, CAME = 25, 3, 12  # three are 12 %; thirteen would have to come
UNIT, HEAD = "Khu phố 2", "khu02"
DECIDING = "Dân bàn, dân biểu quyết"
BOARDS = "Ban Thanh tra nhân dân, giám sát đầu tư"
PROJECT = "Đường ngõ 9, xem trang (mẫu)"
BOARD = "Ban Giám sát đầu tư của cộng đồng"
MATTER = f"Bầu thành viên {BOARD}"  # no other is voted on in that neighbourhood
CANDIDATE = "Ứng Cử Viên Mẫu"


async def test_a_demand_goes_by_ballots_to_the_front(people: Everybody) -> None:
    house = people.house
    await _the_households_are_on_the_roll(people)
    await _three_of_25_demand_an_election(people)
    await _the_head_sets_the_day_and_the_front_tells_who_stands(people)
    await _a_meeting_is_called(people)
    await house.live_until(house.today + timedelta(days=3))
    await _too_few_come(people)
    await _ballots_are_planned(people)
    await house.live_until(house.today + timedelta(days=3))
    await _ballots_are_handed_out(people)
    await house.live_until(house.today + timedelta(days=1))
    await _they_are_counted_and_the_decision_sent(people)
    await house.live_until(add_working_days(house.today, 5, national_calendar()))
    await _the_front_recognises_it_on_its_last_day(people)
    await _everybody_reads_who_was_elected(people)


async def _the_households_are_on_the_roll(people: Everybody) -> None:
    """Before the story begins."""
    head = await people.house.casts[people.ward].person(HEAD)
    units = await head.get("participation/units")
    unit = next(each["id"] for each in units if each["name"] == UNIT)
    lines = [f"{n};Đại Diện Mẫu {n};1970;Ngõ mẫu" for n in range(1, HOUSEHOLDS + 1)]
    table = "\n".join(["Số hộ;Người đại diện;Ngày sinh;Địa chỉ", *lines])
    path = f"participation/neighbourhoods/{unit}/households/import"
    await head.post(path, text=table, capable=True)


async def _three_of_25_demand_an_election(people: Everybody) -> None:
    head, front = await people.at(HEAD), await people.at("mttq")
    await front.open(BOARDS, below=DECIDING)
    board = {"Chương trình, dự án": PROJECT, "Số thành viên": "5"}
    board |= {"Khu phố bầu đại diện": f"{UNIT}, 1"}
    await front.take("Lập Ban Giám sát đầu tư của cộng đồng", "Bắt đầu bầu", board)
    await head.open(BOARDS, below=DECIDING)
    await head.open(PROJECT)
    demand = {"Khu phố": UNIT}
    await head.take("Ghi hộ gia đình đề xuất bầu thành viên", "Ghi đề xuất", demand)
    agreed = {"Hộ số": f"1-{DEMANDING}", "Ngày hộ đồng ý": people.house.today}
    await head.take("Ghi các hộ đồng ý", "Ghi đồng ý", agreed)
    seen = await head.reads()
    assert "Đã đưa ra bàn" in seen
    assert f"{DEMANDING}/{HOUSEHOLDS} hộ đồng ý" in seen


async def _the_head_sets_the_day_and_the_front_tells_who_stands(people: Everybody) -> None:
    head, front, today = await people.at(HEAD), await people.at("mttq"), people.house.today
    await head.open("Việc của tôi")
    await head.open(f"Nêu việc bầu thành viên: {BOARD}")
    day = {"Khu phố": UNIT, "Ngày họp bầu": today + timedelta(days=3)}
    await head.take("Nêu việc bầu thành viên của khu phố", "Nêu, chờ Mặt trận thống nhất", day)
    await front.open("Việc của tôi")
    await front.open(f"Thông báo ngày bầu, danh sách ứng cử: {BOARD}")
    listed = {"Ngày họp giới thiệu người ứng cử": today, "Số người dự": "20"}
    listed |= {"Người ứng cử": f"{CANDIDATE}, 1980"}
    sure = "Thường trú trên địa bàn, không phải cán bộ, công chức"
    sure += ", người hoạt động không chuyên trách"
    listed[sure] = "Xác nhận với mọi người trong danh sách"
    await front.take("Lập danh sách người ứng cử", "Lưu danh sách", listed)
    told = {"Ngày niêm yết, thông báo đến các hộ": today}
    await front.take("Ghi ngày thông báo ngày bầu cử", "Ghi ngày", told)


async def _a_meeting_is_called(people: Everybody) -> None:
    head, today = await people.at(HEAD), people.house.today
    await _at_the_matter(head)
    await head.take("Chọn hình thức", "Chọn", {"Hình thức": "Họp"})
    when = {"Ngày họp": today + timedelta(days=3), "Giờ họp": "19:00"}
    await head.take("Mời họp", "Định ngày họp", {**when, "Địa điểm": "Nhà văn hóa (mẫu)"})
    await head.open("Họp ngày")
    told = {"Ngày niêm yết, gửi thông báo mời họp": today, "Ngày gửi tài liệu đến từng hộ": today}
    await head.take("Ghi ngày thông báo", "Ghi ngày", told)


async def _at_the_matter(who: Mouse) -> None:
    """From the list of matters, as an election has its own pages."""
    await who.open("Nhân dân bàn, quyết định", below=DECIDING)
    await who.open(MATTER)


async def _too_few_come(people: Everybody) -> None:
    head = await people.at(HEAD)
    await _at_the_matter(head)
    await head.open("Họp ngày")
    await head.take("Mở cuộc họp", "Mở cuộc họp")
    roll = await head.card("Điểm danh")
    for seat in (await roll.get_by_role("checkbox").all())[:CAME]:
        await seat.check()
    await head.press("Lưu điểm danh")
    assert "còn thiếu 1 hộ" in await head.reads()
    await head.take("Kết thúc vì không đủ đại diện hộ", "Ghi không đủ")
    assert "Không đủ đại diện" in await head.reads()


async def _ballots_are_planned(people: Everybody) -> None:
    head, front, today = await people.at(HEAD), await people.at("mttq"), people.house.today
    await _at_the_matter(head)
    await head.take("Chọn hình thức", "Chọn", {"Hình thức": "Phát phiếu"})
    await _at_the_matter(front)
    day = today + timedelta(days=3)
    plan = {"Ngày phát phiếu": day, "Ngày thu phiếu cuối cùng": day}
    plan |= {"Tổ phát phiếu, kiểm phiếu": "Người Mẫu A\nNgười Mẫu B\nNgười Mẫu C"}
    await front.take("Ban hành kế hoạch phát phiếu", "Ban hành", plan)
    await front.open("Phát phiếu ngày")
    told = {"Ngày gửi kế hoạch đến Ủy ban nhân dân và Mặt trận": today}
    told["Ngày thông tin đến các hộ"] = today
    await front.take("Ghi ngày gửi kế hoạch", "Ghi ngày", told)


async def _ballots_are_handed_out(people: Everybody) -> None:
    front = await people.at("mttq")
    await _at_the_matter(front)
    await front.open("Phát phiếu ngày")
    await front.take("Bắt đầu phát phiếu", "Bắt đầu")


async def _they_are_counted_and_the_decision_sent(people: Everybody) -> None:
    head, front = await people.at(HEAD), await people.at("mttq")
    await _at_the_matter(front)
    await front.open("Phát phiếu ngày")
    count = {"Số phiếu phát ra": HOUSEHOLDS, "Số phiếu thu về": 22, "Tán thành": 15}
    count |= {"Không tán thành": 5, "Ý kiến khác": 1, "Phiếu không hợp lệ": 1}
    said = {label: str(number) for label, number in count.items()}
    step = ("Ghi kết quả kiểm phiếu", "Ghi kết quả")
    await front.take(*step, {**said, "Hai hộ chứng kiến": "1, 2"})
    await head.open("Việc của tôi")
    await head.open(f"Gửi quyết định: {MATTER}")
    signed = {"Hình thức văn bản": "Nghị quyết", "Quyết định": "Bầu người có tên (mẫu)."}
    signed |= {"Trưởng khu phố ký": "Trưởng Khu Mẫu", "Hai hộ ký": "1, 2"}
    signed["Trưởng ban công tác Mặt trận ký"] = "Mặt Trận Mẫu"
    await head.take("Lập quyết định của cộng đồng dân cư", "Lưu quyết định", signed)
    await head.take("Gửi quyết định đến Ủy ban nhân dân", "Gửi")


async def _the_front_recognises_it_on_its_last_day(people: Everybody) -> None:
    front, chair = await people.at("mttq"), await people.at("chutich")
    await _at_the_matter(chair)
    assert await chair.page.get_by_role("heading", name="Công nhận").count() == 0
    await front.open("Việc của tôi")
    await front.open(f"Trả lời: {MATTER}")
    answer = {"Số văn bản": "17/QĐ-MTTQ", "Ngày văn bản": people.house.today}
    await front.take("Công nhận", "Công nhận", answer)
    await people.house.settle()


async def _everybody_reads_who_was_elected(people: Everybody) -> None:
    resident = await people.at()
    await resident.open("Dân bàn, dân quyết định", below="Dân bàn, dân làm")
    await resident.open(MATTER)
    seen = await resident.reads()
    assert "17/QĐ-MTTQ" in seen
    assert "quá hạn" not in seen
    await resident.open(BOARDS, below="Dân kiểm tra, giám sát")
    await resident.open(PROJECT)
    assert CANDIDATE in await resident.reads()
