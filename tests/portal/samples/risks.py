"""Where to look first: units with points, proposals. All of it is invented."""

from services.portal.pages.inspection_risks import OUTCOMES, STATES
from services.portal.views.frame import FormView, Link, State
from services.portal.views.risks import ProposalLine, RiskLine, RisksView

HERE = "/06811/viec/noi-nen-kiem-tra"
REASONS = [
    "Quá hạn công khai: 2 lần, 6 điểm (nhiều nhất 9)",
    "Đã đôn đốc mà vẫn chưa công khai: 1 lần, 5 điểm (nhiều nhất 10)",
]
RISKS = RisksView(
    finding="1 đề xuất kiểm tra đột xuất chờ xem xét",
    rule="Tính việc xảy ra trong 365 ngày gần đây. Từ 10 điểm thì đề xuất kiểm tra đột xuất.",
    basis="Kế hoạch của phường, mục II.2, II.7",
    proposals=[
        ProposalLine(
            "Phòng Văn hóa - Xã hội: 13 điểm",
            REASONS,
            ["đề xuất ngày 23/11/2026"],
            STATES["open"],
            form=FormView(f"{HERE}/1", {}, {"note": "Cần điền mục này."}, prefix="1-"),
            check=Link("/06811/viec/cuoc-kiem-tra?dot-xuat=1", "Lập cuộc kiểm tra"),
        ),
        ProposalLine(
            "Khu 2: 11 điểm", REASONS, [], STATES["dismissed"], "Đã kiểm tra tháng trước."
        ),
    ],
    outcomes=OUTCOMES,
    units=[
        RiskLine("Phòng Văn hóa - Xã hội", 13, REASONS, State("late", "13 điểm, nên kiểm tra")),
        RiskLine("Khu 1", 0, [], State("none", "0 điểm")),
    ],
)
NOTHING = RisksView("0", "", "", [], OUTCOMES, [])
