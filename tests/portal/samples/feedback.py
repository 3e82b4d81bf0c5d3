"""Sample views of everyday feedback."""

from dataclasses import replace

from services.portal.look.places import MapPoint
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.feedback import (
    FeedbackAct,
    FeedbackLine,
    FeedbackListView,
    FeedbackSendView,
    FeedbackTicket,
    FeedbackView,
    FeedbackWorkView,
)
from tests.portal.samples.frame import DEADLINE, HISTORY

HERE, DESK = "/06811/phan-anh", "/06811/viec/phan-anh"
TICKET = FeedbackTicket("K7WM3QXA", "9HT4MZ2PKC7WXA3E", "07/12/2026")
CATEGORIES = [
    Choice("road", "Đường, vỉa hè, ổ gà", True),
    Choice("lighting", "Đèn đường"),
    Choice("drainage", "Thoát nước, ngập"),
]
PLACES = [Choice("", "Không rõ"), *(Choice(f"k{n}", f"Khu {n}") for n in range(1, 12))]

LINES = [
    FeedbackLine(
        "Đường, vỉa hè, ổ gà: Ổ gà sâu sát vỉa hè, xe máy hay ngã",
        f"{HERE}/K7WM3QXA",
        State("soon", "Còn 2 ngày làm việc"),
        ["Trước số 12, phố Mẫu, Khu 3", "nhận 13/11/2026", "3 người phản ánh"],
        "1",
    ),
    FeedbackLine(
        "Đèn đường: Ba cột đèn tắt từ đầu tuần",
        f"{HERE}/M2PKC7WX",
        State("done", "Đã trả lời"),
        ["Ngõ 4, Khu 5", "nhận 02/11/2026", "người gửi chấm 4/5"],
        "2",
    ),
    FeedbackLine(
        "Tiếng ồn",
        f"{HERE}/WX2PKC7M",
        State("late", "Quá hạn 1 ngày làm việc"),
        ["Khu 1", "nhận 06/11/2026"],
    ),
]
POINTS = [
    MapPoint(21.0345, 106.7712, "1", "1. Đường, vỉa hè, ổ gà, còn 2 ngày", f"{HERE}/K7WM3QXA"),
    MapPoint(21.0391, 106.7795, "2", "2. Đèn đường, đã trả lời", f"{HERE}/M2PKC7WX"),
]
LIST = FeedbackListView(
    finding="41 phản ánh đã trả lời, 3 phản ánh đang giải quyết",
    lines=LINES,
    points=POINTS,
    action=HERE,
    categories=[Choice("", "Mọi loại việc"), *CATEGORIES[1:]],
    neighbourhoods=[Choice("", "Cả phường"), *PLACES[1:]],
    send=f"{HERE}/gui",
    track=FormView(f"{HERE}/tra-cuu", prefix="tra-"),
    data=Link("/api/wards/06811/reception/feedback", "Dữ liệu này (JSON)"),
)
SEND = FeedbackSendView(
    rules=[
        "Ghi sổ tin đường dây nóng: trong thời hạn 1 ngày làm việc, kể từ ngày tiếp nhận.",
        "Trả lời tin đường dây nóng: trong thời hạn 10 ngày làm việc, kể từ ngày tiếp nhận.",
    ],
    moderated=True,
    form=FormView(
        f"{HERE}/gui", {"text": "Ổ gà sâu", "key": "k"}, {"place": "Ghi số nhà, tên đường."}
    ),
    categories=CATEGORIES,
    neighbourhoods=PLACES,
)
SENT = replace(SEND, form=FormView(f"{HERE}/gui", {"key": "k"}), ticket=TICKET)

