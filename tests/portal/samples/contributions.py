"""Sample views of accounts of contributions; names and sums are invented."""

from dataclasses import replace
from datetime import date

from services.participation.contributions.words import STEPS as PAST
from services.portal.contribution_amounts import dong
from services.portal.contribution_steps import STEPS
from services.portal.contribution_words import KINDS
from services.portal.views import Choice, Clock, FormView, Link, State
from services.portal.views.contributions import (
    BookLine,
    BookView,
    FundLine,
    FundsView,
    FundView,
    GiverLine,
    LevelLine,
    ReceiptLine,
    SpendingLine,
)
from services.portal.views.matters import Act, Field
from tests.portal.samples.frame import DEADLINE
from tests.portal.samples.past import past

HERE, DESK = "/06811/dong-gop", "/06811/viec/dong-gop"
LEVEL = "mỗi hộ 2.000.000 đồng và 1 ngày công"
LINES = [
    FundLine(
        "Góp làm đường ngõ 4",
        f"{HERE}/1",
        State("live", "Đang thu, chi"),
        ["Khu phố 2", LEVEL, "thu 271.000.000 đồng", "chi 180.500.000 đồng", "còn 90.500.000 đồng"],
    ),
    FundLine(
        "Sửa nhà văn hóa",
        f"{HERE}/2",
        State("late", "Quá hạn niêm yết bảng kê"),
        ["Khu phố 3", "thu 46.000.000 đồng", "1 khoản chi chờ Mặt trận xác nhận"],
    ),
]
PUBLIC = FundsView("Nhân dân đóng góp", "2 sổ đang thu, chi; 0 sổ đã quyết toán", LINES)
OPENING = Act(
    "mo-so",
    "Mở sổ cho một quyết định",
    "Mở sổ",
    FormView(DESK, {}, {"level_dong": "Ghi số tiền mỗi hộ, hoặc số ngày công."}),
    [
        Field("matter_id", "Quyết định của các hộ", "select", choices=[Choice("1", "Làm đường")]),
        Field("level_dong", "Mỗi hộ góp (đồng)", "number", "Ví dụ: 2.000.000", optional=True),
        Field("level_days", "Mỗi hộ góp ngày công", hint="Ví dụ: 1 hoặc 0,5", optional=True),
    ],
)
WORK = replace(PUBLIC, acts=[OPENING])


def acts(in_book: bool) -> list[Act]:
    """Everything a head may do on one of the two pages."""
    typed = {"on": "2026-11-23", "key": "k"}
    return [
        Act(name, each.title, each.send, FormView(DESK, typed, prefix=f"{name}-"), each.fields)
        for name, each in STEPS.items()
        if each.in_book is in_book
    ]


ONE = FundView(
    title="Góp làm đường ngõ 4",
    back=Link(HERE, "Nhân dân đóng góp"),
    state=State("live", "Đang thu, chi"),
    facts=["Khu phố 2", LEVEL, "mở sổ 05/10/2026", "7 hộ được miễn"],
    sums=[
        ("Số dư chuyển vào khi mở sổ", dong(0)),
        ("Các hộ góp", dong(266_000_000)),
        ("Nhà hảo tâm, tổ chức ủng hộ", dong(5_000_000)),
        ("Đã chi", dong(180_500_000)),
    ],
    balance=dong(90_500_000),
    levels=[
        LevelLine(
            "Từ 05/10/2026: mỗi hộ 1.500.000 đồng",
            "/06811/nhan-dan-ban/1",
            "Số dư chuyển vào 5.000.000 đồng",
            State("done", "Mặt trận xác nhận 06/10/2026"),
        ),
        LevelLine(
            f"Từ 01/11/2026: {LEVEL}",
            "/06811/nhan-dan-ban/2",
            "",
            State("todo", "Chờ Mặt trận xác nhận"),
            f"{DESK}/1/muc/2",
            [("level_dong", "2000000")],
        ),
    ],
    beside=["Ngày công đã góp: 61,5 ngày công."],
    receipts=[
        ReceiptLine(date(2026, 10, 6), "Tiền", "24 hộ", "48.000.000 đồng", "1–24"),
        ReceiptLine(date(2026, 10, 7), "Tiền", "Một nhà hảo tâm", "5.000.000 đồng", "25"),
        ReceiptLine(date(2026, 10, 8), "Hiện vật", "1 hộ: 20 bao xi măng", "", "26"),
        ReceiptLine(date(2026, 10, 9), "Ngày công", "40 hộ", "20 ngày công", "27–66"),
    ],
    spendings=[
        SpendingLine(
            67,
            date(2026, 10, 20),
            "Bê tông tươi 60 khối",
            "80.500.000 đồng",
            "/files/06811/1",
            State("done", "Mặt trận xác nhận 22/10/2026"),
        ),
        SpendingLine(
            68,
            date(2026, 11, 20),
            "Thuê máy xúc 10 ca",
            "100.000.000 đồng",
            "",
            State("todo", "Chờ Mặt trận xác nhận"),
        ),
    ],
    corrections=["Dòng 69, 21/11/2026: hủy dòng 12 (-2.000.000 đồng). Ghi hai lần."],
    postings=["30/10/2026: đến dòng 67"],
    downloads=[
        Link(f"{HERE}/1/tai/pdf", "Bảng kê để niêm yết (PDF)"),
        Link(f"{HERE}/1/tai/xlsx", "Bảng kê để tính (XLSX)"),
    ],
    posting=Clock(date(2027, 1, 30), State("todo", "Còn 48 ngày làm việc")),
    deadline=DEADLINE,
    events=past(
        PAST,
        *("open_fund", "record_spending", "confirm_spending", "reverse_entry", "post_account"),
        number="12",
        reverses="11",
        posted_on="30/10/2026",
    ),
)
DESK_ONE = replace(
    ONE,
    back=Link(DESK, "Nhân dân đóng góp"),
    spendings=[
        ONE.spendings[0],
        replace(ONE.spendings[1], evidence="/files/06811/2", confirm=f"{DESK}/1/xac-nhan/2"),
    ],
    book=Link(f"{DESK}/1/so", "Ai đã góp, các dòng của sổ"),
    acts=acts(in_book=False),
)
BOOK = BookView(
    title="Ai đã góp: Góp làm đường ngõ 4",
    back=Link(f"{DESK}/1", "Góp làm đường ngõ 4"),
    finding="140 trong 199 hộ đã góp đủ hoặc được miễn",
    households=[
        GiverLine("1", "Người Mẫu Một", "2.000.000 đồng, 1 ngày công", State("done", "Đã góp đủ")),
        GiverLine("2", "Người Mẫu Hai", "chưa ghi khoản nào", State("none", "Chưa đủ")),
        GiverLine("3", "Người Mẫu Ba", "chưa ghi khoản nào", State("standing", "Miễn: hộ nghèo")),
    ],
    lines=[
        BookLine(
            69,
            date(2026, 11, 21),
            "Hủy dòng 12. Hộ 9",
            dong(-2_000_000),
            State("live", KINDS["money"]),
        ),
        BookLine(12, date(2026, 10, 6), "Hộ 9", "2.000.000 đồng", State("stopped", "Đã hủy")),
    ],
    acts=acts(in_book=True),
)
