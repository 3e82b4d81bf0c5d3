"""Flow 5 page by page: 133 of 199 households say yes, the road is built, its account is shown.

The head and residents hold a phone; the Front, the office and the chair sit at a desk.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.flows.hands import Everybody
from tools.people import sample_photo

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

HOUSEHOLDS, CAME, YES = 199, 150, 133
TITLE = "Góp làm đường ngõ 7 (mẫu)"
DECIDING = "Dân bàn, dân biểu quyết"
MATTERS = "Nhân dân bàn, quyết định"
ACCOUNTS = "Nhân dân đóng góp"
SUMS = {"Tán thành": YES, "Không tán thành": CAME - YES, "Ý kiến khác": 0, "Phiếu không hợp lệ": 0}


async def test_a_road_is_voted_on_built_and_its_account_shown(people: Everybody) -> None:
    await _the_roll_is_read_from_a_list(people)
    await _the_front_agrees_to_what_the_head_puts_forward(people)
    await _a_meeting_is_called_in_time(people)
    await people.house.live_until(people.house.today + timedelta(days=3))
    await _133_of_199_say_yes(people)
    await _everybody_reads_the_decision(people)
    await _the_road_is_built_as_a_task(people)
    await _the_front_sees_what_is_paid(people)
    await _the_account_is_disclosed(people)


async def _the_roll_is_read_from_a_list(people: Everybody) -> None:
    head = await people.at("khu01")
    lines = [f"{n};Đại Diện Mẫu {n};1970;Ngõ mẫu" for n in range(1, HOUSEHOLDS + 1)]
    table = "\n".join(["Số hộ;Người đại diện;Ngày sinh;Địa chỉ", *lines])
    await head.open("Hộ gia đình", below=DECIDING)
    await head.open("Khu phố 1")
    await head.open("Nhập danh sách từ tệp")
    await head.take("Chọn tệp", "Kiểm tra danh sách", {"Dán bảng dạng CSV": table})
    sure = "Mọi người đại diện trong tệp có năng lực hành vi dân sự đầy đủ"
    all_good = f"Cả {HOUSEHOLDS} dòng đều hợp lệ"
    await head.take(all_good, f"Nhập {HOUSEHOLDS} hộ", {"Tôi xác nhận": sure})
    assert f"{HOUSEHOLDS} hộ" in await head.reads()


async def _the_front_agrees_to_what_the_head_puts_forward(people: Everybody) -> None:
    head, front = await people.at("khu01"), await people.at("mttq")
    await head.open(MATTERS, below=DECIDING)
    words = {"Nội dung": "Khoản 1", "Tên ngắn gọn": TITLE}
    words["Nội dung đưa ra bàn, quyết định"] = "Mỗi hộ góp 2 triệu đồng (mẫu)."
    by = {"Phải làm xong trước hết ngày": people.house.today + timedelta(days=200)}
    await head.take("Nêu nội dung để Nhân dân bàn", "Nêu nội dung", {**words, **by})
    await front.open("Việc của tôi")
    await front.open(TITLE)
    await front.take("Thống nhất đưa ra bàn", "Thống nhất")


async def _a_meeting_is_called_in_time(people: Everybody) -> None:
    head, today = await people.at("khu01"), people.house.today
    await head.open("Việc của tôi")
    await head.open(TITLE)
    await head.take("Chọn hình thức", "Chọn", {"Hình thức": "Họp"})
    when = {"Ngày họp": today + timedelta(days=3), "Giờ họp": "19:00"}
    await head.take("Mời họp", "Định ngày họp", {**when, "Địa điểm": "Nhà văn hóa (mẫu)"})
    await head.open("Họp ngày")
    told = {"Ngày niêm yết, gửi thông báo mời họp": today, "Ngày gửi tài liệu đến từng hộ": today}
    await head.take("Ghi ngày thông báo", "Ghi ngày", told)
    assert "đã thông báo ngày" in await head.reads()


async def _133_of_199_say_yes(people: Everybody) -> None:
    head = await people.at("khu01")
    await head.open("Việc của tôi")
    await head.open(TITLE)
    await head.open("Họp ngày")
    await head.take("Mở cuộc họp", "Mở cuộc họp")
    roll = await head.card("Điểm danh")
    for seat in (await roll.get_by_role("checkbox").all())[:CAME]:
        await seat.dispatch_event("click")
    await head.press("Lưu điểm danh")
    assert f"{CAME}/{HOUSEHOLDS} hộ đã có đại diện dự, đủ để quyết định" in await head.reads()
    team = {"Thư ký": "Thư Ký Mẫu", "Ban kiểm phiếu": "Người Mẫu A\nNgười Mẫu B\nNgười Mẫu C"}
    team |= {"Số người dự tán thành": str(CAME), "Cách biểu quyết do người dự chọn": "Bỏ phiếu kín"}
    await head.take("Bầu thư ký và Ban kiểm phiếu", "Ghi kết quả bầu", team)
    count = {"Số đại diện hộ tham gia": CAME, **SUMS}
    sums = {f"Cả khu phố: {words}": str(number) for words, number in count.items()}
    sums["Hai hộ chứng kiến"] = "1, 2"
    wrong = {**sums, "Cả khu phố: Không tán thành": "18"}
    step = ("Ghi kết quả kiểm phiếu", "Ghi kết quả")
    assert "Hãy đếm lại" in await head.refused(*step, wrong)
    await head.take(*step, sums)


async def _everybody_reads_the_decision(people: Everybody) -> None:
    head, resident = await people.at("khu01"), await people.at()
    await head.open("Việc của tôi")
    await head.open(TITLE)
    signed = {"Hình thức văn bản": "Nghị quyết", "Quyết định": "Đồng ý góp, làm đường (mẫu)."}
    signed |= {"Trưởng khu phố ký": "Trưởng Khu Mẫu", "Hai hộ ký": "1, 2"}
    signed["Trưởng ban công tác Mặt trận ký"] = "Mặt Trận Mẫu"
    await head.take("Lập quyết định của cộng đồng dân cư", "Lưu quyết định", signed)
    await head.take("Gửi quyết định đến Ủy ban nhân dân", "Gửi")
    await people.house.settle()

    await resident.open("Dân bàn, dân quyết định", below="Dân bàn, dân làm")
    await resident.open(TITLE)
    votes = resident.page.get_by_role("row", name="Khu phố 1")
    seen = (await votes.inner_text()).split()
    assert seen[4:10] == [str(each) for each in (HOUSEHOLDS, CAME, *SUMS.values())]
    assert "Thông qua (cần 133)" in " ".join(seen)


async def _the_road_is_built_as_a_task(people: Everybody) -> None:
    head = await people.at("khu01")
    await head.open("Việc của tôi")
    await head.open(TITLE)
    done = {"Kết quả": "Xong", "Đã làm gì, còn gì": "Đổ bê tông xong (mẫu)."}
    await head.take("Ghi tiến độ", "Lưu tiến độ", {**done, "Tệp chứng minh": sample_photo("ngõ 7")})
    assert "Hoàn thành" in await head.reads()


async def _the_front_sees_what_is_paid(people: Everybody) -> None:
    """The level, and each spending; then the sheet hangs out and the account ends."""
    head, front, today = await people.at("khu01"), await people.at("mttq"), people.house.today
    await head.open(ACCOUNTS, below=DECIDING)
    account = {"Quyết định của các hộ": TITLE, "Mỗi hộ góp (đồng)": "2.000.000"}
    await head.take("Mở sổ cho một quyết định", "Mở sổ", account)
    await front.open("Việc của tôi")
    await front.open(f"Xác nhận mức góp: {TITLE}")
    await front.press("Đã đối chiếu với quyết định, xác nhận mức này")
    paid = {"Hộ số": f"1-{HOUSEHOLDS - 1}", "Số tiền (đồng)": "2.000.000", "Ngày": today}
    await head.take("Ghi hộ góp tiền", "Ghi vào sổ", paid)
    spent = {"Chi cho việc gì": "Bê tông (mẫu)", "Số tiền (đồng)": "380.000.000", "Ngày": today}
    await head.take("Ghi khoản chi", "Ghi vào sổ", {**spent, "Chứng từ": sample_photo("hóa đơn")})
    await front.open("Việc của tôi")
    await front.open(f"Xác nhận khoản chi: {TITLE}")
    await front.press("Đã xem chứng từ, xác nhận dòng 199")
    hung = {"Ngày niêm yết tại nhà văn hóa": today}
    await head.take("Ghi đã niêm yết bảng kê", "Ghi ngày niêm yết", hung)
    rest = {"Sử dụng số dư": "Chuyển quỹ bảo trì đường ngõ (mẫu)"}
    await head.take("Quyết toán sổ", "Quyết toán", rest)
    await people.house.settle()


async def _the_account_is_disclosed(people: Everybody) -> None:
    """What the ward owes everybody of it goes the way of every document, down to the wall."""
    office, chair = await people.at("vanphong"), await people.at("chutich")
    head, resident = await people.at("khu01"), await people.at()
    shown = f"Quyết toán khoản Nhân dân đóng góp: {TITLE}"
    await office.open("Việc của tôi")
    await office.open(shown)
    paper = {"Số và ký hiệu": "7/BK-KP1", "Chức vụ người ký": "Trưởng khu phố"}
    paper["Tóm tắt cho người dân"] = "Thu, chi khoản Nhân dân đóng góp (mẫu)."
    for label, words in paper.items():
        await office.write(label, words)
    await office.press("Lưu bản nháp")
    await people.house.settle()
    await chair.open("Việc của tôi")
    await chair.open(shown)
    await chair.press("Duyệt nội dung này")
    await office.page.reload()
    await office.press("Công khai ngay")
    await people.house.settle()
    await head.open("Việc của tôi")
    await head.open(shown)
    await head.attach("Ảnh tờ niêm yết", sample_photo(shown))
    await head.note("Ghi nhận niêm yết", seen="Đã ghi tại chỗ trên điện thoại")
    await people.house.settle()

    await resident.page.goto(people.home)
    await resident.open(shown)
    assert "Đang niêm yết" in await resident.reads()
    await resident.open(ACCOUNTS, below="Dân bàn, dân làm")
    await resident.open(TITLE)
    seen = await resident.reads()
    assert "16.000.000" in seen.replace("\N{NO-BREAK SPACE}", " ")
    assert "Đại Diện Mẫu" not in seen