ONE = FeedbackView(
    code="K7WM3QXA",
    title="Phản ánh K7WM3QXA",
    back=Link(HERE, "Phản ánh hiện trường"),
    state=State("done", "Đã trả lời"),
    facts=["Đường, vỉa hè, ổ gà", "Trước số 12, phố Mẫu, Khu 3", "nhận 13/11/2026"],
    text="Ổ gà sâu sát vỉa hè, xe máy hay ngã.",
    waiting="",
    photos=["/tep/1"],
    answer="Đội duy tu đã vá mặt đường sáng 20/11/2026.",
    answer_photo="/tep/2",
    notes=["Trả lời ngày 20/11/2026, đúng hạn."],
    deadline=DEADLINE,
)
WAITING = replace(
    ONE,
    state=State("todo", "Còn 9 ngày làm việc"),
    text="",
    waiting="Nội dung, ảnh chờ phường xem trước khi hiện ở đây.",
    photos=[],
    answer="",
    answer_photo="",
    notes=[],
)


def _act(here: str, name: str, title: str, *fields: str) -> FeedbackAct:
    form = FormView(f"{here}/{name}", {"text": "Ổ gà sâu."}, prefix=f"{name}-")
    return FeedbackAct(name, title, title, form, fields)


TRACKED = replace(
    ONE,
    acts=[
        _act(HERE, "danh-gia", "Chấm câu trả lời", "rating"),
        _act(HERE, "xem-lai", "Đề nghị xem lại", "because"),
    ],
    key=[("code", "K7WM3QXA"), ("secret", "9HT4MZ2PKC7WXA3E")],
    choices={"rating": [Choice(str(n), str(n)) for n in range(1, 6)]},
)
WORK = replace(
    ONE,
    back=Link(DESK, "Phản ánh hiện trường"),
    state=State("soon", "Trả lời: còn 2 ngày làm việc"),
    answer="",
    answer_photo="",
    notes=["Nguồn: trang của phường.", "Nội dung chưa hiện công khai."],
    acts=[
        _act(DESK, "ghi-so", "Ghi sổ", "category"),
        _act(DESK, "giao", "Giao đơn vị", "unit_id"),
        _act(DESK, "tra-loi", "Trả lời", "answer", "photo"),
        _act(DESK, "cong-khai", "Cho hiện công khai", "text", "place", "photos"),
        _act(DESK, "chuyen-don", "Chuyển thành đơn", "claim"),
        _act(DESK, "gop", "Gộp vào phản ánh trùng", "original_id"),
        _act(DESK, "khong-nhan", "Không tiếp nhận", "ground", "words"),
    ],
    choices={
        "category": CATEGORIES,
        "unit_id": [Choice("1", "Phòng Kinh tế, Hạ tầng và Đô thị")],
        "ground": [Choice("insult", "Lời lẽ xúc phạm")],
        "claim": [Choice("denunciation", "Tố cáo")],
        "original_id": [Choice("2", "M2PKC7WX, 02/11/2026: Đèn đường, Ba cột đèn tắt")],
        "photos": [Choice("1", "Ảnh 1")],
    },
    events=HISTORY,
)
BOARD = FeedbackWorkView(
    finding="1 phản ánh quá hạn",
    figures=["38/41 trả lời đúng hạn", "người gửi chấm trung bình 4,2/5 (19 lượt)"],
    lines=[replace(one, tick=f"chon.{n}") for n, one in enumerate(LINES)],
    action=DESK,
    filters=[
        Choice("", "Đang chờ", True, 3),
        Choice("qua-han", "Quá hạn", False, 1),
        Choice("xong", "Đã xong", False, 41),
    ],
    register=FormView(DESK, {"key": "abc"}),
    setting=FormView(f"{DESK}/cach-lam", prefix="cach-"),
    channels=[Choice("hotline", "Đường dây nóng"), Choice("drop_box", "Hòm thư")],
    categories=CATEGORIES,
    neighbourhoods=PLACES,
    moderated=True,
    keyless=False,
    ticket=TICKET,
    joining=FormView(f"{DESK}/gop-nhieu", {"key": "1"}, prefix="gop-"),
    originals=[Choice("2", "M2PKC7WX, 02/11/2026: Đèn đường, Ba cột đèn tắt")],
)
