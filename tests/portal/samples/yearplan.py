"""Sample views of what a ward asks of itself: items, forms, its plan of a year, its staff."""

from dataclasses import replace
from datetime import date

from services.portal.views import (
    AdditionLine,
    Choice,
    FormView,
    InternalBoardView,
    InternalEditView,
    InternalKhoanLine,
    InternalLine,
    InternalPaperView,
    Link,
    State,
    WideningView,
    YearPlanLine,
    YearPlanLineView,
    YearPlansView,
    YearPlanView,
)
from tests.portal.samples.frame import DEADLINE, HISTORY, document

DESK = "/06811/viec/danh-muc"
WIDENING = WideningView(
    finding="Phường tự đặt 1 quy định công khai ngoài luật",
    rules=["Phường chỉ thêm nội dung vào khoản 14; không được bớt điều luật yêu cầu."],
    additions=[
        AdditionLine(
            "Phương án sắp xếp chợ dân sinh",
            "Nội dung mới của khoản 14, niêm yết 20 ngày tại trụ sở và nhà văn hóa",
            "02/03/2026",
            "07/QĐ-UBND ngày 02/02/2026",
            State("todo", "Chờ duyệt"),
            FormView(f"{DESK}/1/duyet"),
            FormView(f"{DESK}/1/khong-duyet"),
        ),
        AdditionLine(
            "Dự toán ngân sách, kế hoạch tài chính đã được Hội đồng nhân dân quyết định",
            "Niêm yết tại trụ sở 45 ngày",
            "02/03/2026 đến 31/12/2026",
            "07/QĐ-UBND ngày 02/02/2026",
            State("done", "Đã duyệt"),
        ),
    ],
    items=[Choice("2b", "Khoản 2b: Dự toán ngân sách")],
    rhythms=[Choice("event", "Khi phát sinh")],
    owners=[Choice("economy", "Phòng Kinh tế, Hạ tầng và Đô thị")],
    forms=[Choice("posting/headquarters", "Niêm yết tại trụ sở")],
    new_item=FormView(f"{DESK}/noi-dung", prefix="i-"),
    new_form=FormView(
        f"{DESK}/hinh-thuc", {"days": "20"}, {"days": "Luật yêu cầu ít nhất 30 ngày."}, prefix="f-"
    ),
)


def _line(item: str, title: str, unit: str, moment: str, edit: str = "") -> YearPlanLine:
    forms = (
        "Đăng trên cổng, trang thông tin điện tử; Niêm yết tại trụ sở và tại nhà văn hóa, "
        "điểm sinh hoạt cộng đồng"
    )
    return YearPlanLine(item, title, unit, forms, moment, "niêm yết ít nhất 30 ngày liên tục", edit)


