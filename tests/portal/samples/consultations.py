"""Sample views of consultations; what people say in them is invented."""

from dataclasses import replace
from datetime import date

from services.participation.showing.words import STEPS
from services.portal import consultation_words as words
from services.portal.consultation_steps import MINUTES
from services.portal.views import Choice, FormView, Link, Pager, State
from services.portal.views.consultations import (
    AnsweredGroup,
    ConsultationAct,
    ConsultationLine,
    ConsultationsView,
    ConsultationView,
    CountRow,
    GroupMember,
    GroupsView,
    GroupWork,
    MeetingLine,
    OpinionAct,
    OpinionLine,
    OpinionsView,
    OpinionWork,
    TypingInView,
)
from tests.portal.samples.frame import DEADLINE
from tests.portal.samples.past import past

HERE, DESK = "/06811/lay-y-kien", "/06811/viec/lay-y-kien"
TITLE = "Dự thảo quy định giờ họp chợ phố Mẫu"
UNIT = "Phòng Kinh tế, Hạ tầng và Đô thị"
KHU = [Choice("", "Không ghi"), Choice("1", "Khu 1"), Choice("2", "Khu 2")]
OPEN = ConsultationLine(
    TITLE,
    f"{HERE}/1",
    State("live", "Còn 12 ngày"),
    [UNIT, "công khai 02/03/2026, góp ý đến hết 22/03/2026"],
)
OVER = ConsultationLine(
    "Dự thảo Quy chế thực hiện dân chủ của phường",
    f"{HERE}/2",
    State("done", "Đã giải trình"),
    ["Văn phòng HĐND và UBND", "công khai 05/01/2026, góp ý đến hết 26/01/2026"],
)
LIST = ConsultationsView("1 dự thảo đang lấy ý kiến", [OPEN], [OVER])
WORK_LIST = replace(
    LIST,
    public=Link(HERE, "Trang cho người dân"),
    form=FormView(DESK, {"title": TITLE}, {"forms": "Chọn ít nhất một hình thức."}),
    matters=[Choice("5", "5. Dự thảo quyết định hành chính liên quan đến lợi ích cộng đồng")],
    forms=[Choice("a", "Hội nghị trao đổi, đối thoại"), Choice("c", "Phiếu lấy ý kiến")],
    units=[Choice("1", UNIT)],
)
ONE = ConsultationView(
    title=TITLE,
    back=Link(HERE, "Lấy ý kiến Nhân dân"),
    state=State("live", "Còn 12 ngày"),
    facts=[UNIT, "công khai 02/03/2026", "đến hết 22/03/2026"],
    matter="Dự thảo quyết định hành chính (Điều 25 khoản 5 Luật 10/2022/QH15)",
    summary="Chợ họp từ 5 giờ đến 18 giờ. Xin ý kiến về giờ họp và chỗ để xe.",
    draft="/tep/1",
    forms=["Hội nghị trao đổi, đối thoại", "Cổng, trang thông tin điện tử"],
    notes=["Lấy ý kiến ít nhất 20 ngày kể từ ngày công khai (Điều 28 khoản 2)."],
    opinions=[
        OpinionLine(
            words.STANCES["against"],
            "Nên họp đến 17 giờ vì chiều tối phố hẹp, đông xe.",
            ["Gửi qua trang này, 03/03/2026"],
        )
    ],
    send=FormView(f"{HERE}/1", {"key": "một lần"}),
    stances=words.stances(),
    neighbourhoods=KHU,
    deadline=DEADLINE,
    events=past(
        STEPS,
        *("draft_consultation", "send_consultation_plan", "open_consultation"),
        council_sent_on="27/02/2026",
        front_sent_on="27/02/2026",
        closes_on="22/03/2026",
    ),
)
SENT = replace(ONE, send=None, sent="Đã nhận ý kiến của bạn. Xin cảm ơn.")
MEETING = MeetingLine(
    "Họp, hội nghị, Khu 1, 08/03/2026",
    ["41 đồng ý, 3 không đồng ý, 2 ý kiến khác"],
    "/tep/2",
    f"{DESK}/1/nhap/xoa/1",
)
DESK_ONE = replace(
    ONE,
    send=None,
    facts=[*ONE.facts, "kế hoạch 12/KH-UBND, gửi HĐND 02/03/2026, gửi Mặt trận 02/03/2026"],
    counts=[CountRow("Họp, hội nghị", 41, 3, 2), CountRow("Tất cả", 1_041, 3, 2)],
    meetings=[replace(MEETING, remove="")],
    links=[Link(f"{DESK}/1/y-kien", "Xem ý kiến (2 chờ xem)"), Link(f"{DESK}/1/nhap", "Nhập")],
    acts=[
        ConsultationAct(
            "cong-khai",
            "Công khai dự thảo, bắt đầu lấy ý kiến",
            "Công khai hôm nay",
            FormView(f"{DESK}/1/cong-khai", prefix="cong-khai-"),
            ("closes_on",),
        ),
        ConsultationAct(
            "gui-ke-hoach",
            "Ghi kế hoạch đã gửi HĐND, Mặt trận",
            "Ghi",
            FormView(f"{DESK}/1/gui-ke-hoach", prefix="gui-ke-hoach-"),
            ("number", "signed_on", "council_sent_on", "front_sent_on"),
        ),
        ConsultationAct(
            "bien-ban",
            "Biên bản nghe, đối thoại (Điều 27)",
            "Lưu biên bản",
            FormView(f"{DESK}/1/bien-ban", {"front_present": "1"}, prefix="bien-ban-"),
            MINUTES,
        ),
    ],
    presences=[Choice(key, text) for key, text in words.PRESENCES.items()],
    earliest=date(2026, 3, 22),
)


