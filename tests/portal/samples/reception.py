"""Sample views of the reception calendar."""

from dataclasses import replace
from datetime import date

from services.portal.views import Choice, Clock, DutyCard, FormView, Link, Pager, State
from services.portal.views.petitions import PetitionTicket
from services.portal.views.reception import (
    BookedLine,
    BookingForm,
    BookingTicket,
    BookingView,
    OnlineDutyLine,
    OnlineView,
    OwedSession,
    ReceptionDeskView,
    ReceptionView,
    RefusalPageView,
    RefusalsView,
    SessionAct,
    SessionLine,
    SessionPageView,
)
from services.portal.views.visits import RegisterView, VisitFormView, VisitLine, VisitPageView
from tests.portal.samples.frame import DEADLINE, HISTORY

HERE = "/06811/tiep-cong-dan"
NEXT = SessionLine(
    date(2026, 12, 1),
    f"{HERE}/1",
    "07:30–11:30",
    ["Chủ tịch tiếp, định kỳ"],
    State("todo", "Còn 8 ngày"),
)
PAST = SessionLine(
    date(2026, 11, 16),
    f"{HERE}/2",
    "07:30–11:30",
    ["Phó Chủ tịch tiếp, định kỳ", "Thay ngày 15/11 (Chủ nhật, nghỉ hằng tuần)"],
    State("late", "Chưa ghi nhận"),
)
VISIT = VisitLine(
    7, "/06811/viec/so-tiep-cong-dan/7", "Bồi thường đất", ["01/12/2026", "Khiếu nại", "12 người"]
)
LEADERS = [Choice("chair", "Chủ tịch"), Choice("deputy", "Phó Chủ tịch")]
MODES = [Choice("in_person", "Trực tiếp"), Choice("online", "Trực tuyến")]
CALENDAR = ReceptionView(
    year=2026,
    finding="Buổi gần nhất: Thứ Ba, 01/12/2026, 07:30–11:30, còn 8 ngày nữa",
    coming=[NEXT],
    past=[PAST],
    rules=["Số đại diện của đoàn từ 5 đến 10 người: không quá 2 người."],
    downloads=[Link(f"{HERE}/lich/2026", "In lịch khổ A4 (PDF)")],
    years=[Link(f"{HERE}?nam=2025", "Năm 2025")],
    track=FormView(f"{HERE}/tra-cuu"),
)


def _act(name: str, title: str, *fields: str) -> SessionAct:
    form = FormView(f"/06811/viec/tiep-cong-dan/{name}", {"led_by": "chair"}, prefix=f"{name}-")
    return SessionAct(name, title, "Lưu", form, fields)


