"""Sample views of checks."""

from services.portal.inspection_words import (
    ACTS,
    ANSWERS,
    CHECK_FORMS,
    FIELDS,
    HIDDEN,
    KINDS,
    STATES,
    UNANSWERED,
    WEIGHTS,
    choices,
)
from services.portal.offline import SENTENCES
from services.portal.offline import STATES as STATES_ON_PHONE
from services.portal.views import Choice, FormView, Link, Offline, State
from services.portal.views.inspections import (
    AnswerLine,
    CheckLine,
    ChecklistView,
    CheckProgrammesView,
    CheckProgrammeView,
    ConclusionLine,
    ConclusionsView,
    FindingLine,
    InspectionsView,
    InspectionView,
    LineToCheck,
)
from services.portal.views.matters import Act, Field
from tests.portal.samples.frame import HISTORY

HERE = "/06811/viec/cuoc-kiem-tra"
PROGRAMMES = "/06811/viec/chuong-trinh-kiem-tra"
TITLE = "Kiểm tra bộ phận tiếp nhận và trả kết quả"
FACTS = ["Phòng Văn hóa - Xã hội", KINDS["planned"], "ngày 27/11/2026"]
UNITS = [Choice("1", "Phòng Văn hóa - Xã hội"), Choice("2", "Khu 1")]
OFFICIALS = [Choice("a", "Người Mẫu, Chuyên viên"), Choice("b", "Người Mẫu Hai, Phó phòng")]
LISTS = [Choice("front_desk", "Thái độ, nền nếp (7 dòng)")]
ITEM = [Choice("", "Không theo chương trình"), Choice("3", "Tháng 11: Kiểm tra một cửa")]
SELF = Act(
    "tu-kiem-tra",
    "Đơn vị tự kiểm tra",
    "Bắt đầu tự kiểm tra",
    FormView(f"{HERE}/tu-kiem-tra", prefix="tu-"),
    [Field("subject", "Tên"), Field("checklist_key", "Phiếu kiểm tra", "select", choices=LISTS)],
)
LIST = InspectionsView(
    finding="1 cuộc đang chuẩn bị hoặc tiến hành",
    going=[CheckLine(TITLE, f"{HERE}/1", STATES["announced"], FACTS)],
    over=[CheckLine("Kiểm tra Khu 1", f"{HERE}/2", STATES["concluded"], FACTS)],
    year=2026,
    years=[Link(f"{HERE}?nam=2025", "Năm 2025")],
    form=FormView(HERE, {"subject": TITLE}, {"planned_on": "Chọn từ hôm nay."}),
    kinds=choices(KINDS)[:3],
    units=UNITS,
    checklists=LISTS,
    officials=OFFICIALS,
    items=ITEM,
    acts=[SELF],
)
NOTHING = InspectionsView("", [], [], 2026)


def _act(name: str, action: str) -> Act:
    step = ACTS[name]
    form = FormView(f"{action}/{name}", prefix=f"{name}-")
    return Act(name, step.title, step.send, form, [FIELDS[field] for field in step.fields])


