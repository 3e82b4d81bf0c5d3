"""Sample views of what residents decide; names and numbers are invented."""

from dataclasses import replace
from datetime import date

from services.participation.agenda.words import GATHERINGS, STEPS
from services.participation.initiatives.words import STEPS as DEMANDED
from services.portal.matter_steps import ACTS
from services.portal.matter_words import CLAUSES
from services.portal.views import Choice, Clock, FormView, Link, State
from services.portal.views.matters import (
    Act,
    ClusterForm,
    DemandView,
    Field,
    GatheringView,
    MatterLine,
    MattersView,
    MatterView,
    PartLine,
    ResultLine,
    Seat,
    TotalLine,
)
from tests.portal.samples.past import past

HERE, DESK = "/06811/nhan-dan-ban", "/06811/viec/nhan-dan-ban"
LINES = [
    MatterLine(
        "Góp làm đường ngõ 4",
        f"{HERE}/1",
        State("live", "Đã được thông qua"),
        ["Khoản 1: Công trình do Nhân dân đóng góp", "Khu phố 2", "133/199 hộ tán thành"],
    ),
    MatterLine(
        "Quy ước khu phố 3",
        f"{HERE}/2",
        State("late", "Đã gửi quyết định, quá hạn"),
        ["Khoản 3: Hương ước, quy ước", "Khu phố 3", "Trả lời trước hết ngày 09/03/2026"],
    ),
]
DEMANDS = [
    MatterLine(
        "Lập tổ tự quản ngõ 4",
        HERE,
        State("live", "Đang lấy sự đồng ý"),
        ["Việc tự quản khác", "Khu phố 2", "18/199 hộ đồng ý, cần 20"],
    )
]
PUBLIC = MattersView(
    "Dân bàn, dân quyết định", "1 nội dung đang lấy ý kiến quyết định", LINES, DEMANDS
)
RAISING = Act(
    "neu",
    "Nêu nội dung để Nhân dân bàn, quyết định",
    "Nêu nội dung",
    FormView(DESK, {"title": "Góp làm đường"}, {"carry_out_by": "Chọn một ngày sắp tới."}),
    [
        Field("clause", "Nội dung", "select", choices=CLAUSES),
        Field("unit_id", "Khu phố", "select", choices=[Choice("1", "Khu phố 2")]),
        Field("title", "Tên ngắn gọn"),
        Field("summary", "Nội dung đưa ra bàn, quyết định", "area"),
        Field("carry_out_by", "Phải làm xong trước hết ngày", "date", optional=True),
    ],
)
WORK = replace(PUBLIC, title="Nhân dân bàn, quyết định", acts=[RAISING])
ONE = MatterView(
    title="Góp làm đường ngõ 4",
    back=Link(HERE, "Dân bàn, dân quyết định"),
    state=State("live", "Đã được thông qua"),
    facts=["Khoản 1: Công trình do Nhân dân đóng góp", "Khu phố 2", "Họp"],
    summary="Mỗi hộ góp 2 triệu đồng, phường góp xi măng.",
    asked="Thông qua khi có ít nhất 2/3 tổng số đại diện hộ gia đình tán thành (Điều 21 khoản 1).",
    clocks=[
        (
            "Gửi quyết định trước hết ngày",
            Clock(date(2026, 3, 12), State("soon", "còn 2 ngày làm việc"), f"{HERE}/1/han/sending"),
        )
    ],
    results=[
        ResultLine("Khu phố 2", "Họp", 199, 90, 0, 0, 0, 0, State("broken", "Không đủ đại diện")),
        ResultLine(
            "Khu phố 2",
            "Phát phiếu",
            199,
            190,
            133,
            40,
            10,
            7,
            State("done", "Thông qua (cần 133)"),
        ),
    ],
    gatherings=[
        MatterLine(
            "Họp ngày 05/03/2026",
            "",
            State("broken", "Không đủ đại diện"),
            ["Khu phố 2", "19:00, Nhà văn hóa"],
        )
    ],
    events=past(
        {**STEPS, **GATHERINGS},
        *("raise_matter", "agree_matter", "prepare_matter", "convene_meeting", "lack_matter"),
        *("plan_handout", "count_handout", "adopt_matter"),
        on="05/03/2026",
        starts_on="06/03/2026",
        until="09/03/2026",
    ),
)
PART_CLOCK = Clock(
    date(2026, 3, 12), State("soon", "còn 2 ngày làm việc"), f"{HERE}/1/han/sending?khu=1"
)
WHOLE = replace(
    ONE,
    parts=[
        PartLine("Khu phố 1", date(2026, 3, 6), None, [Link(f"{DESK}/1/tai/pdf?khu=1", "PDF")]),
        PartLine("Khu phố 2", None, PART_CLOCK),
    ],
    total=TotalLine(date(2026, 3, 16), "Hai khu phố đã quyết định; nội dung được thông qua."),
)
DESK_ONE = replace(
    ONE,
    back=Link(DESK, "Nhân dân bàn, quyết định"),
    missing=["quyết định", "chữ ký của Trưởng khu phố"],
    reason="Đề nghị bổ sung mức miễn, giảm.",
    acts=[
        Act(
            name,
            each.title,
            each.send,
            FormView(f"{DESK}/1/{name}", prefix=f"{name}-"),
            each.fields,
        )
        for name, each in ACTS.items()
    ],
)
MEETING_PAGE = "/06811/viec/hop-dan/1"
MEETING = GatheringView(
    title="Họp: Góp làm đường ngõ 4",
    back=Link(f"{DESK}/1", "Góp làm đường ngõ 4"),
    state=State("live", "Đang diễn ra"),
    facts=["19:00 ngày 05/03/2026", "Nhà văn hóa", "đã thông báo ngày 02/03/2026"],
    finding="2/4 hộ đã có đại diện dự, còn thiếu 1 hộ",
    clusters=[
        ClusterForm(
            "Cả khu phố",
            2,
            FormView(
                f"{MEETING_PAGE}/diem-danh-1",
                {"shown": "a b", "h-a": "1", "h-b": "1"},
                prefix="diem-danh-1-",
            ),
            [
                Seat("a", "1. Người Mẫu Một"),
                Seat("b", "2. Người Mẫu Hai"),
                Seat("c", "3. Người Mẫu Ba"),
                Seat("d", "4. Người Mẫu Bốn"),
            ],
        )
    ],
    papers=[Link(f"{MEETING_PAGE}/tai/notice.pdf", "Thông báo mời họp (PDF)")],
    acts=[
        Act(
            "ban-kiem-phieu",
            "Bầu thư ký và Ban kiểm phiếu",
            "Ghi kết quả bầu",
            FormView(f"{MEETING_PAGE}/ban-kiem-phieu", prefix="ban-kiem-phieu-"),
            [
                Field("secretary", "Thư ký"),
                Field("tellers", "Ban kiểm phiếu", "area", "3 đến 5 người, mỗi dòng một người."),
                Field("approving", "Số người dự tán thành", "number"),
                Field(
                    "secret",
                    "Cách biểu quyết do người dự chọn",
                    "radios",
                    choices=[Choice("0", "Giơ tay"), Choice("1", "Bỏ phiếu kín")],
                ),
            ],
        )
    ],
)
DEMAND = DemandView(
    title="Lập tổ tự quản ngõ 4",
    back=Link("/06811/viec/de-xuat", "Hộ gia đình đề xuất"),
    state=State("live", "Đang lấy sự đồng ý"),
    facts=["Việc tự quản khác", "Khu phố 2", "2/25 hộ đồng ý, cần 3 (Điều 16 Luật 10/2022/QH15)"],
    summary="Các hộ thay nhau giữ ngõ sạch.",
    consents=["Hộ số 3, có giá trị đến 02/06/2026"],
    acts=[
        Act(
            "dong-y",
            "Ghi các hộ đồng ý",
            "Ghi đồng ý",
            FormView("/06811/viec/de-xuat/1/dong-y", prefix="dong-y-"),
            [Field("household", "Hộ số"), Field("given_on", "Ngày hộ đồng ý", "date")],
        )
    ],
    events=past(DEMANDED, "register_initiative"),
)

WEB_PAGE = "/06811/viec/truc-tuyen/1"
WEB_VOTE = GatheringView(
    title="Biểu quyết trực tuyến: Giờ đóng cửa nhà văn hóa",
    back=Link(f"{DESK}/1", "Giờ đóng cửa nhà văn hóa"),
    state=State("soon", "Đã đóng, chờ kiểm phiếu"),
    facts=["mở 07:00 05/03/2026, đóng 17:00 08/03/2026", "3 người trong tổ"],
    papers=[Link(f"{WEB_PAGE}/tai/notice.pdf", "Thông báo biểu quyết (PDF)")],
    pages=[Link("/06811/viec/bieu-quyet/1", "Phát phiếu giấy tại bàn của tổ")],
    acts=[
        Act(
            "kiem-phieu",
            "Mở hòm và kiểm phiếu",
            "Mở hòm, công bố kết quả",
            FormView(f"{WEB_PAGE}/kiem-phieu", {}, {"witnesses": "Không có hộ số 9."}, "Chưa gửi."),
            [
                Field("paper-0", "Phiếu giấy: Đồng ý", "number"),
                Field("witnesses", "Hai hộ chứng kiến", hint="Số của hai hộ, ví dụ: 3, 17"),
            ],
        )
    ],
)