LINES = [
    _line(
        "2c",
        "Tình hình thực hiện dự toán ngân sách quý, 6 tháng và năm",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Quý I: 15/04/2026; Quý II: 15/07/2026; Quý III: 15/10/2026; Quý IV: 15/01/2027",
        "/06811/viec/ke-hoach-cong-khai/1/noi-dung/2c",
    ),
    _line(
        "10a",
        "Kết quả thanh tra, kiểm tra",
        "",
        "Khi phát sinh, trong thời hạn 5 ngày làm việc từ khi có văn bản",
    ),
]
YEAR_PLAN = YearPlanView(
    title="Kế hoạch công khai thông tin năm 2026",
    state=State("live", "Đã được Ủy ban nhân dân thông qua"),
    finding="47 nội dung, mỗi nội dung một đơn vị chịu trách nhiệm",
    document=document("12/KH-UBND", date(2026, 1, 26)),
    lines=LINES,
    downloads=[Link("/06811/ke-hoach-cong-khai/1/tai/pdf", "Bản PDF")],
    versions=[Link("/06811/ke-hoach-cong-khai?ban=2", "Kế hoạch công khai thông tin năm 2025")],
)
YEAR_PLAN_DESK = replace(
    YEAR_PLAN,
    state=State("todo", "Đã trình, chờ Ủy ban nhân dân thông qua"),
    document=None,
    capacities=[Choice("tm", "TM. Ủy ban nhân dân, Chủ tịch ký", True)],
    approve=FormView(f"{DESK}/1/thong-qua", prefix="thong-qua-"),
    take_back=FormView(f"{DESK}/1/rut", prefix="rut-"),
    events=HISTORY,
)
YEAR_PLAN_DRAFT = replace(
    YEAR_PLAN_DESK,
    state=State("todo", "Dự thảo"),
    approve=None,
    take_back=None,
    submit=FormView(
        f"{DESK}/1/trinh", alert="Còn 1 nội dung chưa giao đơn vị chịu trách nhiệm: 10a."
    ),
)
YEAR_PLANS = YearPlansView(
    finding="1 bản kế hoạch công khai đã lập",
    rule="Ủy ban nhân dân thông qua tập thể (Điều 14 khoản 1 Luật 10/2022/QH15).",
    plans=[
        (
            Link("/06811/ke-hoach-cong-khai?ban=1", "Kế hoạch công khai thông tin năm 2026"),
            State("live", "Đã được Ủy ban nhân dân thông qua"),
            "12/KH-UBND",
        )
    ],
    years=[Choice("2026", "2026", True), Choice("2027", "2027")],
    new=FormView("/06811/viec/ke-hoach-cong-khai"),
)
YEAR_PLAN_LINE = YearPlanLineView(
    title="Nội dung 2c: Tình hình thực hiện dự toán ngân sách quý, 6 tháng và năm",
    subject=Link("/06811/ke-hoach-cong-khai?ban=1", "Kế hoạch công khai"),
    facts=[("Thời hạn", "niêm yết ít nhất 30 ngày liên tục")],
    form=FormView(
        "/06811/viec/ke-hoach-cong-khai/1/noi-dung/2c",
        {"day-2026-Q1": "2026-04-15", "at-1": "posting/headquarters", "days-1": "20"},
        {"days-1": "Luật yêu cầu ít nhất 30 ngày."},
    ),
    units=[Choice("", "Chưa giao"), Choice("kt", "Phòng Kinh tế, Hạ tầng và Đô thị")],
    days=[("day-2026-Q1", "Quý I"), ("day-2026-Q2", "Quý II")],
    extras=(1, 2),
    forms=[Choice("", "Không thêm"), Choice("posting/headquarters", "Niêm yết tại trụ sở")],
)

NOTICE = document("22/TB-UBND", date(2026, 3, 2))
INTERNAL = InternalBoardView(
    finding="1/12 khoản đang có nội dung công khai trong nội bộ, 1 văn bản quá hạn",
    rules=["Chỉ cán bộ, công chức đã đăng nhập của phường xem được; không đăng ra ngoài."],
    khoans=[
        InternalKhoanLine(
            6,
            "Tuyển dụng, sử dụng, đánh giá, khen thưởng, kỷ luật",
            State("live", "1 nội dung đang công khai"),
            "1 văn bản chờ",
            [
                InternalLine(
                    "Thông báo kết quả xếp loại năm 2025",
                    "/06811/viec/noi-bo/1",
                    NOTICE,
                    State("live", "Đã công khai"),
                    "giữ đến hết 22/03/2026",
                )
            ],
        ),
        InternalKhoanLine(9, "Nội quy, quy chế", State("none", "Chưa phát sinh"), "", ()),
    ],
    acts=[Link("/06811/viec/noi-bo/moi", "Công khai nội bộ một văn bản")],
)
INTERNAL_PAPER = InternalPaperView(
    title="Thông báo kết quả xếp loại năm 2025",
    subject="/06811/viec/noi-bo",
    state=State("live", "Đã công khai"),
    document=NOTICE,
    facts=[("Khoản", "Khoản 6 Điều 46")],
    summary="Xếp loại theo bốn mức.",
    body="Dòng một.\nDòng hai.",
    files=[Link("/files/1", "Văn bản kèm theo")],
    warning="Chỉ công khai trong nội bộ",
    deadline=DEADLINE,
    approve=FormView("/06811/viec/noi-bo/1/duyet", prefix="duyet-"),
    publish=FormView("/06811/viec/noi-bo/1/cong-khai", prefix="cong-khai-"),
    post=FormView("/06811/viec/noi-bo/1/niem-yet", prefix="niem-yet-"),
    end=FormView("/06811/viec/noi-bo/1/ket-thuc", prefix="ket-thuc-"),
    withdraw=FormView("/06811/viec/noi-bo/1/thu-hoi", prefix="thu-hoi-"),
    events=HISTORY,
)
INTERNAL_EDIT = InternalEditView(
    form=FormView("/06811/viec/noi-bo/moi", {"khoan": "6"}, {"title": "Cần điền mục này."}),
    khoans=[Choice("6", "Khoản 6: Tuyển dụng, sử dụng, đánh giá")],
    units=[Choice("", "Cả cơ quan UBND")],
    forms=[Choice("site", "Trang nội bộ (phần mềm này)", True)],
    rules=["Công khai trong thời hạn 5 ngày làm việc."],
)
