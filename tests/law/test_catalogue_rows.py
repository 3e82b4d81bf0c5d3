"""The whole catalogue against a table written out by hand: articles 11 to 13, 46 and 48."""

from __future__ import annotations

from datetime import date

import pytest

from libs.law.catalogue import internal_khoans, item, items, khoans, national_catalogue
from libs.law.forms import Form, Place
from libs.law.rules import rule

ON = date(2026, 3, 2)
BEFORE_2026 = date(2025, 12, 31)


# key, words of its title, rhythm, owner, whether persons may stand in it
ROWS = """
1a  | phát triển kinh tế - xã hội hằng năm       | yearly      | office   |
1b  | chuyển dịch cơ cấu kinh tế                 | yearly      | economy  |
1c  | Kết quả thực hiện kế hoạch                 | half_yearly | office   |
2a  | dự toán ngân sách, kế hoạch tài chính trình | yearly     | economy  |
2b  | đã được Hội đồng nhân dân quyết định       | yearly      | economy  |
2c  | quý, 6 tháng và năm                        | quarterly   | economy  |
2d  | Quyết toán ngân sách                       | yearly      | economy  |
2e  | kiến nghị của Kiểm toán nhà nước           | event       | economy  |
3a  | Dự án, công trình đầu tư                   | event       | economy  |
3b  | bồi thường, hỗ trợ, tái định cư            | event       | economy  | persons
3c  | quỹ đất                                    | event       | economy  |
3d  | sử dụng vào mục đích công ích              | event       | economy  |
3e  | Quy hoạch                                  | event       | economy  |
4a  | Quy chế thực hiện dân chủ                  | permanent   | culture  |
4b  | Nhiệm vụ, quyền hạn của cán bộ             | permanent   | office   |
4c  | Quy tắc ứng xử                             | permanent   | office   |
5a  | các loại quỹ                               | quarterly   | economy  |
5b  | đầu tư, tài trợ theo chương trình, dự án   | event       | economy  | persons
5c  | huy động Nhân dân đóng góp                 | event       | economy  | persons
6a  | thanh lý, tiêu hủy tài sản công            | event       | economy  |
6b  | nguồn lực tài chính từ tài sản công        | yearly      | economy  |
7a  | hỗ trợ, trợ cấp, tín dụng                  | event       | culture  |
7b  | Tiêu chí                                   | event       | culture  |
7c  | đối tượng thụ hưởng                        | event       | culture  | persons
7d  | bình xét                                   | event       | culture  | persons
7e  | Kết quả thực hiện chính sách               | event       | culture  | persons
8a  | thiên tai, dịch bệnh, sự cố                | event       | culture  | persons
8b  | đóng góp tự nguyện                         | event       | front    | persons
9a  | Số lượng, đối tượng, tiêu chuẩn            | yearly      | military |
9b  | đủ điều kiện                               | yearly      | military | persons
9c  | được gọi nhập ngũ                          | yearly      | military | persons
9d  | tạm hoãn hoặc miễn                         | yearly      | military | persons
10a | Kết quả thanh tra, kiểm tra                | event       | office   | persons
10b | tiêu cực, tham nhũng, kỷ luật              | event       | office   | persons
10c | lấy phiếu tín nhiệm                        | event       | office   | persons
11a | Kế hoạch lấy ý kiến                        | event       | drafter  |
11b | Nội dung lấy ý kiến                        | event       | drafter  |
11c | Tổng hợp ý kiến                            | event       | drafter  | persons
11d | Giải trình, tiếp thu                       | event       | drafter  |
12a | phí, lệ phí                                | on_change   | economy  |
13a | Thủ tục hành chính                         | permanent   | one_stop |
13b | Quy trình giải quyết công việc             | permanent   | one_stop |
14a | Lịch tiếp công dân                         | event       | office   |
14b | giải quyết khiếu nại                       | event       | office   | persons
14c | Kết luận nội dung tố cáo                   | event       | office   | persons
14d | trật tự đô thị                             | event       | economy  |
14e | Dự thảo hương ước, quy ước                 | event       | culture  |
14g | Kết quả khảo sát                           | event       | one_stop | persons
"""

# khoản: posting days at headquarters and community houses, days on the loudspeakers, told to heads
FORMS = {
    **dict.fromkeys((1, 2, 3, 5, 6), ("30 everywhere", None, False)),
    **dict.fromkeys((4, 13), ("for ever at headquarters", None, False)),
    **dict.fromkeys((7, 8, 9, 10, 11, 12), ("30 everywhere", 3, True)),
    14: ("as set", None, False),
}

