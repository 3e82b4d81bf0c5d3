"""Samples of staff conferences: the list, a place before its conference, and one after it."""

from dataclasses import replace
from datetime import date, timedelta

from services.portal.views import (
    Choice,
    Event,
    FormView,
    MatterLine,
    OwedLine,
    State,
    WorkplaceLine,
    WorkplacesView,
    WorkplaceView,
)
from tests.portal.samples.frame import NOW, TODAY, clock, file

WORKPLACES = WorkplacesView(
    finding="1/3 đơn vị đã tổ chức hội nghị; 1 đơn vị chưa khai số người",
    lines=[
        WorkplaceLine(
            "Văn phòng HĐND và UBND", "/06811/viec/hoi-nghi/1", "Cơ quan, 42 người",
            State("done", "Đã thông qua nghị quyết"), None,
        ),
        WorkplaceLine(
            "Trường Tiểu học Bạch Đằng", "/06811/viec/hoi-nghi/2",
            "Trường học, chưa khai số người", State("todo", "Chưa lập kế hoạch"),
            clock(date(2026, 12, 31), "todo", "Còn 38 ngày"),
        ),
    ],
)  # fmt: skip
MATTERS = [
    MatterLine(
        "Thu, chi, quản lý các khoản đóng góp", "Điều 49 khoản 2 Luật 10/2022/QH15",
        "Lập quỹ hỗ trợ đồng nghiệp ốm đau.", "Do 14/42 người làm việc đề xuất ngày 02/11/2026",
        State("todo", "Chưa kết luận"),
        outcomes=[Choice("adopted", "Tập thể thông qua", True), Choice("rejected", "Không")],
        settle=FormView("/06811/viec/hoi-nghi/1/noi-dung/3", prefix="nd-3-"),
    ),
    MatterLine(
        "Kế hoạch công tác hằng năm", "Điều 53 khoản 2 Luật 10/2022/QH15",
        "Góp ý kế hoạch năm 2027.", "Do người đứng đầu đề xuất ngày 01/10/2026",
        State("done", "Đã tiếp thu, giải trình"), "Tiếp thu 5/6 ý kiến.",
    ),
]  # fmt: skip
PLANNED = WorkplaceView(
    name="Trường Tiểu học Bạch Đằng",
    facts=[("Số người làm việc", "42"), ("Ngày kết thúc năm công tác", "31/5")],
    state=State("live", "Đã có kế hoạch"),
    finding="Hội nghị toàn thể ngày 25/11/2026, 42 người được triệu tập",
    owed=[
        OwedLine(
            "Tổ chức hội nghị", clock(date(2026, 12, 31), "todo", "Còn 38 ngày"),
            "trong thời hạn 3 tháng", "Điều 51 Luật 10/2022/QH15",
        )
    ],
    rules=["Số người dự để hội nghị hợp lệ: ít nhất 2/3 (Điều 51 Luật 10/2022/QH15)."],
    story=["Ngày 10/11/2026: 20/42 người dự, không đủ người"],
    files=[],
    checks=[],
    matters=MATTERS,
    today=TODAY,
    matter_choices=[Choice("49.2", "Điều 49.2: Thu, chi các khoản đóng góp")],
    proposers=[Choice("union", "Tổ chức đại diện", True), Choice("staff", "Người làm việc")],
    forms=[Choice("plenary", "Toàn thể", True), Choice("delegates", "Đại biểu")],
    describe=FormView("/06811/viec/hoi-nghi/2/thong-tin", prefix="thong-tin-"),
    plan=FormView("/06811/viec/hoi-nghi/2/ke-hoach", prefix="ke-hoach-"),
    convene=FormView("/06811/viec/hoi-nghi/2/ket-qua", prefix="ket-qua-"),
    by_ballot=True,
    propose=FormView("/06811/viec/hoi-nghi/2/de-xuat", prefix="de-xuat-"),
)  # fmt: skip
HELD = replace(
    PLANNED,
    state=State("done", "Đã thông qua nghị quyết"),
    finding="Ngày 25/11/2026: 40/42 người dự, 39 tán thành",
    files=[file("Nghị quyết, PDF")],
    checks=[Event(NOW - timedelta(days=1), "Kiểm tra ngày 22/11/2026: đã làm 8/10 việc.")],
    plan=None,
    convene=None,
    check=FormView("/06811/viec/hoi-nghi/2/kiem-tra", prefix="kiem-tra-"),
)
