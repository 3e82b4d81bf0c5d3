"""The guide of a new ward, how it is reached, and the operators' pages that let it in."""

from services.portal.views import FormView, LandingView, Link, State, WardLine
from services.portal.views.first_steps import (
    ContactView,
    FirstStepsNote,
    FirstStepsView,
    FoundingView,
    Slip,
    StepLine,
)
from services.portal.views.office import ProvinceChoice

NOTE = FirstStepsNote("/06811/viec/bat-dau", "Đã xong 3 trong 11 bước đầu", "Kế hoạch của năm")
STEPS = [
    StepLine(
        "Đơn vị và khu phố",
        State("done", "Đã xong"),
        "45 đơn vị, trong đó 33 khu phố, thôn.",
        "Văn bản được niêm yết ở mọi khu phố.",
        "Điều 13 khoản 2 Luật 10/2022/QH15",
        "Chủ tịch hoặc Văn phòng",
    ),
    StepLine(
        "Kế hoạch của năm",
        State("todo", "Cần làm"),
        "Đưa tệp Word hoặc dán văn bản.",
        "Mỗi năm phải có kế hoạch.",
        "Điều 14 khoản 1 Luật 10/2022/QH15",
        "Văn phòng",
        Link("/06811/viec/ke-hoach", "Đưa kế hoạch vào"),
    ),
]
GUIDE = FirstStepsView(
    "Đã xong 1 trong 2 bước đầu", STEPS, "/06811", FormView("/06811/viec/bat-dau/cat"), False
)
AWAY = FirstStepsView(
    "Mọi bước đầu đã xong", STEPS[:1], "/06811", FormView("/06811/viec/bat-dau/hien-lai"), True
)
CONTACT = ContactView(
    FormView(
        "/06811/viec/lien-he",
        {"address": "Số 1 đường Mẫu", "phone": "gọi tôi"},
        {"phone": "Viết chưa đúng mẫu."},
    )
)
LETTING_IN = LandingView(
    "uong bi",
    "/00000/viec/phuong-xa",
    [ProvinceChoice("/00000/viec/phuong-xa?tinh=22#noi", "Tỉnh Quảng Ninh", 54, 1)],
    1,
    title="2 nơi khớp với “uong bi”",
    places=[
        WardLine("06811", "Phường Uông Bí", "/06811", "Tỉnh Quảng Ninh"),
        WardLine("06820", "Phường Mẫu", "/06820/viec/dua-vao", "Tỉnh Quảng Ninh", used=False),
    ],
)
PLACE, SIGN_IN = "Phường Mẫu, Tỉnh Quảng Ninh", "http://localhost:8080/06820/dang-nhap"
FOUNDING = FoundingView(PLACE, SIGN_IN, FormView("/06820/viec/dua-vao", {"key": "mau"}))
IN_USE = FoundingView(
    PLACE, SIGN_IN, None, lost=FormView("/06820/viec/dua-vao/chu-tich", {"key": "mau"})
)
FOUNDED = FoundingView(
    PLACE,
    SIGN_IN,
    None,
    [Slip("Chủ tịch UBND", "chutich", "mat-khau-mau"), Slip("Mặt trận", "mttq", "mau-khac")],
)
