"""Sample views of what the People's Council is told."""

from services.portal.pages.council import AHEAD
from services.portal.pages.council import SENT as SENT_STATE
from services.portal.views import FormView, Link
from services.portal.views.consultations import ConsultationLine
from services.portal.views.council import CouncilSessionView, CouncilView, ReportedLine
from tests.portal.samples.frame import HISTORY

HERE = "/06811/viec/hoi-dong-nhan-dan"
TITLE = "Kỳ họp thường lệ cuối năm"
CALENDAR = CouncilView(
    "Báo cáo HĐND 2 nội dung Nhân dân quyết định, 1 đợt lấy ý kiến",
    "Chậm nhất 15/12/2026 (Điều 23 Luật 10/2022/QH15 (kỳ họp thường lệ gần nhất)).",
    [
        ConsultationLine(TITLE, f"{HERE}/1", AHEAD, ["15/12/2026"]),
        ConsultationLine("Kỳ họp thường lệ giữa năm", f"{HERE}/2", SENT_STATE, ["15/07/2026"]),
    ],
    FormView(HERE, {"title": "Kỳ họp thường lệ"}, {"on": "Chọn một ngày sắp tới."}),
)
ONE = CouncilSessionView(
    title=TITLE,
    back=Link(HERE, "Báo cáo Hội đồng nhân dân"),
    state=AHEAD,
    facts=["họp ngày 15/12/2026"],
    decisions=[
        ReportedLine(
            "Góp làm đường ngõ 4",
            "/06811/nhan-dan-ban/1",
            ["Khu 1", "khoản 1 Điều 15", "05/03/2026, họp", "133/199 hộ tán thành", "Có hiệu lực"],
        )
    ],
    consultations=[
        ReportedLine(
            "Dự thảo quy định giờ họp chợ phố Mẫu",
            "/06811/lay-y-kien/1",
            ["giải trình 24/03/2026", "40 đồng ý, 12 không đồng ý, 3 ý kiến khác"],
        )
    ],
    downloads=[Link(f"{HERE}/1/tai/pdf", "Bản PDF"), Link(f"{HERE}/1/tai/docx", "Bản Word")],
    send=FormView(f"{HERE}/1/gui", {}, {"paper": "Hãy chụp hoặc chọn tệp rồi gửi lại."}),
    remove=f"{HERE}/1/bo",
    events=HISTORY,
)
SENT = CouncilSessionView(
    title=TITLE,
    back=Link(HERE, "Báo cáo Hội đồng nhân dân"),
    state=SENT_STATE,
    facts=["họp ngày 15/12/2026", "báo cáo 60/BC-UBND, gửi HĐND 01/12/2026"],
    decisions=[],
    consultations=ONE.consultations,
    downloads=[Link("/tep/1", "Báo cáo đã ký")],
)
