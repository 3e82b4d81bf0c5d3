"""The ward today under the six sayings, and the leader's page."""

from datetime import date

from services.portal.views import Cell, DutyCard, Link
from services.portal.views.today import LeaderView, OwedCount, Saying, SayingLine, SayingsView
from tests.portal.samples.frame import clock


def _number(text: str, key: str = "period.published") -> Cell:
    return Cell(text, f"/06811/hom-nay/so/{key}", figure=True)


SAYINGS = SayingsView(
    compared="Quý này tính từ 01/10/2026 đến 23/11/2026, đặt cạnh cùng số ngày đầu quý trước"
    " (01/07/2026 đến 23/08/2026).",
    sayings=[
        Saying(
            "know",
            "Dân biết",
            [
                SayingLine(
                    "Lượt nội dung được công khai",
                    "lượt",
                    _number("41"),
                    _number("38", "before.published"),
                    "tăng 3",
                    _number("160", "year.published"),
                ),
                SayingLine(
                    "Nghĩa vụ công khai quá hạn chưa thực hiện",
                    "nghĩa vụ",
                    _number("2", "period.obligations_overdue"),
                    _number("2", "before.obligations_overdue"),
                    "không đổi",
                    Cell("số hiện có"),
                ),
            ],
        ),
        Saying("benefit", "Dân thụ hưởng", []),
    ],
)
LATE = DutyCard(
    "45/QĐ-UBND: Tình hình thực hiện ngân sách quý III",
    "/06811/viec/nghia-vu/1",
    clock(date(2026, 11, 9), "late", "Quá hạn 10 ngày làm việc"),
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    Link("/06811/ke-hoach", "Kế hoạch, mục II.3"),
    "Công khai",
)
COMING = DutyCard(
    "Tổ chức cuộc họp của cộng đồng khu dân cư",
    "/06811/viec/nhiem-vu/2",
    clock(date(2026, 11, 27), "soon", "Còn 4 ngày"),
    "Khu phố 7",
    None,
    "Kế hoạch",
)
HERE = "/06811/viec/lanh-dao"
LEADER = LeaderView(
    finding="1 việc quá hạn, 1 việc đến hạn trong 7 ngày tới",
    away="Phần đơn thư đang tạm nghỉ nên chưa có ở đây",
    late=[LATE],
    coming=[COMING],
    units=[
        OwedCount(
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            Cell("1", f"{HERE}?don-vi=Phong#qua-han", figure=True),
            Cell("0", figure=True),
        ),
        OwedCount("Khu phố 7", Cell("0"), Cell("1", f"{HERE}?don-vi=Khu#sap-den", figure=True)),
    ],
    kinds=[
        OwedCount(
            "Công khai",
            Cell("1", f"{HERE}?loai=cong-khai#qua-han", figure=True),
            Cell("0", figure=True),
        )
    ],
    sayings=SAYINGS,
    kept="Khu phố 7",
    whole=Link(HERE, "Xem tất cả"),
    more=Link(f"{HERE}?xem=het#qua-han", "Xem cả 60 việc"),
)
LEADER_WITHOUT = LeaderView(
    finding="Không có việc nào quá hạn, 0 việc đến hạn trong 7 ngày tới",
    covers="Trang này gồm việc của kế hoạch, công khai, niêm yết và báo cáo của UBND.",
    away="Phần số liệu năm nay đang tạm nghỉ nên chưa có ở đây",
    late=[],
    coming=[],
    units=[],
    kinds=[],
    sayings=None,
)
