"""Sample views of models and commendations."""

from services.portal.views import Choice, FormView, Link, State
from services.portal.views.awards import (
    ModelsView,
    ModelView,
    ProofLine,
    ScoreLine,
    ScoreSection,
)
from services.portal.views.consultations import ConsultationAct, ConsultationLine
from tests.portal.samples.frame import DEADLINE, HISTORY

HERE = "/06811/viec/mo-hinh"
TITLE = "Đường hoa Khu phố Bắc"
FACTS = ["Khu dân cư", "Khu phố Bắc", "bộ tiêu chí Dân vận khéo", "tự chấm 90/100 điểm"]
LIST = ModelsView(
    [ConsultationLine(TITLE, f"{HERE}/1", State("todo", "Chờ thẩm định"), FACTS)],
    FormView(HERE, {"title": TITLE, "key": "1"}, {"holder": "Ghi tên doanh nghiệp."}),
    [Choice("neighbourhood", "Khu dân cư"), Choice("enterprise", "Doanh nghiệp")],
    [Choice("skilled_mobilisation", "Dân vận khéo (100 điểm)")],
    [Choice("1", "Khu phố Bắc")],
)


def _act(name: str, title: str, *fields: str) -> ConsultationAct:
    return ConsultationAct(name, title, title, FormView(f"{HERE}/1/{name}", prefix=name), fields)


PROOFS = (ProofLine("Ảnh đoạn đường đã trồng hoa", "/tep/1"), ProofLine("200 hộ tham gia"))
OWN = (ProofLine("Ảnh đoạn đường đã trồng hoa", "/tep/1", f"{HERE}/1/minh-chung/1/bo"),)


def _lines(*proofs: ProofLine, found: bool) -> list[ScoreSection]:
    marks = [State("todo", "Tự chấm 18")] + [State("soon", "Thẩm định 16")] * found
    words = ["Đơn vị: làm từ tháng 3"] + ["Thẩm định: ảnh chỉ có một đoạn"] * found
    new = ScoreLine("new", "Sáng tạo và tiết kiệm", 20, marks, words, proofs)
    other = ScoreLine("lawful", "Tuyên truyền, vận động chấp hành pháp luật", 20, [], [], ())
    return [ScoreSection("Cách làm", [new, other])]


OWN_SCORE = ModelView(
    title=TITLE,
    back=Link(HERE, "Mô hình"),
    state=State("live", "Đang triển khai"),
    facts=FACTS,
    aims="Mỗi hộ chăm một đoạn đường trước nhà.",
    sections=_lines(*OWN, found=False),
    proofs=PROOFS,
    scores=FormView(f"{HERE}/1/diem", {"points-new": "21"}, {"points-new": "Tối đa 20 điểm."}),
    scorer="scores",
    acts=[
        _act("minh-chung", "Thêm minh chứng, tiến độ", "line_key", "note", "file"),
        _act("nop", "Nộp bảng tự chấm"),
    ],
    line_choices=[Choice("", "Tiến độ chung"), Choice("new", "Sáng tạo và tiết kiệm")],
)
APPRAISED = ModelView(
    title=TITLE,
    back=Link(HERE, "Mô hình"),
    state=State("todo", "Chờ thẩm định"),
    facts=FACTS,
    aims="Mỗi hộ chăm một đoạn đường trước nhà.",
    sections=_lines(*PROOFS, found=True),
    reason="",
    scores=FormView(f"{HERE}/1/diem", {"points-new": "16"}),
    scorer="findings",
    acts=[_act("tham-dinh", "Gửi kết quả thẩm định cho Hội đồng", "number")],
    deadline=DEADLINE,
    events=HISTORY,
)
REFUSED = ModelView(
    title=TITLE,
    back=Link(HERE, "Mô hình"),
    state=State("stopped", "Không được phê duyệt"),
    facts=FACTS[:3],
    aims="Mỗi hộ chăm một đoạn đường trước nhà.",
    sections=[],
    reason="Trùng với mô hình đã có.",
)
