"""Samples: the year of a plan, and calendar addresses."""

from dataclasses import replace
from datetime import date

from services.portal.look.lanes import Axis
from services.portal.views import (
    CalendarsView,
    Choice,
    FeedLine,
    FormView,
    Link,
    MonthLine,
    State,
    YearGroup,
    YearMark,
    YearPageView,
    YearRow,
)
from tests.portal.samples.frame import NOW, TODAY

AXIS = Axis(date(2026, 1, 1), date(2026, 12, 31), TODAY)
CULTURE = "Phòng Văn hóa - Xã hội"


def mark(month: int, day: int, kind: str) -> YearMark:
    return YearMark(AXIS.at(date(2026, month, day)), kind)


REPORTS = YearRow(
    "Tổng hợp báo cáo việc thực hiện dân chủ ở cơ sở hàng quý",
    "/06811/ke-hoach?ban=1#muc-II.7",
    State("late", "1 việc quá hạn"),
    [CULTURE, "hạn 31/03, 30/06, 30/09, 31/12"],
    [mark(3, 31, "done"), mark(6, 30, "done"), mark(9, 30, "late"), mark(12, 31, "due")],
    all_year=False,
    done=2,
    total=4,
)
POSTING = YearRow(
    "Niêm yết công khai 14 nội dung tại nhà văn hóa",
    "/06811/viec/nhiem-vu/1",
    State("live", "Đang thực hiện"),
    ["33 đơn vị", "Thường xuyên"],
    [],
    all_year=True,
    done=5,
    total=33,
)
TRAINING = YearRow(
    "Tổ chức các lớp tập huấn",
    "/06811/viec/nhiem-vu/2",
    State("stopped", "Không còn việc phải làm"),
    ["Trung tâm Cung ứng dịch vụ", "hạn 15/05"],
    [mark(5, 15, "stopped")],
    all_year=False,
    done=0,
    total=1,
)
YEAR = YearPageView(
    title="Việc của năm 2026",
    plan=Link("/06811/ke-hoach?ban=1", "Kế hoạch: thực hiện dân chủ ở cơ sở năm 2026"),
    finding="1 việc quá hạn, 7/38 việc đã xong",
    axis=AXIS,
    groups=[
        YearGroup("II.3", "II.3. Công khai", [POSTING, TRAINING]),
        YearGroup("II.7", "II.7. Thông tin, báo cáo", [REPORTS]),
    ],
    months=[MonthLine(month, month % 3, month % 2, int(month == 9)) for month in range(1, 13)],
    form=FormView("/06811/viec/ke-hoach-nam", {"don-vi": "", "theo": "", "chi": ""}),
    units=[Choice("", "Mọi đơn vị"), Choice("1", CULTURE)],
    orders=[Choice("", "Nội dung của kế hoạch"), Choice("don-vi", "Đơn vị chủ trì")],
    only=[Choice("", "Tất cả"), Choice("qua-han", "Quá hạn")],
)
PUBLIC_YEAR = replace(
    YEAR,
    finding="7/38 việc đã xong",
    groups=[YearGroup("II.3", "II.3. Công khai", [POSTING, TRAINING])],
    form=None,
    units=(),
    orders=(),
    only=(),
)
CALENDARS = CalendarsView(
    feeds=[
        FeedLine("Việc của đơn vị tôi", NOW, FormView("/06811/viec/lich/1/thu-hoi")),
        FeedLine("Việc của cả phường", NOW, FormView("/06811/viec/lich/2/thu-hoi")),
    ],
    form=FormView("/06811/viec/lich"),
    scopes=[Choice("unit", "Việc của đơn vị tôi", True), Choice("ward", "Việc của cả phường")],
    address="https://example.vn/api/wards/06811/planning/calendars/bi-mat/due-days.ics",
)
