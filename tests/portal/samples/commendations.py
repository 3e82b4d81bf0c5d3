"""Sample views of commendations."""

from services.portal.views import Choice, FormView, Link, State
from services.portal.views.commendations import (
    CommendationsView,
    CommendationView,
    DisciplineLine,
    DisciplinesView,
)
from services.portal.views.consultations import ConsultationAct, ConsultationLine
from tests.portal.samples.frame import HISTORY

HERE = "/06811/viec/khen-thuong"
FACTS = ["Cá nhân", "Tổ trưởng", "Khu phố Bắc", "Lao động tiên tiến"]
WAITS = State("todo", "Chờ thẩm định")
LIST = CommendationsView(
    [ConsultationLine("Người mẫu", f"{HERE}/1", WAITS, FACTS)],
    FormView(HERE, {"key": "1", "merit": "Tận tụy."}, {"person": "Ghi họ tên."}),
    [Choice("collective", "Tập thể"), Choice("individual", "Cá nhân")],
    [Choice("provincial_merit", "Bằng khen (tập thể, cá nhân; cấp trên quyết định)")],
    [Choice("1", "Khu phố Bắc")],
)


def _act(name: str, title: str, *fields: str) -> ConsultationAct:
    return ConsultationAct(name, title, title, FormView(f"{HERE}/1/{name}", prefix=name), fields)


APPRAISED = CommendationView(
    title="Người mẫu",
    back=Link(HERE, "Khen thưởng"),
    state=State("todo", "Đã thẩm định, chờ quyết định"),
    facts=[*FACTS, "thẩm định 21/BC-VHXH ngày 12/05/2026"],
    merit="Vận động 40 hộ hiến đất mở đường.",
    notes=["Tiền thưởng kèm theo: 702.000 đồng.", "Cá nhân không đăng ký nêu tên."],
    blocked="Chưa quyết định được: có vụ việc đang được xem xét.",
    namesake=True,
    opinion="Thành tích đúng như đề nghị.",
    acts=[
        _act("khen-thuong", "Quyết định khen thưởng", "number", "other_person"),
        _act("tu-choi", "Không khen thưởng", "reason"),
    ],
)
SENT = CommendationView(
    title="Khu phố Bắc",
    back=Link(HERE, "Khen thưởng"),
    state=State("live", "Đã trình cấp trên"),
    facts=["Tập thể", "Bằng khen", "tờ trình 30/TTr-UBND ngày 20/05/2026"],
    merit="Năm năm liền không có khiếu kiện.",
    acts=[_act("tra-loi", "Ghi trả lời của cấp trên", "granted", "number", "answered_on")],
    links=[Link("/tep/1", "Biên bản kiểm phiếu")],
    answers=[Choice("true", "Khen thưởng"), Choice("false", "Không khen thưởng")],
    events=HISTORY,
)
DISCIPLINES = DisciplinesView(
    [
        DisciplineLine(
            "Một cá nhân của Khu phố Bắc",
            ["quyết định 5/QĐ-KL", "từ 02/03/2026 đến hết 01/03/2027"],
            "/06811/viec/ky-luat/1/thoi",
        )
    ],
    FormView("/06811/viec/ky-luat", {"key": "1"}, {"ends_on": "Xem lại thời hạn."}),
    [Choice("1", "Khu phố Bắc")],
)
