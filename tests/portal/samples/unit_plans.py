"""Samples: who has a plan of its own, a draft to write, a plan to approve, one in force."""

from dataclasses import replace

from services.portal.views import (
    Choice,
    FormView,
    Link,
    ReadStep,
    State,
    StepLine,
    UnitPlanLine,
    UnitPlanPageView,
    UnitPlansView,
    UnitTextView,
)
from services.portal.views.unit_plans import PlansWaitingView, WaitingPlan
from tests.portal.samples.frame import HISTORY

HERE = "/06811/viec/ke-hoach-don-vi/1"
PLANS = UnitPlansView(
    year=2026,
    finding="1/3 đơn vị đã có kế hoạch có hiệu lực",
    lines=[
        UnitPlanLine("Khu 1", State("none", "Chưa có kế hoạch")),
        UnitPlanLine(
            "Khu 2",
            State("todo", "Đã trình, chờ phê duyệt"),
            [Link(HERE, "Đã trình, chờ phê duyệt")],
        ),
        UnitPlanLine(
            "Phòng Văn hóa - Xã hội",
            State("live", "Đang có hiệu lực"),
            [Link(HERE, "Số 12/KH-VHXH ngày 20/01/2026")],
        ),
    ],
    draft=FormView("/06811/viec/ke-hoach-don-vi?nam=2026"),
    waiting=Link("/06811/viec/duyet-ke-hoach-don-vi?nam=2026", "Xem và phê duyệt 1 kế hoạch"),
)
WAITING = PlansWaitingView(
    2026,
    [
        WaitingPlan(
            "2",
            "Khu 2",
            HERE,
            ["Sửa loa ở nhà văn hóa (hạn 30/06/2026)", "Họp khu dân cư"],
            ["Niêm yết 14 nội dung tại nhà văn hóa"],
            "chon.2",
            "so.2",
            ("doc.2", "0" * 64),
        ),
        WaitingPlan("3", "Khu 3", HERE, [], [], "chon.3", "so.3", ("doc.3", "1" * 64)),
    ],
    FormView(
        "/06811/viec/duyet-ke-hoach-don-vi?nam=2026",
        {"key": "1", "signed_on": "2026-11-23", "so.2": "05/KH-K2", "chon.2": "1"},
        {"reason": "Cần điền."},
        "Cần ghi cần sửa những gì.",
    ),
)
STEPS = [
    StepLine(
        "Tổ chức các cuộc họp của cộng đồng khu dân cư",
        "hạn 30/06/2026",
        State("late", "Quá hạn"),
        Link("/06811/viec/nhiem-vu/1", "Việc của phường, mục III.6"),
        FormView(f"{HERE}/viec/1/bo"),
        "Bỏ",
    ),
    StepLine("Sửa loa ở nhà văn hóa", "không đặt hạn", State("live", "Đang làm"), None),
]
DRAFT = UnitPlanPageView(
    title="Kế hoạch của Khu 1, năm 2026",
    unit="Khu 1",
    state=State("todo", "Dự thảo"),
    year=2026,
    steps=STEPS,
    left_out=["Niêm yết 14 nội dung tại nhà văn hóa"],
    returned="Cần ghi ngày họp từng quý.",
    add=FormView(f"{HERE}/them", errors={"title": "Cần điền mục này."}, prefix="them-"),
    tasks=[Choice("", "Việc riêng của đơn vị"), Choice("1", "Họp khu dân cư")],
    submit=FormView(f"{HERE}/trinh", prefix="trinh-"),
    text=Link(f"{HERE}/van-ban", "Văn bản của kế hoạch"),
    downloads=[Link(f"{HERE}.pdf", "Bản PDF"), Link(f"{HERE}.docx", "Bản Word")],
    events=HISTORY,
)
TO_APPROVE = replace(
    DRAFT,
    state=State("todo", "Đã trình, chờ phê duyệt"),
    returned="",
    add=None,
    submit=None,
    approve=FormView(f"{HERE}/duyet", {"signed_on": "2026-11-23"}, prefix="duyet-"),
    send="Phê duyệt kế hoạch",
    content_sha256="ab" * 32,
    sent_back=FormView(f"{HERE}/tra-lai", prefix="tra-lai-"),
)
READ = [
    ReadStep(
        "s1",
        "II.1/1",
        "Tổ chức các cuộc họp của cộng đồng khu dân cư. Ghi biên bản.",
        "Tổ chức các cuộc họp của cộng đồng khu dân cư",
        "",
        [Choice("", "Việc riêng của đơn vị"), Choice("1", "Họp khu dân cư", True)],
        "accept",
        "Kế hoạch đã có việc để thực hiện nhiệm vụ này của phường.",
    ),
    ReadStep(
        "s2",
        "II.1/2",
        "Niêm yết kết quả họp tại nhà văn hóa trước ngày 20/5.",
        "Niêm yết kết quả họp tại nhà văn hóa",
        "2026-05-19",
        [Choice("", "Việc riêng của đơn vị"), Choice("1", "Họp khu dân cư")],
    ),
]
TEXT = UnitTextView(
    title="Văn bản kế hoạch của Khu 1, năm 2026",
    plan=Link(HERE, "Kế hoạch của Khu 1"),
    source="Đọc từ tệp Word lúc 10:12, thứ Hai 23/11/2026",
    passages=[
        "KẾ HOẠCH",
        "II. NỘI DUNG",
        "1. Họp",
        f"- {READ[0].sentence}",
        f"- {READ[1].sentence}",
    ],
    notices=["Chữ TCVN3 trong tệp đã được chuyển sang Unicode."],
    left_out=["2"],
    steps=READ,
    form=FormView(f"{HERE}/van-ban/viec", alert="Ngày 19/05/2027 ngoài năm 2026 của kế hoạch."),
    upload=FormView(f"{HERE}/van-ban"),
)
EMPTY_TEXT = UnitTextView(
    "Văn bản kế hoạch của Khu 1, năm 2026",
    TEXT.plan,
    "Kế hoạch này chưa có văn bản.",
    (),
    upload=FormView(f"{HERE}/van-ban", errors={"text": "Dán phần kế hoạch."}),
)
