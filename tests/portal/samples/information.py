"""Sample views of information on request."""

from dataclasses import replace
from datetime import date

from services.portal.views import Choice, FormView, Link, State
from services.portal.views.information import (
    InformationRequestsView,
    InformationRequestView,
    InformationView,
    RequestAct,
    RequestLine,
    Ticket,
)
from tests.portal.samples.frame import DEADLINE, HISTORY, TODAY

HERE = "/06811/yeu-cau-thong-tin"
WORK_HERE = "/06811/viec/yeu-cau-thong-tin"
TICKET = Ticket("K7WM3QXA", "9HT4MZ2PKC7WXA3E", date(2026, 11, 26))

ASK = InformationView(
    rules=["Cung cấp thông tin đơn giản, có sẵn qua mạng điện tử: trong thời hạn 3 ngày làm việc."],
    ask=FormView(
        HERE, {"full_name": "Nguyễn Thị Mẫu", "key": "k"}, {"asked": "Cần ít nhất 1 ký tự."}
    ),
    track=FormView(f"{HERE}/tra-cuu", prefix="tra-"),
)
ASKED = replace(ASK, ask=FormView(HERE, {"key": "k"}), ticket=TICKET)

TRACKED = InformationRequestView(
    code="K7WM3QXA",
    state=State("todo", "Chờ bổ sung"),
    channel="Qua mạng",
    received_on=TODAY,
    asked="Quyết toán công trình nhà văn hóa Khu 5",
    missing="Xin cho biết năm của công trình.",
    answer="",
    notes=[],
    links=[],
    deadline=None,
    complete=FormView(f"{HERE}/bo-sung", {"code": "K7WM3QXA", "secret": "9HT4MZ2PKC7WXA3E"}),
)
NONE = Choice("", "Không có")


def _act(name: str, title: str, *fields: str) -> RequestAct:
    form = FormView(f"{WORK_HERE}/1/{name}", {"asked": TRACKED.asked}, prefix=f"{name}-")
    return RequestAct(name, title, title, form, fields)


WORK = replace(
    TRACKED,
    state=State("soon", "Còn 2 ngày làm việc"),
    missing="",
    complete=None,
    answer="Phường gửi quyết toán đã được duyệt.",
    notes=["Đã gia hạn theo văn bản 15/TB-UBND: Phải tập hợp nhiều năm."],
    links=[Link("/tep/1", "Tệp được cung cấp")],
    deadline=DEADLINE,
    person=[("Họ và tên", "Nguyễn Thị Mẫu"), ("Địa chỉ", "Khu 5"), ("Liên hệ", "mau@vidu.vn")],
    acts=[
        _act("nhan", "Chấp nhận", "grade", "obligation_id"),
        _act("tra-loi", "Cung cấp thông tin", "answer", "disclosure_id", "receipt"),
        _act("thieu", "Đề nghị bổ sung", "missing"),
        _act("da-bo-sung", "Ghi nội dung đã bổ sung", "asked"),
        _act("gia-han", "Gia hạn", "number", "reason"),
        _act("tu-choi", "Từ chối", "ground", "number", "answer", "disclosure_id"),
    ],
    grades=[Choice("simple", "Đơn giản, có sẵn"), Choice("complex", "Phức tạp, phải tập hợp")],
    grounds=[Choice("not_ours", "Không thuộc trách nhiệm cung cấp của phường")],
    owed=[NONE, Choice("1", "Quyết toán ngân sách năm 2025")],
    public=[NONE, Choice("2", "Dự toán ngân sách năm 2026")],
    events=HISTORY,
)

LIST = InformationRequestsView(
    finding="1 yêu cầu quá hạn",
    lines=[
        RequestLine("K7WM3QXA", f"{WORK_HERE}/1", State("late", "Quá hạn 1 ngày làm việc"),
                    "Qua mạng, nhận 18/11/2026"),
        RequestLine("M2PKC7WX", f"{WORK_HERE}/2", State("done", "Đã cung cấp"),
                    "Tại trụ sở, nhận 02/11/2026"),
    ],
    form=FormView(WORK_HERE, {"received_on": "2026-11-23", "key": "k"}),
    channels=[Choice("at_office", "Tại trụ sở"), Choice("post", "Qua bưu chính")],
    ticket=TICKET,
)  # fmt: skip
