"""Sample views of social criticism by the Front."""

from services.participation.critiques.words import STEPS
from services.portal.consultation_words import ANSWERS
from services.portal.views import Choice, FormView, Link, State
from services.portal.views.consultations import ConsultationAct, ConsultationLine
from services.portal.views.critiques import CritiquesView, CritiqueView, PointLine
from tests.portal.samples.frame import DEADLINE
from tests.portal.samples.past import past

HERE = "/06811/viec/phan-bien"
TITLE = "Dự thảo Quy chế thực hiện dân chủ của phường"
STATE = State("todo", "Chờ Ủy ban nhân dân trả lời")
FACTS = ["gửi Mặt trận 02/03/2026", "ngày phản biện 17/03/2026"]
DAYS = {
    "meets_on": "17/03/2026",
    "was_on": "16/03/2026",
    "number": "9/PB-MTTQ",
    "points": "2",
}
LIST = CritiquesView(
    [ConsultationLine(TITLE, f"{HERE}/1", STATE, FACTS)],
    FormView(HERE, {"title": TITLE}, {"meets_on": "Chọn từ ngày 17/03/2026."}),
    [Choice("1", "Phòng Văn hóa - Xã hội")],
)


def _act(name: str, title: str, *fields: str) -> ConsultationAct:
    return ConsultationAct(name, title, title, FormView(f"{HERE}/1/{name}", prefix=name), fields)


ONE = CritiqueView(
    title=TITLE,
    back=Link(HERE, "Phản biện xã hội"),
    state=STATE,
    facts=FACTS,
    summary="Xin phản biện toàn văn dự thảo.",
    links=[Link("/tep/1", "Dự thảo")],
    points=[
        PointLine("Điểm 1", "Điều 5 chưa rõ.", ANSWERS["accepted"], "Đã sửa.", f"{HERE}/1/d/1/bo"),
        PointLine(
            "Điểm 2",
            "Thiếu thời hạn.",
            State("todo", "Chưa trả lời"),
            "",
            form=FormView(f"{HERE}/1/d/2/tra-loi", prefix="tra-loi-2-"),
        ),
    ],
    note="Ủy ban nhân dân đọc được các điểm khi Mặt trận gửi văn bản.",
    acts=[
        _act("diem", "Thêm một điểm", "text"),
        _act("gui", "Gửi văn bản phản biện", "number", "paper"),
        _act("doi-ngay", "Đổi ngày phản biện", "meets_on"),
        _act("thu-hoi", "Thu hồi dự thảo gửi nhầm", "reason"),
    ],
    answers=[Choice(key, state.text) for key, state in ANSWERS.items()],
    deadline=DEADLINE,
    events=past(STEPS, "send_for_critique", "move_critique", **DAYS),
)
PUBLIC = CritiqueView(
    title=TITLE,
    back=Link("/06811/phan-bien", "Phản biện xã hội"),
    state=State("done", "Đã trả lời"),
    facts=["Phòng Văn hóa - Xã hội", *FACTS, "trả lời 50/UBND ngày 20/03/2026"],
    summary="Xin phản biện toàn văn dự thảo.",
    links=[],
    points=[PointLine("Điểm 1", "Điều 5 chưa rõ.", ANSWERS["accepted"], "Đã sửa.")],
    deadline=DEADLINE,
    events=past(STEPS, "send_for_critique", "issue_critique", "answer_critique", **DAYS),
)
WITHDRAWN = CritiqueView(
    title=TITLE,
    back=Link(HERE, "Phản biện xã hội"),
    state=State("stopped", "Ủy ban nhân dân đã thu hồi"),
    facts=[*FACTS, "thu hồi 04/03/2026"],
    summary="Xin phản biện toàn văn dự thảo.",
    links=[Link("/tep/1", "Dự thảo")],
    points=[],
    withdrawn="Gửi nhầm bản chưa lấy ý kiến các phòng.",
)
