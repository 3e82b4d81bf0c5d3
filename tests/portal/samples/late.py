"""Late work as the chair sees it, and one letter that urges."""

from datetime import date

from services.portal.views import Choice, FormView, Link, State
from services.portal.views.exports import ExportLine, ExportsView
from services.portal.views.late import LateLine, LateWorkView, LetterLine, LetterView
from services.portal.views.several import DoneLine, SeveralView
from tests.portal.samples.frame import DEADLINE, HISTORY, TODAY, clock

LATE = LateWorkView(
    finding="2 nhiệm vụ quá hạn, 1 nội dung quá hạn công khai",
    documents=[
        LateLine(
            "Khoản 2, mục 2c: Tình hình thực hiện ngân sách quý III",
            "/06811/viec/nghia-vu/1/han",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
            clock(date(2026, 11, 9), "late", "Quá hạn 14 ngày"),
            [
                Link(
                    "/06811/viec/nhiem-vu/1#don-doc",
                    "đã đôn đốc 10/11/2026, hạn trả lời 17/11/2026",
                )
            ],
            ["đã báo Chủ tịch 18/11/2026"],
        )
    ],
    tasks=[
        LateLine(
            "Báo cáo kết quả thực hiện dân chủ ở cơ sở, quý III",
            "/06811/viec/nhiem-vu/1",
            "Phòng Văn hóa - Xã hội",
            clock(date(2026, 11, 12), "late", "Quá hạn 11 ngày"),
            [Link("/06811/viec/don-doc/1", "đôn đốc 16/11/2026, hạn trả lời 23/11/2026")],
            ["đã báo người đứng đầu đơn vị 17/11/2026", "đã báo Chủ tịch 23/11/2026"],
            "chon.1",
        ),
        LateLine(
            "Tổ chức cuộc họp của cộng đồng khu dân cư",
            "/06811/viec/nhiem-vu/2",
            "Khu phố 7",
            clock(date(2026, 11, 20), "late", "Quá hạn 3 ngày"),
            [],
            [],
        ),
    ],
    letters=[
        LetterLine(
            "Đề nghị đơn vị gửi báo cáo quý III và nêu rõ lý do chậm.",
            "/06811/viec/don-doc/1",
            State("soon", "Chờ trả lời"),
            "Văn bản 45/UBND-VP, gửi 16/11/2026",
        )
    ],
    pace=[
        "Trả lời văn bản đôn đốc trong 5 ngày làm việc.",
        "Quá hạn 7 ngày làm việc: báo Chủ tịch.",
    ],
    basis="Phường đã đặt.",
    form=FormView(
        "/06811/viec/don-doc/thoi-han",
        {"answer_days": "5", "head_days": "7", "chair_days": "7"},
        {"chair_days": "Phải lớn hơn."},
    ),
    today=TODAY,
    urging=FormView(
        "/06811/viec/don-doc/nhieu",
        {"key": "abc", "chon.1": "1"},
        {"text": "Cần điền."},
        prefix="dd-",
    ),
)

LETTER = LetterView(
    title="Văn bản đôn đốc ngày 16/11/2026",
    paragraphs=["Các nội dung sau đã quá hạn mà chưa được công khai:", "- Khoản 2, mục 2c."],
    clock=clock(date(2026, 11, 23), "soon", "Chờ trả lời"),
    deadline=DEADLINE,
    named="",
    tasks=[Link("/06811/viec/nhiem-vu/1", "Niêm yết công khai 14 nội dung")],
    papers=[Link("/06811/viec/don-doc/1/tai/pdf", "Tải PDF")],
    number="",
    answer="",
    number_form=FormView("/06811/viec/don-doc/1/so", {"signed_on": "2026-11-23"}),
    signings=[Choice("tl", "TL. Chủ tịch, Chánh Văn phòng ký", True)],
    answer_form=FormView("/06811/viec/nhiem-vu/1/tra-loi/1"),
    events=HISTORY,
)
SEVERAL = SeveralView(
    "Giao nhiều đơn cho một đơn vị",
    "Đã làm 1/2",
    [
        DoneLine("12/2026: Sửa mương", "/06811/viec/don-thu/1", State("done", "Đã làm"), ""),
        DoneLine(
            "13/2026: Cấp phép",
            "/06811/viec/don-thu/2",
            State("late", "Không làm được"),
            "Đơn vị này có người bị tố cáo.",
        ),
    ],
    Link("/06811/viec/don-thu?xem=open", "Đơn thư"),
)
EXPORTS = ExportsView(
    [
        ExportLine(
            "don-thu-dang-giai-quyet",
            "Đơn thư đang giải quyết",
            [Link("/06811/viec/danh-sach/don-thu/xlsx", "XLSX")],
            "/06811/viec/don-thu",
        )
    ]
)
