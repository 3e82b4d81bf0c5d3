"""Sample views of the council, of models that are public, and of what was granted."""

from services.portal.views import Choice, FormView, Link, State
from services.portal.views.awards import (
    CommentWork,
    CouncilView,
    HonourLine,
    HonourView,
    ModelView,
    PublicModelsView,
    PublicModelView,
    SeatLine,
)
from services.portal.views.consultations import ConsultationAct, ConsultationLine
from tests.portal.samples.awards import FACTS, HERE, TITLE

SEATS = "/06811/viec/hoi-dong-thi-dua"
COUNCIL = CouncilView(
    [SeatLine("Người mẫu", "Ủy viên, từ ngày 02/01/2026", f"{SEATS}/1/thoi")],
    FormView(SEATS, {"key": "1"}, {"begins_on": "Từ hôm nay trở đi."}),
)
VOTE = ("title", "held_on", "present", "in_favour", "against", "blank", "tellers", "minutes")
BEFORE_COUNCIL = ModelView(
    title=TITLE,
    back=Link(HERE, "Mô hình"),
    state=State("todo", "Chờ Hội đồng"),
    facts=FACTS,
    aims="Mỗi hộ chăm một đoạn đường trước nhà.",
    sections=[],
    acts=[
        ConsultationAct(
            "bo-phieu",
            "Ghi kết quả bỏ phiếu kín",
            "Ghi kết quả",
            FormView(f"{HERE}/1/bo-phieu", {}, {"present": "Tối đa 9."}, "", "bo-phieu-"),
            VOTE,
        )
    ],
    titles=[Choice("model", "Mô hình dân chủ ở cơ sở tiêu biểu")],
)
NOTICED = ModelView(
    title=TITLE,
    back=Link(HERE, "Mô hình"),
    state=State("live", "Đang công khai"),
    facts=[*FACTS, "Hội đồng 8/9 phiếu đồng ý"],
    aims="Mỗi hộ chăm một đoạn đường trước nhà.",
    sections=[],
    links=[Link("/tep/1", "Biên bản kiểm phiếu"), Link("/06811/mo-hinh/1", "Trang công khai")],
    comments=[
        CommentWork(
            f"Đường rất đẹp, lần {number}.",
            State("todo", "Chờ xem"),
            show=FormView(f"{HERE}/1/gop-y/{number}", prefix=f"gop-y-{number}-"),
            hide=FormView(f"{HERE}/1/gop-y/{number}", prefix=f"gop-y-{number}-"),
            tick=f"comment-{number}",
        )
        for number in (1, 2)
    ],
    sorting=FormView(
        f"{HERE}/1/gop-y", {"key": "1", "comment-1": "1"}, {}, "Chọn lý do.", prefix="chon-"
    ),
    grounds=[Choice("personal", "Có thông tin cá nhân")],
)
HONOUR = HonourLine(
    "Khu phố Bắc",
    TITLE,
    ["Mô hình dân chủ ở cơ sở tiêu biểu", "quyết định số 88/QĐ-UBND ngày 10/06/2026"],
    "/06811/chung-nhan/ABCD2345",
)
PUBLIC = PublicModelsView(
    [ConsultationLine(TITLE, "/06811/mo-hinh/1", State("live", "Đang lấy ý kiến"), FACTS)],
    [HONOUR],
)
BACK = Link("/06811/mo-hinh", "Mô hình, gương tiêu biểu")
PUBLIC_ONE = PublicModelView(
    title=TITLE,
    back=BACK,
    state=State("live", "Đang lấy ý kiến"),
    facts=[*FACTS, "góp ý đến hết ngày 10/06/2026"],
    aims="Mỗi hộ chăm một đoạn đường trước nhà.",
    comments=["Đường rất đẹp."],
    form=FormView("/06811/mo-hinh/1", {"text": "", "key": "1"}, {"text": "Hãy viết góp ý."}),
    sent="Đã nhận góp ý. Góp ý được xem trước khi hiện công khai.",
)
STANDING = HonourView(HONOUR, "ABCD2345", State("done", "Còn giá trị"), BACK)
TAKEN_BACK = HonourView(
    HONOUR,
    "ABCD2345",
    State("stopped", "Đã bị thu hồi ngày 01/07/2026, quyết định số 90/QĐ-UBND"),
    BACK,
)