def _act(name: str, send: str, *fields: str) -> OpinionAct:
    return OpinionAct(name, send, FormView(f"{DESK}/1/y-kien/1/{name}", prefix=f"{name}-"), fields)


OPINIONS = OpinionsView(
    title=TITLE,
    back=Link(f"{DESK}/1", TITLE),
    finding="1 ý kiến chờ xem, 4 đã xem",
    action=f"{DESK}/1/y-kien",
    filters=[Choice("", "Chờ xem", True, 1), Choice("xong", "Đã xem", False, 4)],
    opinions=[
        OpinionWork(
            id="1",
            stance=words.STANCES["against"],
            state=words.STANDINGS["routed"],
            text="Tôi tố cáo người thu tiền chỗ ngồi ở chợ.",
            shown="",
            why=["có thể là tố cáo: “tố cáo”"],
            notes=["Gửi qua trang này, 03/03/2026", "Khu 1"],
            acts=[
                _act("hien", "Hiện công khai", "text"),
                _act("khong-hien", "Không hiện", "ground"),
                _act("chuyen", "Chuyển thành đơn", "claimed"),
            ],
        )
    ],
    grounds=[Choice("insult", "Lời lẽ xúc phạm")],
    claims=[Choice("", "Tôi chưa rõ"), Choice("denunciation", "Tố cáo")],
    before=50,
    pager=Pager(2, 3, 101, f"{DESK}/1/y-kien?loc=&trang=1", f"{DESK}/1/y-kien?loc=&trang=3"),
)
TYPING = TypingInView(
    title=TITLE,
    back=Link(f"{DESK}/1", TITLE),
    facts=ONE.facts,
    count=FormView(f"{DESK}/1/nhap/hop", {"held_on": "2026-03-08"}, prefix="hop-"),
    slips=FormView(f"{DESK}/1/nhap/phieu", {"key": "abc"}, prefix="phieu-"),
    channels=words.channels(),
    neighbourhoods=KHU[1:2],
    stances=words.stances(),
    rows=range(1, 3),
    meetings=[MEETING],
    done="Đã ghi kết quả.",
)

