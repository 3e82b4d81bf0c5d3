"""The frame of the sample pages: a ward, a person by position, documents, files, a history."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from services.portal.menu import menu
from services.portal.views import (
    Clock,
    DayLine,
    DeadlineView,
    DocumentView,
    Event,
    FileView,
    PersonView,
    State,
    WardView,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

WARD = WardView(
    code="06811",
    name="Phường Uông Bí",
    province="Tỉnh Quảng Ninh",
    home="/06811",
    authority="Ủy ban nhân dân phường Uông Bí",
    mail=True,
    notice="Dữ liệu mẫu: các con số trên trang này không phải số liệu thật.",
)

OFFICIAL = PersonView(
    name="Công chức mẫu",
    position="Chuyên viên",
    unit="Văn phòng HĐND và UBND",
    menu=menu(lambda action: True, WARD.home, "/06811/viec/cong-khai/moi"),
    sign_out="/dang-xuat",
    password="/06811/mat-khau",
    account="0199c0de-0000-7000-8000-000000000001",
    news="/06811/viec/thong-bao",
    unread=3,
)

HASH = "9f2c4e17a0b35d6688c1d2e3f40516273849a5b6c7d8e9f00112233445566778"


def document(number: str, day: date, signer: str = "Chủ tịch") -> DocumentView:
    """A dated document."""
    return DocumentView(number, day, signer)


def file(name: str, octets: int = 482_133) -> FileView:
    """A stored file."""
    return FileView(name, "/tep/" + HASH[:8], octets, HASH, NOW - timedelta(days=6))


def clock(due_on: date, kind: str, words: str) -> Clock:
    """A clock with its explanation."""
    return Clock(due_on, State(kind, words), "/06811/han/1")


DEADLINE = DeadlineView(
    title="Hạn niêm yết",
    rule="05 ngày làm việc, tính từ ngày làm việc tiếp theo ngày ký văn bản",
    basis="Điều 12 khoản 3 Luật 10/2022/QH15",
    starts_on=date(2026, 11, 13),
    due_on=date(2026, 11, 20),
    calendar="Lịch ngày làm việc năm 2026, bản 3",
    days=[
        DayLine(date(2026, 11, 14), None, "Thứ Bảy, ngày nghỉ hằng tuần"),
        DayLine(date(2026, 11, 15), None, "Chủ nhật, ngày nghỉ hằng tuần"),
        *(DayLine(date(2026, 11, 15 + n), n, "Ngày làm việc") for n in range(1, 6)),
    ],
    changes=[
        "Hạn chuyển từ 19/11/2026 sang 20/11/2026. Lịch làm việc thay đổi: 14/11/2026, Thứ Bảy,"
        " ngày nghỉ hằng tuần."
    ],
)

HISTORY = [
    Event(
        NOW - timedelta(days=1),
        "Niêm yết tại Nhà văn hóa khu 7, có ảnh",
        "Trưởng khu 7",
        href="/tep/1",
    ),
    Event(NOW - timedelta(days=3), "Đăng trên cổng thông tin của phường", "Văn phòng HĐND và UBND"),
    Event(
        NOW - timedelta(days=4),
        "Duyệt nội dung công khai",
        "Phó Chủ tịch",
        document="Thông báo 94/TB-UBND",
    ),
    Event(NOW - timedelta(days=7), "Lập bản công khai từ văn bản đã ký", "Phòng KT, HT và ĐT"),
]
