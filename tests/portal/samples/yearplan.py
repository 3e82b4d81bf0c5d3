"""Sample views of what a ward asks of itself: its own items and forms."""

from services.portal.views import AdditionLine, Choice, FormView, State, WideningView

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