GROUP = AnsweredGroup(
    "Chợ họp buổi chiều làm tắc đường",
    words.STANCES["against"],
    12,
    words.ANSWERS["partly"],
    "Chợ họp đến 17 giờ; bãi để xe chuyển ra đường Mẫu.",
)
ANSWERED = replace(
    SENT,
    sent="",
    state=State("done", "Đã quyết định"),
    counts=DESK_ONE.counts,
    summary_of_all="Phường nhận 46 ý kiến, phần lớn đồng ý với giờ họp buổi sáng.",
    groups=[GROUP, replace(GROUP, title="Giữ giờ cũ", answer=words.ANSWERS["rejected"], size=1)],
    ending=["Ban hành như dự thảo: 45/QĐ-UBND ngày 30/03/2026. Khác ý kiến đa số, lý do:"],
    decision_reasons="Đường cấm xe tải buổi chiều.",
    downloads=[Link(f"{HERE}/1/tai/pdf", "Bản PDF")],
)
ENDING = replace(
    DESK_ONE,
    acts=[
        ConsultationAct(name, title, "Ghi", FormView(f"{DESK}/1/{name}", prefix=f"{name}-"), fields)
        for name, title, fields in (
            ("giai-trinh", "Công khai giải trình", ("summary", "council_session_on")),
            (
                "nghe",
                "Ghi việc nghe đối tượng thi hành",
                ("addressees", "informed_on", "outcome", "heard_on", "dialogue_on", "basis"),
            ),
            (
                "quyet-dinh",
                "Ghi quyết định",
                ("decision", "number", "decided_on", "reasons", "paper"),
            ),
            ("bao-cao", "Ghi việc báo cáo", ("council_reported_on", "front_reported_on")),
        )
    ],
    decisions=[Choice(key, text) for key, text in words.DECISIONS.items()],
    hearings=[Choice(key, text) for key, text in words.HEARINGS.items()],
)


def _member(text: str, why: str, number: str) -> GroupMember:
    form = FormView(f"{DESK}/1/nhom/{number}/chuyen", prefix=f"chuyen-{number}-")
    return GroupMember(text, why, form)


GROUPS = GroupsView(
    title=TITLE,
    back=Link(f"{DESK}/1", TITLE),
    finding="2 nhóm, 1 nhóm chưa giải trình",
    rule="Mức giống nhau để xếp hai ý kiến vào một nhóm: ít nhất 30/100 số cụm từ.",
    groups=[
        GroupWork(
            name="Chợ họp buổi chiều làm tắc đường",
            stance=words.STANCES["against"],
            answer=State("todo", "Chưa giải trình"),
            size=12,
            more=Link(f"{DESK}/1/nhom?nhom=1", "Xem cả nhóm, còn 10 ý kiến"),
            members=[
                _member("Chợ họp buổi chiều làm tắc đường phố.", "dẫn đầu nhóm", "1"),
                _member(
                    "Buổi chiều chợ làm tắc đường.",
                    "chung 4/10 cụm từ: “buoi chieu”, “lam tac”",
                    "2",
                ),
            ],
            others=[Choice("2", "Giữ giờ cũ")],
            explain=FormView(f"{DESK}/1/nhom/1/giai-trinh", prefix="giai-trinh-1-"),
            merge=FormView(f"{DESK}/1/nhom/1/gop", prefix="gop-1-"),
        )
    ],
    answers=[Choice(key, state.text) for key, state in words.ANSWERS.items()],
    bounds="Từ 15 đến 80; mức có sẵn là 30.",
    every=Link(f"{DESK}/1/nhom", "Mọi nhóm"),
    pager=Pager(1, 3, 41, "", f"{DESK}/1/nhom?trang=2"),
    regroup=FormView(f"{DESK}/1/nhom"),
    setting=FormView(f"{DESK}/1/nhom/muc", {"share": "30"}, prefix="muc-"),
)
