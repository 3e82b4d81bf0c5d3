"""Flow 7 page by page: a check finds three faults, two are put right, the third is overdue.

Whoever has to put them right is offered no button to close them.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from libs.law.calendar import national_calendar
from libs.law.clocks import add_working_days
from tests.flows.hands import Everybody
from tools.people import sample_photo

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

CHECKING = "Kiểm tra, giám sát"
SUBJECT = "Kiểm tra bộ phận một cửa, xem trang (mẫu)"
UNIT = "Phòng Kinh tế, Hạ tầng và Đô thị"
FAULTS = ("Bảng phí treo mức cũ (mẫu)", "Không có lịch trực (mẫu)", "Sổ không ghi ngày trả (mẫu)")
CLOSING = "Xác nhận, kết thúc kiến nghị"


async def test_two_faults_are_put_right_and_the_third_is_overdue(people: Everybody) -> None:
    await _a_check_is_prepared_decided_and_begun(people)
    await _three_faults_are_found_and_concluded(people)
    due_on = add_working_days(people.house.today, 5, national_calendar())
    await _each_is_asked_to_be_put_right(people, due_on)
    await _two_are_put_right_and_the_unit_cannot_close_them(people)
    await _the_team_closes_them(people)
    await people.house.live_until(add_working_days(due_on, 1, national_calendar()))
    await _the_chair_sees_the_third_overdue(people)
    await _it_stands_in_the_report(people)
    await _everybody_reads_the_conclusion(people)


async def _a_check_is_prepared_decided_and_begun(people: Everybody) -> None:
    office, chair, team = [await people.at(name) for name in ("vanphong", "chutich", "vhxh")]
    await office.open("Cuộc kiểm tra", below=CHECKING)
    check = {"Loại kiểm tra": "Chuyên đề", "Tên cuộc kiểm tra": SUBJECT, "Trưởng đoàn": "VH-XH"}
    check |= {"Phạm vi, nội dung": "Niêm yết, tiếp dân.", "Đơn vị được kiểm tra": UNIT}
    day = {"Ngày kiểm tra": people.house.today, "Phiếu kiểm tra": "Thái độ, nền nếp"}
    await office.take("Lập quyết định kiểm tra", "Lập dự thảo", {**check, **day})
    await chair.open("Việc của tôi")
    await chair.open(f"Ký quyết định kiểm tra: {SUBJECT}")
    number = {"Số văn bản": "176/QĐ-UBND"}
    await chair.take("Ký quyết định kiểm tra", "Quyết định", number)
    await office.open("Việc của tôi")
    await office.open(f"Thông báo kiểm tra cho đơn vị: {SUBJECT}")
    await office.take("Thông báo cho đơn vị", "Thông báo")
    await team.open("Việc của tôi")
    await team.open(f"Tiến hành kiểm tra: {SUBJECT}")
    await team.take("Bắt đầu kiểm tra", "Bắt đầu")


async def _three_faults_are_found_and_concluded(people: Everybody) -> None:
    team, chair = await people.at("vhxh"), await people.at("chutich")
    for fault in FAULTS:
        found = {"Mức độ": "Thiếu sót", "Phát hiện": fault, "Căn cứ": "Điều 11"}
        await team.take("Ghi một phát hiện", "Ghi phát hiện", found)
    await chair.open("Việc của tôi")
    await chair.open(f"Kết luận kiểm tra: {SUBJECT}")
    said = {"Số văn bản": "177/KL-UBND", "Kết luận": "Khắc phục ba thiếu sót (mẫu)."}
    await chair.take("Kết luận cuộc kiểm tra", "Kết luận", said)


async def _each_is_asked_to_be_put_right(people: Everybody, due_on: date) -> None:
    team = await people.at("vhxh")
    await team.open("Cuộc kiểm tra", below=CHECKING)
    await team.open(SUBJECT)
    await team.open("Kiến nghị sau kiểm tra")
    for number, fault in enumerate(FAULTS, 1):
        asked = {"Từ phát hiện": f"Phát hiện {number}", "Đơn vị phải khắc phục": UNIT}
        asked |= {"Phải khắc phục điều gì?": fault, "Căn cứ pháp lý": "Điều 11"}
        await team.take("Ra một kiến nghị", "Ra kiến nghị", {**asked, "Hạn khắc phục": due_on})
    await people.house.settle()


async def _two_are_put_right_and_the_unit_cannot_close_them(people: Everybody) -> None:
    unit = await people.at("kinhte")
    for fault in FAULTS[:2]:
        await unit.open("Việc của tôi")
        await unit.open(f"Khắc phục sau kiểm tra: {fault}")
        done = {"Đã làm gì?": "Đã làm xong (mẫu).", "Minh chứng": sample_photo(fault)}
        await unit.take("Báo đã khắc phục", "Báo đã khắc phục", done)
        assert "không tự xác nhận" in await unit.reads()
        assert await unit.page.get_by_role("heading", name=CLOSING).count() == 0
    await people.house.settle()


async def _the_team_closes_them(people: Everybody) -> None:
    team = await people.at("vhxh")
    for fault in FAULTS[:2]:
        await team.open("Việc của tôi")
        await team.open(f"Xem kết quả khắc phục: {fault}")
        await team.take(CLOSING, "Xác nhận", {"Đã thấy gì?": "Đã xem tại chỗ (mẫu)."})
        assert "Đã xác nhận" in await team.reads()


async def _the_chair_sees_the_third_overdue(people: Everybody) -> None:
    chair = await people.at("chutich")
    await chair.open("Việc của tôi")
    assert f"Chưa khắc phục: {FAULTS[0]}" not in await chair.reads()
    await chair.open(f"Chưa khắc phục: {FAULTS[2]}")
    assert "Quá hạn" in await chair.reads()
    await chair.open("Trang lãnh đạo")
    assert FAULTS[2] in await chair.reads()


async def _it_stands_in_the_report(people: Everybody) -> None:
    """A report that the council asked for counts it, and its figure opens."""
    culture, today = await people.at("vhxh"), people.house.today
    await culture.open("Báo cáo", below="Báo cáo")
    order = {"Tên báo cáo": "Báo cáo kiểm tra (mẫu)", "Cơ quan yêu cầu": "Thường trực HĐND phường"}
    days = {"Từ ngày": today - timedelta(days=30), "Chốt số liệu ngày": today, "Hạn gửi": today}
    await culture.take("Lập báo cáo chuyên đề", "Lập báo cáo", {**order, **days})
    await culture.open("1", row="Kiến nghị quá hạn khắc phục")
    assert "1 sự việc sau con số này" in await culture.reads()


async def _everybody_reads_the_conclusion(people: Everybody) -> None:
    """Signed, it is a public paper that names nobody."""
    chair, resident = await people.at("chutich"), await people.at()
    await chair.open("Việc của tôi")
    await chair.open(f"Ký, ban hành kết luận kiểm tra: {SUBJECT}")
    paper = {"Số thông báo công khai": "178/TB-UBND", "Họ tên người ký": "Người Ký Mẫu"}
    await chair.take("Ký, ban hành văn bản kết luận", "Ban hành", paper)
    await people.house.settle()
    await resident.open("Kết luận kiểm tra", below="Dân kiểm tra, giám sát")
    seen = await resident.reads()
    assert UNIT in seen
    assert "178/TB-UBND" in seen
