"""Sample views of petitions."""

from dataclasses import replace
from datetime import date

from services.portal.views import Choice, Event, FormView, Link, Pager, State
from services.portal.views.dialogues import DialogueLine
from services.portal.views.petitions import (
    BalanceLine,
    CaseAct,
    CaseLine,
    CasesView,
    CaseView,
    ClockOfCase,
    LikelyCase,
    PetitionFormView,
    PetitionPart,
    PetitionTicket,
    PetitionView,
)
from tests.portal.samples.frame import DEADLINE, NOW, TODAY

HERE = "/06811/don-thu"
DESK = "/06811/viec/don-thu"
KINDS = [Choice("", "Tôi chưa rõ"), Choice("proposal", "Kiến nghị, phản ánh")]
TICKET = PetitionTicket("12/2026", "K7WM3QXA", "9HT4MZ2PKC7WXA3E", date(2026, 12, 9))
CLOCKS = [
    ClockOfCase("Giải quyết khiếu nại lần đầu", State("soon", "Còn 2 ngày làm việc"), DEADLINE),
    ClockOfCase("Gửi quyết định", State("stopped", "Tạm dừng, chưa tính tiếp"), None),
]
STEPS = [
    Event(NOW, "Tiếp nhận, ngày 18/11/2026"),
    Event(NOW, "Thụ lý khiếu nại, ngày 23/11/2026", document="12/QĐ-UBND"),
]

SEND = PetitionFormView(
    rules=["Trả lời bước đầu: trong thời hạn 10 ngày làm việc, kể từ ngày tiếp nhận."],
    kinds=KINDS,
    send=FormView(HERE, {"key": "abc"}, {"text": "Cần ít nhất 1 ký tự."}),
    track=FormView(f"{HERE}/tra-cuu", prefix="tra-"),
)
SENT = replace(SEND, send=FormView(HERE, {"key": "abc"}), ticket=TICKET)

TRACKED = PetitionView(
    number="12/2026",
    code="K7WM3QXA",
    channel="Qua mạng",
    received_on=TODAY,
    parts=[
        PetitionPart(
            title="Khiếu nại",
            state=State("live", "Đã thụ lý, đang giải quyết"),
            answer="",
            notes=[],
            links=[],
            clocks=CLOCKS,
            steps=STEPS,
            withdraw=FormView(
                f"{HERE}/rut",
                {"code": "K7WM3QXA", "secret": "9HT4MZ2PKC7WXA3E", "part": "1"},
                prefix="rut-1-",
            ),
        ),
        PetitionPart(
            title="Kiến nghị, phản ánh",
            state=State("done", "Đã trả lời"),
            answer="Phường đã sửa đoạn đường ngày 20/11/2026.",
            notes=["Đã chuyển đến: Sở Xây dựng."],
            links=[Link("/tep/1", "Tệp trả lời")],
            clocks=[],
            steps=STEPS[:1],
        ),
    ],
)

LINES = [
    CaseLine(
        "12/2026: Đề nghị xem lại quyết định thu hồi đất",
        f"{DESK}/1",
        State("late", "Quá hạn 1 ngày làm việc"),
        ["Khiếu nại", "Đã phân loại, chờ thụ lý", "nhận 10/11/2026", "hạn 19/11/2026"],
        "chon.1",
    ),
    CaseLine(
        "13/2026: chưa phân loại",
        f"{DESK}/2",
        State("todo", "Còn 5 ngày làm việc"),
        ["Chưa phân loại", "Mới tiếp nhận", "nhận 20/11/2026", ""],
    ),
]
CASES = CasesView(
    finding="1 việc quá hạn",
    sights=[Link(f"{DESK}?xem=open", "Đang giải quyết"), Link(f"{DESK}?xem=late", "Quá hạn")],
    here=f"{DESK}?xem=open",
    about="",
    lines=LINES,
    pager=Pager(2, 3, 512, f"{DESK}?xem=open&trang=1", f"{DESK}?xem=open&trang=3"),
    balance=[BalanceLine("Khiếu nại", 2, 5, 4, 3), BalanceLine("Tố cáo", 0, 1, 0, 1)],
    search=FormView(DESK, {"so": "12"}, {"so": "Số đơn viết như 12/2026."}),
    register=FormView(DESK, {"received_on": "2026-11-25", "key": "abc", "file1": "a.b"}),
    channels=[Choice("in_person", "Trực tiếp"), Choice("post", "Bưu chính")],
    kinds=KINDS,
    ticket=TICKET,
    giving=FormView(f"{DESK}/giao?xem=open&trang=1", {"key": "abc"}, prefix="g-"),
    units=[Choice("u1", "Phòng Kinh tế, Hạ tầng và Đô thị")],
)


