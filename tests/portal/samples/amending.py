"""Samples: an amendment to approve, what it changes, a decision on a task."""

from dataclasses import asdict, replace

from services.portal.views import (
    ChangeLine,
    Choice,
    Consequences,
    DutyRow,
    FormView,
    Link,
    PlanApprovalView,
    PlanChangesView,
    TaskDecisionView,
)
from tests.portal.samples.work import APPROVAL as PLAIN

REPORT = "Báo cáo kết quả 6 tháng"
APPROVAL = PlanApprovalView(
    **{name: getattr(PLAIN, name) for name in asdict(PLAIN)},
    duties=[
        DutyRow("II.3", "Niêm yết 14 nội dung", "Văn phòng HĐND và UBND", "Không ghi ngày"),
        DutyRow("III.1", REPORT, "Phòng Văn hóa - Xã hội", "trước ngày 30/5"),
    ],
    amends=Consequences(
        plan=Link("/06811/ke-hoach?ban=1", "Kế hoạch số 36/KH-UBND"),
        changes=Link("/06811/ke-hoach/2/thay-doi", "Xem từng thay đổi"),
        kept=31,
        changed=[f"{REPORT} (Phòng Văn hóa - Xã hội): hạn 22/05/2026 thành 29/05/2026"],
        added=["Tuyên truyền trên loa truyền thanh (Trung tâm Cung ứng dịch vụ)"],
        withdrawn=["Họp khu dân cư (Khu 1)", "Họp khu dân cư (Khu 2)"],
    ),
    sent_back=FormView(
        "/06811/viec/ke-hoach/2/tra-lai", errors={"reason": "Cần điền mục này."}, prefix="tl-"
    ),
)
CHANGES = PlanChangesView(
    title="Những gì thay đổi trong kế hoạch năm 2026",
    before=Link("/06811/ke-hoach?ban=1", "năm 2026, số 36/KH-UBND ngày 12/01/2026"),
    after=Link("/06811/ke-hoach?ban=2", "năm 2026, số 45/KH-UBND ngày 03/03/2026"),
    sentences=[
        ChangeLine("Sửa", "III.1", "Báo cáo trước ngày 25/5.", "Báo cáo trước ngày 30/5."),
        ChangeLine("Thêm", "II.1", "", "Tuyên truyền trên hệ thống loa truyền thanh."),
        ChangeLine("Bỏ", "III.2", "Tổ chức các cuộc họp của cộng đồng khu dân cư."),
    ],
    duties=[
        ChangeLine("Sửa", "III.1", "", REPORT, ["Hạn: trước ngày 25/5 → trước ngày 30/5"]),
        ChangeLine("Thêm", "II.1", "", "Tuyên truyền", ["Chủ trì: Trung tâm Cung ứng dịch vụ"]),
        ChangeLine("Bỏ", "III.2", "Họp khu dân cư"),
    ],
)
PUBLIC = replace(CHANGES, sentences=[], duties=None)
DECISION = TaskDecisionView(
    subject=Link("/06811/viec/nhiem-vu/1", REPORT),
    lead="Phòng Văn hóa - Xã hội",
    due="22/05/2026",
    form=FormView("/06811/viec/nhiem-vu/1/quyet-dinh", errors={"due_on": "Hạn mới đã qua."}),
    units=[Choice("", "Giữ nguyên"), Choice("1", "Văn phòng HĐND và UBND")],
)
