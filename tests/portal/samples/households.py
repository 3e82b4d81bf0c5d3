"""Sample views of households. Nobody here is a real person."""

from dataclasses import replace

from services.portal.household_steps import STEPS
from services.portal.views import Choice, FormView, ImportRow, Link, State
from services.portal.views.households import (
    HouseholdAct,
    HouseholdDeskView,
    HouseholdEntryView,
    HouseholdImportView,
    HouseholdLine,
    HouseholdOwnView,
    HouseholdTask,
    RollOf,
    RollPageView,
    RollsView,
)

HERE = "/06811/viec/ho"
CHECKS = [
    Choice("capable", "Có năng lực hành vi dân sự đầy đủ"),
    Choice("namesake", "Là người khác, chỉ trùng tên và năm sinh"),
]
DONE = State("done", "Đã có danh sách")
ROLLS = RollsView(
    "240 hộ ở 3 nơi, 1 nơi chưa có danh sách",
    [
        RollOf("Khu phố Bắc Sơn", "128 hộ", f"{HERE}/1", DONE),
        RollOf("Khu phố Nam Sơn", "112 hộ", "", DONE),
        RollOf("Khu phố Yên Thanh", "", f"{HERE}/3", State("todo", "Chưa có danh sách")),
    ],
)
ROLL = RollPageView(
    name="Khu phố Bắc Sơn",
    finding="128 hộ gia đình",
    back=Link(HERE, "Hộ gia đình"),
    query="",
    lines=[
        HouseholdLine(
            "Hộ 1. Nguyễn Thị Mẫu",
            f"{HERE}/mot/1",
            ["Số 7, ngõ 12, tổ 3"],
            State("done", "Đã có giấy"),
        ),
        HouseholdLine(
            "Hộ 2. Trần Văn Mẫu",
            f"{HERE}/mot/2",
            ["Số 9, ngõ 12, tổ 3", "được ủy quyền đến hết 30/11/2026"],
            State("none", "Chưa có giấy"),
        ),
    ],
    adding=FormView(
        f"{HERE}/1",
        {"full_name": "Lê Văn Mẫu", "born": "2010", "address": "Ngõ 5"},
        alert="Người đại diện hộ phải đủ 18 tuổi và có năng lực hành vi dân sự đầy đủ.",
    ),
    checks=CHECKS,
    printing=FormView(f"{HERE}/1/giay", prefix="giay-"),
    waiting=127,
    importing=f"{HERE}/1/nhap",
)
HOUSEHOLD = HouseholdDeskView(
    id="2",
    title="Hộ số 2",
    back=Link(f"{HERE}/1", "Khu phố Bắc Sơn"),
    state=State("live", "Trong danh sách"),
    facts=[("Địa chỉ", "Số 9, ngõ 12, tổ 3"), ("Từ ngày", "02/03/2026")],
    people=[
        (
            "Trần Văn Mẫu, sinh năm 1990",
            "được ủy quyền từ 01/11/2026 đến hết 30/11/2026",
        ),
        ("Trần Thị Mẫu, sinh năm 1960", "đại diện từ 02/03/2026"),
    ],
    acts=[
        HouseholdAct(
            key=key,
            title=step.title,
            send=step.send,
            form=FormView(f"{HERE}/mot/2/{key}", prefix=f"{key}-"),
            fields=step.fields,
            open=key == "uy-quyen",
        )
        for key, step in STEPS.items()
    ],
    checks=CHECKS,
    others=[Choice("1", "Hộ 1. Nguyễn Thị Mẫu")],
    endings=[Choice("moved_away", "Chuyển đi nơi khác")],
    new_paper=f"{HERE}/1/giay",
)
IMPORT = HouseholdImportView(
    name="Khu phố Bắc Sơn",
    back=Link(f"{HERE}/1", "Khu phố Bắc Sơn"),
    head=["Số hộ", "Người đại diện", "Ngày sinh", "Địa chỉ"],
    template=f"{HERE}/1/nhap/mau",
    form=FormView(f"{HERE}/1/nhap"),
    rows=[
        ImportRow(2, ["1", "Nguyễn Thị Mẫu", "05/02/1970", "Ngõ 12"], [], unchanged=True),
        ImportRow(3, ["2", "Trần Văn Mẫu", "1980", "Ngõ 14"], []),
    ],
    fresh=1,
    confirm=FormView(f"{HERE}/1/nhap/ghi", {"receipt": "", "text": "…"}),
)
IMPORT_BAD = HouseholdImportView(
    name=IMPORT.name,
    back=IMPORT.back,
    head=IMPORT.head,
    template=IMPORT.template,
    form=IMPORT.form,
    rows=[
        ImportRow(
            2,
            ["1", "Trẻ Mẫu", "2015", "Ngõ 12"],
            ["Người đại diện hộ phải đủ 18 tuổi và có năng lực hành vi dân sự đầy đủ."],
        )
    ],
)
ENTRY = HouseholdEntryView(
    FormView("/06811/ho", {"code": "ABCD2345"}, alert="Không mở được trang của hộ nào.")
)
OWN = HouseholdOwnView(
    "Hộ số 2, Khu phố Bắc Sơn",
    [
        "Giấy này được mở lần đầu ngày 23/11/2026. Nếu đó không phải người trong hộ, hãy báo ngay "
        "trưởng khu phố để hủy mã.",
        "Giấy dùng được đến hết ngày 02/03/2027.",
    ],
    [
        HouseholdTask(
            "Giờ đóng cửa nhà văn hóa",
            "Có đồng ý biểu quyết trực tuyến (điện thoại hoặc phiếu giấy) không?",
            "/06811/ho/dong-y-truc-tuyen/1",
            "Đồng ý",
            {"code": "ABCD2345", "secret": "ABCDEFGHJKLM2345"},
        ),
        HouseholdTask(
            "Mức đóng góp làm nhà văn hóa",
            "Đã thống nhất đưa ra bàn",
            "/06811/nhan-dan-ban/1",
            "Xem nội dung",
        ),
    ],
)
OWN_SAID = replace(OWN, done="Đã ghi: hộ đồng ý biểu quyết trực tuyến.")
OWN_REFUSED = replace(OWN, alert="Hộ đã đồng ý biểu quyết trực tuyến về nội dung này rồi: số 2.")
OWN_EMPTY = HouseholdOwnView(OWN.title, OWN.notes, [])
