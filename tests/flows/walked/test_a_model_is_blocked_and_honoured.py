"""Flow 8 page by page: a model is scored, voted on, blocked by a petition, settled, honoured.

The petition comes from a resident's phone; the unit whose model waits reads nothing of why.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from libs.law.rubrics import rubric
from tests.flows.hands import Everybody, Mouse
from tools.people import sample_photo

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

HONOURING = "Thi đua, khen thưởng"
TITLE = "Đường hoa, xem trang (mẫu)"
CAMPAIGN = "Tuyên truyền điển hình"  # events name nobody, so its title does not either
WHY = "có vụ việc đang được xem xét"
SUMMARY = "Thu tiền ở khu phố, xem trang (mẫu)"
LETTER = "Khu phố thu tiền không đúng (mẫu)."
LAST_DAY = re.compile(r"góp ý đến hết ngày (\d\d)/(\d\d)/(\d{4})")


@pytest.mark.usefixtures("clerk")
async def test_a_model_waits_for_a_petition_and_comes_onto_the_honour_roll(
    people: Everybody,
) -> None:
    people.scripts = False  # residents need none
    await _a_head_registers_and_scores_it(people)
    await _others_appraise_it(people)
    await _the_council_votes(people)
    last_day = await _everybody_may_speak(people)
    await people.house.live_until(last_day + timedelta(days=1))
    await _a_resident_complains_of_the_unit(people)
    await _the_next_morning(people)
    await _it_is_blocked_and_the_unit_reads_nothing_of_it(people)
    await _the_case_is_settled(people)
    await _the_next_morning(people)
    await _the_chair_recognises_it(people)
    await _the_service_centre_makes_it_known(people)
    await _it_stands_on_the_honour_roll(people)


async def _the_next_morning(people: Everybody) -> None:
    await people.house.live_until(people.house.today + timedelta(days=1))
    await people.house.settle()


async def _a_head_registers_and_scores_it(people: Everybody) -> None:
    head, chair = await people.at("khu01"), await people.at("chutich")
    await head.open("Mô hình", below=HONOURING)
    model = {"Tên mô hình": TITLE, "Làm gì, để đạt kết quả gì?": "Mỗi hộ một đoạn (mẫu)."}
    model |= {"Loại hình": "Khu dân cư", "Đơn vị": "Khu phố 1", "Bộ tiêu chí": "Dân vận khéo"}
    await head.take("Đăng ký một mô hình", "Đăng ký", model)
    await chair.open("Việc của tôi")
    await chair.open(f"Phê duyệt đăng ký: {TITLE}")
    await chair.take("Ban Chỉ đạo phê duyệt đăng ký", "Phê duyệt", {"Số văn bản": "19/TB-BCĐ"})
    await head.open("Việc của tôi")
    await head.open(f"Tự chấm điểm: {TITLE}")
    for line in _lines(people):
        proof = {"Cho tiêu chí": line.title, "Đã làm được gì?": "Ảnh (mẫu)."}
        proof["Ảnh hoặc tệp"] = sample_photo(line.key)
        await head.take("Thêm minh chứng, tiến độ", "Thêm", proof)
    await _score(people, head, "Điểm tự chấm")
    await head.take("Nộp bảng tự chấm", "Nộp bảng tự chấm")


async def _score(people: Everybody, who: Mouse, label: str) -> None:
    boxes = await who.page.get_by_label(label).all()
    points = [box for box in boxes if "points-" in str(await box.get_attribute("name"))]
    for box, line in zip(points, _lines(people), strict=True):
        await box.fill(str(line.points - 1))
    await who.press("Lưu điểm")


def _lines(people: Everybody) -> list:
    return list(rubric("skilled_mobilisation").on(people.house.today).lines)


async def _others_appraise_it(people: Everybody) -> None:
    culture = await people.at("vhxh")
    await culture.open("Việc của tôi")
    await culture.open(f"Thẩm định: {TITLE}")
    await _score(people, culture, "Điểm thẩm định")
    number = {"Số văn bản": "120/BC-VHXH"}
    await culture.take("Gửi kết quả thẩm định cho Hội đồng", "Gửi", number)


async def _the_council_votes(people: Everybody) -> None:
    """Its members were named before; here is what the paper ballots said."""
    member = await people.house.casts[people.ward].person("vhxh")
    for number in range(5):
        seat = {"full_name": f"Người mẫu {number}", "position": "Ủy viên", "number": "3/QĐ"}
        await member.post("awards/council", **seat, begins_on=people.house.today.isoformat())
    await _the_next_morning(people)
    culture = await people.at("vhxh")
    await culture.open("Việc của tôi")
    await culture.open(f"Trình Hội đồng bỏ phiếu: {TITLE}")
    count = {"Số người dự họp": "5", "Phiếu đồng ý": "4", "Phiếu không đồng ý": "1"}
    count |= {"Phiếu trắng, không hợp lệ": "0", "Số người kiểm phiếu": "3"}
    held = {"Ngày họp": people.house.today, "Biên bản kiểm phiếu": sample_photo("biên bản")}
    await culture.take("Ghi kết quả bỏ phiếu kín", "Ghi kết quả", {**count, **held})
    await culture.take("Công khai, lấy ý kiến Nhân dân", "Công khai từ hôm nay")


async def _everybody_may_speak(people: Everybody) -> date:
    """The last day to say something of it, as a resident reads it."""
    resident = await people.at()
    await resident.open("Mô hình, gương tiêu biểu", below="Dân biết")
    await resident.open(TITLE)
    found = LAST_DAY.search(await resident.reads())
    assert found
    day, month, year = (int(part) for part in found.groups())
    return date(year, month, day)


async def _a_resident_complains_of_the_unit(people: Everybody) -> None:
    resident, clerk = await people.at(), await people.at("tiepcongdan")
    await resident.open("Gửi, tra cứu đơn", below="Gặp, hỏi, gửi")
    letter = {"Đây là": "Khiếu nại", "Nội dung": LETTER, "Họ và tên": "Người Gửi Mẫu"}
    await resident.take("Viết đơn", "Gửi đơn", letter)
    assert "Đã nhận đơn số" in await resident.reads()
    await clerk.open("Việc của tôi")
    await clerk.open("chưa phân loại")
    kind = {"Loại đơn": "Khiếu nại", "Tóm tắt một dòng, không nêu ai": SUMMARY}
    kind["Đơn vị có người bị khiếu nại, tố cáo"] = "Khu phố 1"
    await clerk.take("Phân loại", "Ghi phân loại", kind)


async def _it_is_blocked_and_the_unit_reads_nothing_of_it(people: Everybody) -> None:
    chair, head = await people.at("chutich"), await people.at("khu01")
    await chair.open("Việc của tôi")
    await chair.open(f"Quyết định công nhận: {TITLE}")
    assert WHY in await chair.reads()
    number = {"Số văn bản": "188/QĐ-UBND"}
    step = ("Quyết định công nhận", "Công nhận", number)
    assert f"Chưa quyết định được: {WHY}" in await chair.refused(*step)
    await head.open("Mô hình", below=HONOURING)
    await head.open(TITLE)
    seen = await head.reads()
    assert [words for words in (WHY, "vụ việc", SUMMARY, LETTER) if words in seen] == []


async def _the_case_is_settled(people: Everybody) -> None:
    clerk = await people.at("tiepcongdan")
    await clerk.open("Việc của tôi")
    await clerk.open(SUMMARY)
    said = {"Số văn bản": "114/TB-UBND", "Lý do": "Không đủ điều kiện thụ lý (mẫu)."}
    await clerk.take("Thông báo không thụ lý", "Ghi bước này", said)


async def _the_chair_recognises_it(people: Everybody) -> None:
    chair = await people.at("chutich")
    await chair.open("Việc của tôi")
    await chair.open(f"Quyết định công nhận: {TITLE}")
    assert WHY not in await chair.reads()
    await chair.take("Quyết định công nhận", "Công nhận", {"Số văn bản": "188/QĐ-UBND"})
    await people.house.settle()


async def _the_service_centre_makes_it_known(people: Everybody) -> None:
    centre, today = await people.at("dichvu"), people.house.today
    await centre.open("Việc của tôi")
    await centre.open(CAMPAIGN)
    slot = {"Tên bài phát": TITLE, "Hệ thống loa, nơi phát": "Loa khu phố 1"}
    slot |= {"Các ngày phát": f"{today + timedelta(days=1):%d/%m/%Y}", "Các giờ phát": "06:00"}
    await centre.take("Xếp lịch phát thanh", "Xếp lịch", {**slot, "Mỗi buổi (phút)": "15"})
    await _the_next_morning(people)
    centre = await people.at("dichvu")
    await centre.open("Việc của tôi")
    await centre.open(CAMPAIGN)
    aired = {"Kết quả": "Đã thực hiện", "Số phút đã phát": "15"}
    proof = {"Minh chứng": sample_photo("loa")}
    await centre.take(f"Ghi kết quả: {TITLE}", "Lưu kết quả", {**aired, **proof})
    assert "15 phút" in await centre.reads()
    await people.house.settle()


async def _it_stands_on_the_honour_roll(people: Everybody) -> None:
    resident = await people.at()
    await resident.open("Mô hình, gương tiêu biểu", below="Dân biết")
    await resident.open("Khu phố 1")
    seen = await resident.reads()
    assert "188/QĐ-UBND" in seen
    assert "Còn giá trị" in seen
