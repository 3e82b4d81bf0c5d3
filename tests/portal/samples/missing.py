"""Sample views of a sheet that is not there."""

from dataclasses import replace

from services.portal.offline import SENTENCES
from services.portal.offline import STATES as STATES_ON_PHONE
from services.portal.views import (
    Choice,
    FormView,
    Link,
    MissingFormView,
    MissingSheetView,
    Offline,
    State,
)
from services.portal.wall_notes import SAID
from tests.portal.samples.frame import DEADLINE, HISTORY, TODAY

PAPER = Link("/06811/cong-khai/3", "Thông báo 94/TB-UBND")

FORM = MissingFormView(
    title="Hỗ trợ sửa nhà sau bão, đợt 2",
    disclosure=PAPER,
    rule="Trong 3 ngày làm việc, kể từ ngày nhận phản ánh",
    places=[Choice(f"k{n}", f"Nhà văn hóa khu {n} (Còn 26 ngày)") for n in range(1, 34)],
    form=FormView(
        "/06811/cong-khai/3/khong-thay",
        {"place_id": "k3"},
        {"photo": "Tệp này không phải là ảnh đọc được. Hãy chụp hoặc chọn lại ảnh."},
    ),
)

SHEET = MissingSheetView(
    title="Hỗ trợ sửa nhà sau bão, đợt 2",
    disclosure=PAPER,
    place="Nhà văn hóa khu 12",
    code="K7WM3QXA",
    state=State("broken", "Đúng là không có"),
    told_on=TODAY,
    times_told=2,
    events=HISTORY,
    deadline=DEADLINE,
    photo="/tep/1",
)

WORK = replace(
    SHEET,
    state=State("soon", "Còn 2 ngày làm việc"),
    photo="",
    sent_photos=["/tep/2", "/tep/3"],
    told_by="người dân",
    outcomes=[
        Choice("sheet_there", "Tờ niêm yết vẫn còn"),
        Choice("gap_confirmed", "Đúng là không có"),
    ],
    form=FormView("/06811/viec/khong-thay/1", {"looked_on": "2026-11-23"}),
    offline=Offline(SENTENCES | {"open": "1"}, STATES_ON_PHONE | SAID, "/06811/dang-nhap"),
    place_id="k12",
    report_id="1",
)