DESK = ReceptionDeskView(
    year=2026,
    finding="1 buổi quá hạn đăng lịch",
    today=[],
    owed=[
        OwedSession(
            date(2026, 12, 1),
            f"{HERE}/1",
            Clock(date(2026, 11, 20), State("late", "Quá hạn 1 ngày làm việc"), f"{HERE}/1#han"),
        )
    ],
    warnings=["Từ 05/01/2026 đến 11/01/2026 chỉ tiếp công dân 0 ngày, ít hơn mức tối thiểu."],
    faults=[PAST],
    coming=[NEXT],
    duties=[
        DutyCard(
            "Thông báo từ chối tiếp công dân ngày 20/11/2026 (khiếu nại)",
            "/06811/viec/tu-choi-tiep/1",
            Clock(date(2026, 11, 26), State("late", "Quá hạn 1 ngày làm việc"), "/1#han"),
            "",
            None,
            "Tiếp công dân",
            Link("/06811/viec/tu-choi-tiep/1", "Ban hành"),
        )
    ],
    acts=[
        _act("dang-lich", "Đăng lịch", "until"),
        _act("dot-xuat", "Tiếp đột xuất", "held_on", "starts_at", "ends_at", "led_by", "mode"),
        _act("khung", "Giờ, nơi tiếp thường lệ", "starts_at", "ends_at", "place", "slot_minutes"),
    ],
    leaders=LEADERS,
    modes=MODES,
)
SESSION = SessionPageView(
    day=date(2026, 12, 1),
    state=State("todo", "Còn 8 ngày"),
    hours="07:30–11:30",
    facts=[("Người tiếp", "Chủ tịch Ủy ban nhân dân"), ("Địa điểm", "Phòng tiếp công dân")],
    notes=["Hoãn từ 27/11: họp HĐND"],
    deadline=DEADLINE,
    back=Link(HERE, "Lịch tiếp công dân"),
    acts=[
        _act("sap-xep", "Sắp xếp buổi tiếp", "starts_at", "ends_at", "participants", "content"),
        _act("da-tiep", "Ghi nhận buổi tiếp", "taken_by"),
        _act("hoan", "Hoãn", "held_on", "starts_at", "ends_at", "reason"),
    ],
    leaders=LEADERS,
    modes=MODES,
    booked=[
        BookedLine(
            "07:30", "ABCD2345", ["1 người", "Khiếu nại"], State("live", "Đã đăng ký"), "/huy", "/t"
        ),
        BookedLine("08:10", "BCDE3456", ["12 người"], State("stopped", "Đã hủy"), "", ""),
    ],
    came=[VISIT],
    came_total=201,
    record=Link("/06811/viec/so-tiep-cong-dan/ghi?buoi=1", "Ghi lượt tiếp"),
    opened=[("Họ và tên", "Nguyễn Thị Mẫu"), ("Điện thoại", "0900 000 000")],
)
ONLINE = replace(
    SESSION,
    booked=[],
    came=[],
    opened=[],
    acts=[
        _act("thong-bao", "Ghi thông báo buổi tiếp trực tuyến", "on", "document_number"),
        _act("chay-thu", "Ghi chạy thử đường truyền", "on", "tried_by"),
        _act("duong-ket-noi", "Đường kết nối", "link"),
        _act("mo-ket-noi", "Ghi giờ mở đường kết nối", "at"),
        _act("ghi-am", "Ghi âm, ghi hình", "recorded", "kept_at"),
    ],
    online=OnlineView(
        "https://hop.example.vn/phong-1",
        "Bản ghi lưu tại máy chủ của phường",
        [
            OnlineDutyLine(
                "Chạy thử đường truyền tiếp công dân trực tuyến",
                ["Văn phòng HĐND và UBND"],
                State("late", "30/11/2026, muộn"),
                DEADLINE,
            ),
            OnlineDutyLine(
                "Mở đường kết nối trước giờ tiếp công dân trực tuyến",
                ["trước 07:00"],
                State("soon", "Còn 1 ngày làm việc"),
                replace(DEADLINE, days=[]),
            ),
        ],
    ),
    offices=[Choice("office", "Văn phòng HĐND và UBND")],
    recorded=[Choice("yes", "Có ghi"), Choice("no", "Không ghi")],
    events=HISTORY,
)
BOOKABLE = replace(
    SESSION,
    acts=[],
    booked=[],
    opened=[],
    came=[],
    record=None,
    booking=BookingForm(
        FormView(
            f"{HERE}/1/dang-ky",
            {"people": "7", "key": "abc"},
            {"phone": "Số điện thoại chưa đúng."},
        ),
        date(2026, 11, 30),
        [Choice("07:30:00", "07:30")],
        [Choice("", "Chưa xác định"), Choice("denunciation", "Tố cáo")],
        [Choice("", "Có, giữ bí mật"), Choice("1", "Không yêu cầu")],
    ),
)
BOOKED = replace(
    BOOKABLE,
    booking=None,
    ticket=BookingTicket("ABCD2345", "ABCD2345EFGH6789", date(2026, 12, 1), "07:30"),
)
BOOKING = BookingView(
    code="ABCD2345",
    state=State("live", "Đã đăng ký"),
    day=date(2026, 12, 1),
    at="07:30",
    facts=[("Địa điểm", "Phòng tiếp công dân"), ("Số người", "1")],
    notes=["Buổi tiếp đã hoãn sang ngày 01/12/2026: bão."],
    cancel=FormView(f"{HERE}/huy", {"code": "ABCD2345", "secret": "ABCD2345EFGH6789"}),
    link="https://hop.example.vn/phong-1",
)
REGISTER = RegisterView(
    year=2026,
    finding="1 lượt tiếp, 12 người",
    lines=[VISIT],
    downloads=[Link("/06811/viec/so-tiep-cong-dan/tai/xlsx?nam=2026", "Sổ (XLSX)")],
    record=Link("/06811/viec/so-tiep-cong-dan/ghi", "Ghi lượt tiếp"),
    opening=FormView("/06811/viec/so-tiep-cong-dan/mo", {"from_on": "2026-01-01"}),
    reasons=[Choice("sort", "Phân loại, xử lý đơn")],
    pager=Pager(2, 3, 512, "?trang=1", "?trang=3"),
    years=[Link("/06811/viec/so-tiep-cong-dan?nam=2025", "Năm 2025")],
)
VISIT_FORM = VisitFormView(
    title="Ghi lượt tiếp ngày 01/12/2026",
    form=FormView("/06811/viec/so-tiep-cong-dan/ghi", {"people": "1", "matter": "complaint"}),
    back=Link(HERE, "Buổi tiếp 01/12/2026"),
    receivers=[Choice("clerk", "Cán bộ tiếp công dân")],
    modes=MODES,
    matters=[Choice("complaint", "Khiếu nại"), Choice("denunciation", "Tố cáo")],
    outcomes=[Choice("accepted", "Tiếp nhận xử lý"), Choice("guided", "Hướng dẫn đến nơi khác")],
    bookings=[Choice("", "Không đăng ký trước"), Choice("1", "07:30, mã ABCD2345")],
    waivers=[Choice("", "Có, giữ bí mật"), Choice("1", "Không yêu cầu")],
)
VISIT_PAGE = VisitPageView(
    title="Lượt tiếp số 7/2026",
    back=Link("/06811/viec/so-tiep-cong-dan", "Sổ tiếp công dân"),
    facts=[("Ngày tiếp", "01/12/2026"), ("Nội dung", "Bồi thường đất")],
    follow=FormView("/06811/viec/so-tiep-cong-dan/7", {"followed": "Đã trả lời"}),
    letter="/06811/viec/don-niem-phong/7",
    case="/06811/viec/don-thu/7",
    events=HISTORY,
)
HANDED_IN = replace(
    VISIT_PAGE,
    follow=None,
    ticket=PetitionTicket("12/2026", "ABCD2345", "ABCD2345EFGH6789", date(2026, 12, 15)),
    slip=FormView(
        "/06811/viec/so-tiep-cong-dan/7/bien-nhan",
        {"code": "ABCD2345", "secret": "ABCD2345EFGH6789"},
    ),
)
REFUSALS = RefusalsView(
    finding="1 thông báo quá hạn",
    lines=[PAST],
    form=FormView("/06811/viec/tu-choi-tiep", {"refused_on": "2026-11-20"}),
    grounds=[Choice("prolonged", "Cố tình khiếu nại kéo dài (khoản 3 Điều 9)")],
    matters=[Choice("complaint", "Khiếu nại")],
)
REFUSAL = RefusalPageView(
    title="Từ chối tiếp công dân ngày 20/11/2026",
    back=Link("/06811/viec/tu-choi-tiep", "Từ chối tiếp"),
    state=State("late", "Quá hạn 2 ngày làm việc"),
    facts=[("Ngày từ chối", "20/11/2026"), ("Nội dung", "Bồi thường đất")],
    deadline=DEADLINE,
    issue=FormView("/06811/viec/tu-choi-tiep/1/so", {"on": "2026-11-23"}),
    paper=FormView("/06811/viec/tu-choi-tiep/1/van-ban", prefix="mo-"),
    reasons=[Choice("contact", "Liên hệ, mời làm việc")],
    events=HISTORY,
)