def _act(name: str, title: str, *fields: str, basis: str = "") -> CaseAct:
    values = {"summary": "Đề nghị xem lại quyết định thu hồi đất"}
    form = FormView(f"{DESK}/1/{name}", values, prefix=f"{name}-")
    return CaseAct(name, title, title, form, fields, basis)


CASE = CaseView(
    number="12/2026",
    kind="Khiếu nại",
    state=State("live", "Đã phân loại, chờ thụ lý"),
    summary="Đề nghị xem lại quyết định thu hồi đất",
    notes=["Trực tiếp, nhận 10/11/2026", "Giao: Phòng Kinh tế"],
    answer="Phường đã nhận và đang xem xét.",
    letter="/06811/viec/don-niem-phong/1",
    clocks=CLOCKS,
    steps=STEPS,
    acts=[
        _act(
            "sort",
            "Phân loại",
            *("kind", "summary", "facts", "lacks", "accused_unit_ids", "accused_roles", "on"),
        ),
        _act("dialogue", "Định ngày đối thoại", "event_on", "starts_at", "place", "agenda"),
        _act(
            "late-dialogue",
            "Ghi bổ sung buổi đối thoại đã tổ chức trước quyết định",
            *("event_on", "starts_at", "place", "agenda"),
        ),
        _act("assign", "Giao đơn vị giải quyết", "unit_id"),
        _act("link", "Nối với đơn trùng", "earlier_id"),
        _act("split", "Tách nội dung khác trong lá đơn"),
        _act("accept", "Thụ lý khiếu nại", "on", "number", basis="Điều 27 Luật Khiếu nại"),
        _act("extend", "Gia hạn", "on", "number", "grade"),
        _act("transfer", "Chuyển", "on", "body", "reason", "event_on"),
        _act("answer", "Trả lời kết quả", "on", "answer", "receipt"),
    ],
    parts=LINES[1:],
    kinds=KINDS[1:],
    facts=[Choice("not_ours", "Không thuộc thẩm quyền của phường", True)],
    lacks=[Choice("signature", "chữ ký, điểm chỉ")],
    units=[Choice("1", "Phòng Kinh tế, Hạ tầng và Đô thị")],
    accused=[Choice("1", "Phòng Kinh tế, Hạ tầng và Đô thị")],
    roles=[Choice("chair", "Chủ tịch, Phó Chủ tịch")],
    others=[Choice("2", "11/2026: Đề nghị sửa đường")],
    grades=[Choice("phức tạp", "phức tạp")],
    likely=[
        LikelyCase(
            replace(LINES[1], notes=["cùng số điện thoại", "lời đơn giống khoảng 80%"]),
            FormView(f"{DESK}/1/link", {"earlier_id": "2"}),
        )
    ],
    matters=[Choice("", "Chưa ghi"), Choice("land", "Đất đai, giấy chứng nhận")],
    places=[Choice("", "Chưa ghi"), Choice("3", "Khu 3")],
    may_lie=True,
    flags=["Chưa ghi buổi đối thoại nào với người khiếu nại (Điều 30 Luật Khiếu nại)."],
    dialogues=[
        DialogueLine(
            "Đối thoại vụ khiếu nại số 12/2026",
            "/06811/viec/doi-thoai/1",
            State("todo", "Sắp tổ chức"),
            ["30/11/2026, Phòng tiếp công dân"],
        )
    ],
)