# Other laws that go first (13.6): the item, a day on which it binds, words of its basis and saying.
OTHER_LAWS = [
    ("2a", BEFORE_2026, "Thông tư 343/2016/TT-BTC", "ít nhất 30 ngày"),
    ("2e", ON, "Thông tư 26/2026/TT-BTC", "bắt buộc"),
    ("3b", ON, "Luật Đất đai 2024", "thời gian niêm yết riêng"),
    ("8b", ON, "Mặt trận Tổ quốc", "thời gian niêm yết riêng"),
    ("11b", ON, "Điều 28 khoản 2", "từ ngày công khai dự thảo"),
    ("14e", ON, "Điều 9 Nghị định 61/2023", "trước khi thông qua"),
    ("14a", ON, "Luật Tiếp công dân", "05 ngày làm việc trước"),
    ("14c", ON, "Điều 40 Luật Tố cáo", "07 ngày làm việc"),
    ("14g", ON, "Điều 34 khoản 1", "Bộ phận tiếp nhận và trả kết quả"),
]

INTERNAL_ROWS = """
1  | chính sách, pháp luật                        | event     | office  |
2  | Kế hoạch công tác hằng năm, hằng quý, hằng tháng | monthly | office |
3  | kinh phí hằng năm                            | quarterly | economy |
4  | Tài sản công                                 | event     | economy |
5  | đầu tư công                                  | event     | economy |
6  | Tuyển dụng, sử dụng, đánh giá, khen thưởng, kỷ luật | event | culture | persons
7  | tham nhũng, lãng phí; bản kê khai tài sản    | event     | office  | persons
8  | thanh tra, kiểm tra, giải quyết khiếu nại    | event     | office  | persons
9  | Nội quy, quy chế, quy tắc ứng xử             | permanent | office  |
10 | giải trình, tiếp thu ý kiến                  | event     | office  | persons
11 | Văn bản của cấp trên                         | event     | office  |
12 | Nội dung khác                                | event     | any     |
"""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize("row", _rows(ROWS), ids=lambda row: row[0])
def test_every_item_is_as_the_table_says(row: list[str]) -> None:
    key, words, rhythm, owner, persons = row
    found = item(key)

    assert words in found.title
    assert (found.rhythm, found.owner) == (rhythm, owner)
    assert bool(found.privacy) is (persons == "persons")
    assert national_catalogue().owners[owner].name


def test_the_catalogue_holds_these_rows_in_this_order_and_no_other() -> None:
    assert [row[0] for row in _rows(ROWS)] == [each.key for each in items()]


@pytest.mark.parametrize("key", [row[0] for row in _rows(ROWS)])
def test_every_item_has_the_forms_places_and_days_of_its_khoan(key: str) -> None:
    asked = national_catalogue().required_forms(key, ON)
    posted = {f.place: f for f in asked if (f.form is Form.POSTING and f.days) or f.permanent}
    walls, loud, heads = FORMS[item(key).khoan]

    if walls == "30 everywhere":
        assert {place: form.days for place, form in posted.items()} == {
            Place.HEADQUARTERS: 30,
            Place.COMMUNITY_HOUSE: 30,
        }
    elif walls == "for ever at headquarters":
        assert {place: form.permanent for place, form in posted.items()} == {
            Place.HEADQUARTERS: True
        }
    else:
        assert not posted
    spoken = [form.days for form in asked if form.form is Form.LOUDSPEAKER]
    assert spoken == ([loud] if loud else [])
    assert (Form.NOTICE_TO_HEADS in {form.form for form in asked}) is heads
    assert Place.PORTAL in {form.place for form in asked}


@pytest.mark.parametrize(("key", "on", "basis", "says"), OTHER_LAWS)
def test_another_law_of_an_item_is_named_with_what_it_says(
    key: str, on: date, basis: str, says: str
) -> None:
    found = item(key)
    laws = (*found.other_law, *khoans()[found.khoan - 1].other_law)

    assert [law for law in laws if basis in law.basis and says in law.says and law.in_force(on)]


def test_no_item_has_another_law_that_the_table_does_not_name() -> None:
    named = {key for key, *_ in OTHER_LAWS}
    having = {each.key for each in items() if each.other_law}
    having |= {khoan.items[0].key for khoan in khoans() if khoan.other_law}

    assert having <= named | {"2a"}


@pytest.mark.parametrize("row", _rows(INTERNAL_ROWS), ids=lambda row: row[0])
def test_every_khoan_of_article_46_is_as_the_table_says(row: list[str]) -> None:
    number, words, rhythm, owner, persons = row
    found = internal_khoans()[int(number) - 1]

    assert str(found.number) == number
    assert words in found.title
    assert (found.rhythm, found.owner) == (rhythm, owner)
    assert bool(found.privacy) is (persons == "persons")
    assert found.owner in national_catalogue().owners


def test_what_is_for_the_staff_starts_within_five_working_days_and_stands_for_twenty_days() -> None:
    begins, stands = rule("agency.publish", ON), rule("agency.posting", ON)

    assert (begins.value, begins.unit) == (5, "working_days")
    assert "Điều 47 khoản 2" in begins.basis
    assert (stands.value, stands.unit) == (20, "calendar_days")
    assert "Điều 48" in stands.basis
