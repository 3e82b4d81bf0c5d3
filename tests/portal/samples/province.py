"""A province with some of its wards, a total opened, a trend, its open data. All invented."""

from services.portal.views import Cell, Choice, FieldLine, Link, State
from services.portal.views.province import (
    PartLine,
    ProvinceDataView,
    ProvinceFigureView,
    ProvinceTrendView,
    ProvinceView,
    ShareLine,
    Tile,
    TotalLine,
    TrendLine,
    WardReportLine,
)

HALF = "6 tháng đầu năm 2026"
BEFORE = "6 tháng đầu năm 2025"
REPORT = "/06811/bao-cao/0199c0de-0000-7000-8000-000000000009"
ON_TIME, LATE = State("done", "Đã gửi đúng hạn"), State("late", "Quá hạn 4 ngày")
NONE = State("none", "Chưa có kỳ")

PROVINCE = ProvinceView(
    title=f"Các phường, xã: {HALF}",
    finding="50/54 phường, xã, đặc khu đã gửi báo cáo, 3 nơi quá hạn, 1 nơi chưa có kỳ báo cáo",
    action="/P0022/tinh",
    periods=[
        Choice("half_year.2026.1", HALF, chosen=True),
        Choice("half_year.2025.1", BEFORE),
    ],
    others=[Choice("half_year.2025.1", BEFORE, chosen=True)],
    sums=[(LATE, 3), (ON_TIME, 50), (NONE, 1)],
    tiles=[
        Tile("Uông Bí", REPORT, ON_TIME, ["Công khai đúng hạn: thấp khác hẳn"]),
        Tile("Mẫu Một", "", LATE),
        Tile("Mẫu Hai", "", NONE),
        *(Tile(f"Mẫu {number}", REPORT, ON_TIME) for number in range(4, 55)),
    ],
    totals=[
        (
            "Dân biết",
            [
                TotalLine(
                    "Lượt nội dung được công khai",
                    Cell("1.032", "/P0022/tinh/so/published?ky=half_year.2026.1", figure=True),
                    "lượt",
                    "19,5",
                    "50 nơi",
                ),
                TotalLine("Khu phố, thôn, tổ dân phố", Cell("0"), "khu phố", "chưa có", "0 nơi"),
            ],
        ),
    ],
    shares=[
        ShareLine(
            "Công khai đúng hạn",
            "94,1% (971/1.032)",
            "95%",
            "50 nơi, so 48 nơi",
            [Link(f"{REPORT}/so/period.published_on_time", "Phường Uông Bí: 20% (4/20)")],
            "90% (900/1.000); cùng 48 nơi nay 94% (940/1.000)",
            "tăng 4,0 điểm phần trăm, tốt hơn",
        ),
        ShareLine("Đơn giải quyết trễ", "chưa có số liệu", "chưa có", "0 nơi, so 0 nơi", []),
    ],
    wards=[
        WardReportLine(
            "Phường Uông Bí",
            REPORT,
            ON_TIME,
            "Báo cáo 36/BC-UBND, 22/05/2026",
            "25/31 chỉ tiêu có số liệu",
        ),
        WardReportLine("Phường Mẫu Một", "", LATE, "", ""),
    ],
    than=BEFORE,
    alert="Chỉ so sánh hai kỳ cùng loại.",
)
PROVINCE_FIGURE = ProvinceFigureView(
    value="1.032",
    title="Lượt nội dung được công khai",
    unit="lượt",
    period=Link("/P0022/tinh?ky=half_year.2026.1", HALF),
    parts=[
        PartLine(
            "Phường Uông Bí",
            "20",
            f"{REPORT}/so/period.published",
            Link(REPORT, "Báo cáo số 36/BC-UBND"),
        )
    ],
)
PROVINCE_TREND = ProvinceTrendView(
    kinds=[Choice("half_year", "6 tháng đầu năm", chosen=True), Choice("year", "Năm")],
    action="/P0022/tinh/xu-huong",
    periods=["6T/2024", "6T/2025", "6T/2026"],
    issued=[("6T/2024", 0, 0, 0), ("6T/2025", 40, 8, 50), ("6T/2026", 49, 1, 53)],
    lines=[
        TrendLine(
            "Công khai đúng hạn",
            ["chưa có số liệu", "90% (900/1.000)", "94,1% (971/1.032)"],
            [None, 90.0, 94.1],
        ),
    ],
)
PROVINCE_DATA = ProvinceDataView(
    licence="Được tự do xem, chia sẻ, dùng lại.",
    addresses=[Link("/api/wards/P0022/reporting/open-data/wards.csv", "CSV")],
    fields=[FieldLine("ward", "chữ", "Mã phường, xã, đặc khu")],
)
