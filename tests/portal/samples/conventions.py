"""Sample views of village conventions; names and numbers are invented."""

from dataclasses import replace
from datetime import date

from services.participation.village.words import STEPS as PAST
from services.portal.convention_steps import STEPS
from services.portal.views import Choice, Clock, FormView, Link, State
from services.portal.views.consultations import OpinionAct, OpinionsView, OpinionWork
from services.portal.views.conventions import (
    ComplaintLine,
    ConventionLine,
    ConventionsView,
    ConventionView,
    PassageLine,
    VersionLine,
)
from services.portal.views.matters import Act, Field
from tests.portal.samples.past import past

HERE, DESK = "/06811/huong-uoc", "/06811/viec/huong-uoc"
POSTED = ConventionLine(
    "Quy ước khu phố Bắc",
    f"{HERE}/1",
    State("live", "Đang niêm yết lấy ý kiến"),
    ["Khu phố Bắc", "niêm yết từ 02/03/2026, ít nhất đến hết 01/04/2026"],
)
KEPT = ConventionLine(
    "Hương ước khu phố Nam",
    f"{HERE}/2",
    State("done", "Đang thực hiện"),
    ["Khu phố Nam", "có hiệu lực từ 06/05/2024", "Quyết định 3/QĐ-UBND"],
)
PUBLIC = ConventionsView(
    "Hương ước, quy ước",
    "1 khu phố có hương ước, quy ước đang thực hiện, 1 dự thảo đang lấy ý kiến",
    [POSTED],
    [KEPT],
    [],
)


def _act(name: str) -> Act:
    taken = STEPS[name]
    form = FormView(f"{DESK}/1/{name}", prefix=f"{name}-")
    return Act(name, taken.title, taken.send, form, taken.fields)


BEGIN = Act(
    "soan",
    "Soạn thảo hương ước, quy ước",
    "Bắt đầu",
    FormView(f"{DESK}/soan", {"title": "Quy ước"}, {"team": "Mỗi dòng một người."}, prefix="soan-"),
    [
        Field("called", "Tên gọi", "select", choices=[Choice("rules", "Quy ước")]),
        Field("title", "Tên đầy đủ", hint="Ví dụ: Quy ước khu phố Bắc."),
        Field("team", "Tổ soạn thảo", "area", "Mỗi dòng một người."),
    ],
)
WORK = replace(
    PUBLIC, others=[replace(KEPT, state=State("stopped", "Đã được thay thế"))], acts=[BEGIN]
)
DRAFT = ConventionView(
    title="Quy ước khu phố Bắc",
    back=Link(HERE, "Hương ước, quy ước"),
    state=State("live", "Đang niêm yết lấy ý kiến"),
    facts=POSTED.notes,
    notices=["Đây là dự thảo, niêm yết tại Nhà văn hóa khu phố. Chưa biểu quyết trước 02/04/2026."],
    passages=[
        PassageLine("", ["Quy ước này do các hộ gia đình của khu phố thống nhất."]),
        PassageLine("Chương I. Quy định chung", []),
        PassageLine("Điều 1. Nếp sống", ["Giữ ngõ sạch.", "Không gây ồn sau 22 giờ."]),
        PassageLine("Điều 2. Việc cưới, việc tang", ["Tiết kiệm, văn minh."]),
    ],
    downloads=[Link(f"{HERE}/1/tai/pdf", "Bản PDF"), Link(f"{HERE}/1/tai/docx", "Bản Word")],
    send=FormView(f"{HERE}/1", {"key": "k"}, {"text": "Viết ý kiến của bạn."}),
    opinions=["Điều 1 nên cho phép ồn đến 23 giờ dịp Tết."],
    heard="2 ý kiến đã nhận",
    versions=[
        VersionLine("Bản 1", ["ngày 02/03/2026", "bản niêm yết"], f"{HERE}/1?ban=1", "/tep/1")
    ],
    events=past(PAST, "begin_convention", "post_convention", on="02/03/2026"),
)
SENT = replace(DRAFT, send=None, sent="Đã nhận ý kiến của bạn.")
DUE = Clock(date(2026, 4, 6), State("soon", "Còn 1 ngày làm việc"), f"{HERE}/2/han/sending_out")
SUSPENDED = replace(
    DRAFT,
    state=State("broken", "Tạm ngừng thực hiện"),
    notices=["Tạm ngừng thực hiện Điều 2 từ ngày 06/05/2026, Quyết định 20/QĐ-UBND."],
    reason="Điều 2 đặt mức phạt tiền.",
    send=None,
    clocks=[("Gửi quyết định công nhận đến cộng đồng dân cư trước hết ngày", DUE)],
    matter=Link("/06811/nhan-dan-ban/1", "Biểu quyết và kết quả"),
    reviews=[("Năm 2025, ngày 18/11/2025", "Các hộ thực hiện tốt Điều 1.")],
    events=past(
        PAST,
        *("begin_convention", "post_convention", "vote_convention", "adopt_convention"),
        *("send_convention", "recognise_convention", "suspend_convention"),
        on="06/05/2026",
    ),
)
DESK_ONE = replace(
    SUSPENDED,
    back=Link(DESK, "Hương ước, quy ước"),
    team=["Người Mẫu A", "Người Mẫu B"],
    moderate=Link(f"{DESK}/1/y-kien", "Xem ý kiến (1 chờ xem)"),
    papers=[Link(f"{DESK}/1/tai/suspension.pdf", "Mẫu 04: quyết định tạm ngừng (PDF)")],
    complaints=[
        ComplaintLine(
            "Văn bản đến 15/VBĐ",
            "Điều 2 phạt tiền hộ cưới dài ngày.",
            ["Hộ gia đình", "nhận ngày 05/05/2026"],
            State("soon", "Còn 1 ngày làm việc"),
            DUE,
            form=FormView(f"{DESK}/1/phan-anh/1", prefix="tra-loi-1-"),
        ),
        ComplaintLine(
            "Văn bản đến 9/VBĐ",
            "Điều 1 chưa rõ.",
            ["Công dân cư trú tại khu phố"],
            State("done", "Đã trả lời"),
            answer="Điều 1 đã rõ giờ.",
        ),
    ],
    acts=[_act(name) for name in ("tiep-tuc", "can-cu-bai-bo", "phan-anh", "danh-gia")],
)
DRAFTING = replace(
    DRAFT,
    state=State("todo", "Đang soạn thảo"),
    notices=[],
    passages=[],
    downloads=[],
    send=None,
    opinions=[],
    versions=[],
    acts=[_act(name) for name in ("toan-van", "niem-yet", "thoi-soan")],
)
OPINIONS = OpinionsView(
    title="Quy ước khu phố Bắc",
    back=Link(f"{DESK}/1", "Quy ước khu phố Bắc"),
    finding="1 ý kiến chờ xem, 0 đã xem",
    action=f"{DESK}/1/y-kien",
    filters=[Choice("", "Chờ xem", True, 1), Choice("xong", "Đã xem", False, 0)],
    opinions=[
        OpinionWork(
            id="1",
            stance=None,
            state=State("todo", "Chờ xem"),
            text="Nên thêm điều về rác.",
            shown="",
            why=[],
            notes=["Gửi qua trang này, 05/03/2026"],
            acts=[
                OpinionAct("hien", "Hiện công khai", FormView("/x", prefix="hien-1-"), ("text",)),
            ],
        )
    ],
    grounds=[Choice("spam", "Quảng cáo, gửi thử (không tính)")],
    claims=[],
)
