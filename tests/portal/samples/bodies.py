"""Samples of bodies that meet: the committee, the Front, a meeting before and after it was held."""

from dataclasses import replace
from datetime import date, timedelta

from services.portal.views import (
    Choice,
    CommitteeView,
    ConclusionLine,
    Event,
    FormView,
    FrontView,
    Link,
    MeetingLine,
    MeetingPageView,
    ProgrammeItemLine,
    ProgrammeLine,
    ProgrammeView,
    Seat,
    State,
    TaskLine,
)
from tests.portal.samples.frame import HISTORY, NOW, clock, document, file

UNITS = [
    Choice("1", "Văn phòng HĐND và UBND"),
    Choice("2", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    Choice("3", "Khu 7"),
]
MEETINGS = [
    MeetingLine(
        "Sơ kết quý IV", "/06811/viec/hop/2", date(2026, 12, 28), "14:00", "Phòng họp số 2",
        State("todo", "Đã mời họp"),
    ),
    MeetingLine(
        "Sơ kết quý III", "/06811/viec/hop/1", date(2026, 9, 29), "08:00", "Hội trường phường",
        State("done", "Đã họp"), "18/20 người dự, thông báo số 12/TB-BCĐ",
    ),
]  # fmt: skip
PROGRAMMES = [
    ProgrammeLine(
        "Chương trình công tác của Ban Chỉ đạo năm 2026", "/06811/viec/chuong-trinh/1",
        State("live", "Đang thực hiện"),
    )
]  # fmt: skip
PROGRAMME = ProgrammeView(
    title="Chương trình phối hợp với Mặt trận Tổ quốc năm 2027",
    back=Link("/06811/viec/mat-tran", "Phối hợp với Mặt trận"),
    state=State("todo", "Đang soạn"),
    signatures=["Ủy ban nhân dân: chưa ký", "Mặt trận: đã ký ngày 20/11/2026"],
    items=[
        ProgrammeItemLine(
            1, "Công khai quyết toán.", "Phòng Kinh tế", "Ủy ban nhân dân", date(2027, 6, 30),
            State("todo", "Chưa gửi bên kia"), None, remove="/06811/viec/muc-chuong-trinh/1/bo",
        ),
        ProgrammeItemLine(
            2, "Giám sát niêm yết.", "Ủy ban MTTQ", "Mặt trận", date(2027, 5, 28),
            State("todo", "Đã gửi bên kia"), None,
        ),
    ],
    joint=True,
    units=UNITS,
    add=FormView("/06811/viec/chuong-trinh/1/muc", prefix="muc-"),
    share="/06811/viec/chuong-trinh/1/gui",
    sign="/06811/viec/chuong-trinh/1/ky",
    events=HISTORY,
)  # fmt: skip
COMMITTEE = CommitteeView(
    finding="2 thành viên; 1 cuộc họp đã họp, 1 cuộc họp đã mời",
    decision=document("Quyết định 31/QĐ-UBND", date(2026, 1, 15), ""),
    seats=[
        Seat("Đảng ủy phường", "Trưởng ban", ["Chỉ đạo chung"]),
        Seat("Phòng Văn hóa - Xã hội", "Ủy viên", ["Tuyên truyền", "Báo cáo"]),
    ],
    former=[document("Quyết định 12/QĐ-UBND", date(2025, 8, 1), "")],
    meetings=MEETINGS,
    programmes=PROGRAMMES,
    begin=FormView("/06811/viec/chuong-trinh", {"kind": "committee"}, prefix="ct-"),
    units=[Choice("", "Bỏ trống"), *UNITS],
    call=FormView("/06811/viec/ban-chi-dao/hop", prefix="hop-"),
    consolidate=FormView("/06811/viec/ban-chi-dao/kien-toan", prefix="kt-"),
    rows=2,
)
FRONT = FrontView(
    finding="Ủy ban nhân dân nghe Mặt trận phản ánh 6 tháng một lần",
    hearing=clock(date(2026, 12, 30), "todo", "Còn 37 ngày"),
    says="Ủy ban nhân dân nghe Mặt trận phản ánh: trong thời hạn 6 tháng",
    basis="Điều 30 khoản 1 Luật Mặt trận Tổ quốc Việt Nam 75/2015/QH13",
    meetings=MEETINGS[1:],
    call=FormView("/06811/viec/mat-tran/hop", {}, {"on": "Xem lại ngày họp."}, prefix="hop-"),
)
CALLED = MeetingPageView(
    title="Sơ kết quý IV",
    back=Link("/06811/viec/ban-chi-dao", "Ban Chỉ đạo"),
    state=State("todo", "Đã mời họp"),
    on=date(2026, 12, 28),
    starts_at="14:00",
    place="Phòng họp số 2",
    agenda="Đánh giá việc niêm yết; bàn nhiệm vụ năm sau.",
    attendance="",
    documents=[file("Tài liệu 1, PDF")],
    minutes=[],
    changes=[Event(NOW - timedelta(days=1), "Lịch trước: 14:00 ngày 21/12/2026")],
    conclusions=[],
    number=None,
    hold=FormView("/06811/viec/hop/2/bien-ban", prefix="bb-"),
    move=FormView("/06811/viec/hop/2/doi", prefix="doi-"),
    cancel=FormView("/06811/viec/hop/2/huy", prefix="huy-"),
)
HELD = replace(
    CALLED,
    state=State("done", "Đã họp"),
    attendance="18/20 người",
    minutes=[file("Biên bản, PDF")],
    changes=[],
    hold=None,
    move=None,
    cancel=None,
    number=document("số 12/TB-BCĐ", date(2026, 12, 29), ""),
    conclusions=[
        ConclusionLine(1, "Biểu dương Khu 7.", "", None, []),
        ConclusionLine(
            2,
            "Phòng Kinh tế niêm yết đủ quyết toán.",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            date(2027, 1, 15),
            [
                TaskLine(
                    "", "Niêm yết", "/06811/viec/nhiem-vu/1", "Phòng Kinh tế", "",
                    State("live", "Đang làm"), clock(date(2027, 1, 15), "todo", "Còn 53 ngày"),
                )
            ],
            FormView("/06811/viec/ket-luan/2/bo"),
        ),
    ],
    downloads=[Link("/tep/1", "Thông báo kết luận (DOCX)")],
    units=UNITS,
    acts=[Link("/06811/viec/hop/2/thong-bao", "Ký Thông báo kết luận")],
    conclude=FormView("/06811/viec/hop/2/ket-luan", prefix="kl-"),
)  # fmt: skip