ONE = InspectionView(
    title=TITLE,
    back=Link(HERE, "Cuộc kiểm tra"),
    state=STATES["started"],
    facts=FACTS,
    notice="",
    scope="Thái độ phục vụ, niêm yết thủ tục, mức phí.",
    team=["Trưởng đoàn: Phó phòng, Phòng Kinh tế", "Chuyên viên"],
    findings=[
        FindingLine(
            "Phát hiện 1",
            "Bảng phí còn treo mức cũ.",
            WEIGHTS["serious"],
            "Điều 11 khoản 12",
            "/tep/1",
            f"{HERE}/1/phat-hien/1/bo",
        )
    ],
    conclusion="",
    links=[Link(f"{HERE}/1/phieu", "Phiếu kiểm tra")],
    downloads=[Link(f"{HERE}/1/bien-ban.pdf", "Dự thảo biên bản (PDF)")],
    acts=[_act("phat-hien", f"{HERE}/1"), _act("ket-luan", f"{HERE}/1")],
    events=HISTORY,
)
CONCLUDED = InspectionView(
    title=TITLE,
    back=Link(HERE, "Cuộc kiểm tra"),
    state=STATES["concluded"],
    facts=[*FACTS, "kết luận 50/KL-UBND ngày 27/11/2026"],
    notice="",
    scope="Thái độ phục vụ, niêm yết thủ tục, mức phí.",
    team=["Trưởng đoàn: Phó phòng, Phòng Kinh tế", "Chuyên viên"],
    findings=[],
    conclusion="Khắc phục trong tháng 12.",
    links=[
        Link(f"{HERE}/1/phieu", "Phiếu kiểm tra"),
        Link("/06811/viec/nghia-vu/1", "Công khai kết quả theo khoản 10"),
    ],
    downloads=[
        Link(f"{HERE}/1/bien-ban.pdf", "Biên bản (PDF)"),
        Link(f"{HERE}/1/van-ban-ket-luan.pdf", "Dự thảo kết luận (PDF)"),
    ],
    acts=[_act("ban-hanh", f"{HERE}/1")],
)
CONCLUSIONS = ConclusionsView(
    "1 kết luận đã công khai",
    [
        ConclusionLine(
            "Phòng Văn hóa - Xã hội",
            ["Thông báo 61/TB-UBND", "ngày 27/11/2026"],
            [Link("/06811/ket-luan-kiem-tra/1.pdf", "Đọc (PDF)")],
            "ab" * 32,
        )
    ],
    Link("/06811/khoan/10", "Nội dung công khai theo khoản 10 Điều 11"),
)
NO_CONCLUSIONS = ConclusionsView("Chưa có kết luận nào", [], CONCLUSIONS.more)
SECRET = InspectionView(
    title="Kiểm tra đột xuất",
    back=Link(HERE, "Cuộc kiểm tra"),
    state=STATES["decided"],
    facts=[FACTS[0], KINDS["unannounced"], FACTS[2]],
    notice=HIDDEN,
    scope="Nền nếp giờ làm việc.",
    team=["Trưởng đoàn: Phó phòng"],
    findings=[],
    conclusion="",
    acts=[_act("bat-dau", f"{HERE}/3"), _act("thoi", f"{HERE}/3")],
)
SEEN = AnswerLine(ANSWERS["no"], "Chưa thay bảng.", ["Chuyên viên", "10:12 ngày 27/11"], "/tep/2")
CHECKLIST = ChecklistView(
    title="Thái độ, nền nếp của bộ phận tiếp xúc trực tiếp với Nhân dân",
    back=Link(f"{HERE}/1", TITLE),
    finding="Đã ghi 1 trên 2 dòng",
    lines=[
        LineToCheck(
            "fees",
            "Mức phí, lệ phí được niêm yết và thu đúng",
            "Điều 11 khoản 12",
            [SEEN, AnswerLine(ANSWERS["partly"], "Thiếu một mức.", ["Phó phòng", "10:30"])],
            [AnswerLine(ANSWERS["yes"], "", ["Phó phòng", "09:00 ngày 27/11"])],
            FormView(
                f"{HERE}/1/phieu",
                {"line": "fees", "key": "k1", "said": "no"},
                {"note": "Cần ghi điều đã thấy."},
                prefix="fees-",
            ),
            Choice("e1", "Sửa lần ghi của tôi: 10:12 ngày 27/11"),
        ),
        LineToCheck("present", "Có mặt đúng giờ", "Kế hoạch", [], []),
    ],
    answers=[Choice(key, state.text) for key, state in ANSWERS.items()],
    unanswered=UNANSWERED,
    offline=Offline(SENTENCES | {"open": "1"}, STATES_ON_PHONE | ANSWERS, "/06811/dang-nhap"),
)
LINE = CheckLine(
    "Kiểm tra một cửa",
    HERE,
    State("standing", KINDS["planned"]),
    ["Tháng 11", "Phòng Văn hóa - Xã hội", CHECK_FORMS["on_site"]],
    f"{PROGRAMMES}/1/noi-dung/1/bo",
)
PROGRAMME = CheckProgrammeView(
    title="Chương trình kiểm tra năm 2026",
    back=Link(PROGRAMMES, "Chương trình kiểm tra"),
    state=State("todo", "Dự thảo"),
    facts=["1 nội dung"],
    lines=[LINE],
    acts=[
        Act(
            "phe-duyet",
            "Phê duyệt chương trình",
            "Phê duyệt",
            FormView(f"{PROGRAMMES}/1/phe-duyet", prefix="phe-duyet-"),
            [FIELDS["number"]],
        )
    ],
    owed=[CheckLine("Tự kiểm tra", HERE, State("late", "Còn nợ"), ["Tháng 9 năm 2025"])],
    events=HISTORY,
)
PROPOSED = CheckProgrammeView(
    title="Chương trình kiểm tra năm 2027",
    back=Link(PROGRAMMES, "Chương trình kiểm tra"),
    state=State("todo", "Phần mềm đề xuất"),
    facts=["1 nội dung", "từ kế hoạch 112/KH-UBND"],
    lines=[
        CheckLine(
            "Tự kiểm tra việc thực hiện dân chủ cả năm",
            HERE,
            State("standing", KINDS["self"]),
            ["Tháng 10", "mọi cơ quan, đơn vị, khu phố", CHECK_FORMS["report"]],
            f"{PROGRAMMES}/2/noi-dung/1/bo",
            "Kế hoạch, mục II.7: “Chú trọng công tác kiểm tra, tự kiểm tra”",
        )
    ],
    says="Phần mềm lập bản này từ kế hoạch năm.",
)
PROGRAMME_LIST = CheckProgrammesView(
    [CheckLine("Năm 2026", f"{PROGRAMMES}/1", State("done", "Đã phê duyệt"), ["4 nội dung"])],
    [
        Act(
            "lap",
            "Lập chương trình của một năm",
            "Lập chương trình",
            FormView(PROGRAMMES, {"year": "2027"}),
            [Field("year", "Năm", "number")],
        )
    ],
)
