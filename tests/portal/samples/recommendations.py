"""What units were asked to put right: boards, one, those of a check. All of it is invented."""

from datetime import date, datetime

from libs.kernel.clock import VIETNAM
from services.portal.recommendation_words import ACTS, FIELDS, STATES, UNIT_DESK
from services.portal.views.frame import (
    Choice,
    Clock,
    DayLine,
    DeadlineView,
    Event,
    FileView,
    FormView,
    Link,
    State,
)
from services.portal.views.matters import Act
from services.portal.views.recommendations import (
    CheckRecommendationsView,
    RecommendationBoardView,
    RecommendationGroup,
    RecommendationLine,
    RecommendationPageView,
)

HERE = "/06811/viec/kien-nghi"
TEXT = "Thay bảng phí đang treo ở bộ phận một cửa bằng mức đang áp dụng."
TITLE = "Kiến nghị 1 theo kết luận số 50/KL-UBND"
NOTES = ["Phòng Văn hóa - Xã hội", TITLE, "Kiểm tra bộ phận một cửa"]
LATE = Clock(date(2026, 11, 20), State("late", "Quá hạn 1 ngày làm việc"), f"{HERE}/1#han")
SOON = Clock(date(2026, 11, 25), State("soon", "Còn 2 ngày làm việc"), f"{HERE}/2#han")
OVERDUE = RecommendationLine(TEXT, f"{HERE}/1", NOTES, STATES["insufficient"], LATE)
GOING = RecommendationLine(
    "Bố trí người trực giờ nghỉ trưa.", f"{HERE}/2", NOTES, STATES["in_progress"], SOON
)
ANSWERED = RecommendationLine("Niêm yết số điện thoại.", f"{HERE}/3", NOTES, STATES["remedied"])
OVER = RecommendationLine("Lập sổ theo dõi.", f"{HERE}/4", NOTES, STATES["closed"])
BOARD = RecommendationBoardView(
    title="Kiến nghị sau kiểm tra",
    says="Những việc đoàn kiểm tra yêu cầu đơn vị khác khắc phục.",
    finding="1 kiến nghị chờ bạn xác nhận, 1 kiến nghị quá hạn",
    groups=[
        RecommendationGroup("xac-nhan", "Chờ bạn xác nhận", [ANSWERED]),
        RecommendationGroup("qua-han", "Quá hạn", [OVERDUE]),
        RecommendationGroup("dang-lam", "Đơn vị đang thực hiện", [GOING]),
        RecommendationGroup("cho", "Chờ người khác xác nhận", []),
        RecommendationGroup("xong", "Đã kết thúc", [OVER]),
    ],
)
NOTHING = RecommendationBoardView("Kiến nghị đơn vị phải thực hiện", "Những việc.", "0", [])
AT = datetime(2026, 11, 18, 9, 5, tzinfo=VIETNAM)
PROOF = FileView("Minh chứng 1", "/tep/1", 240_000, "ab" * 32, AT)


def _act(name: str, errors: dict[str, str] | None = None) -> Act:
    step = ACTS[name]
    form = FormView(f"{HERE}/1/{name}", {}, errors or {}, prefix=f"{name}-")
    return Act(name, step.title, step.send, form, [FIELDS[field] for field in step.fields])


ONE = RecommendationPageView(
    title=TITLE,
    back=Link(f"/06811/{UNIT_DESK}", "Kiến nghị đơn vị phải thực hiện"),
    state=STATES["insufficient"],
    facts=["Phòng Văn hóa - Xã hội", "ban hành 02/11/2026"],
    text=TEXT,
    basis="Điều 11 khoản 12 Luật 10/2022/QH15",
    deadline=DeadlineView(
        title="Khắc phục theo kiến nghị kiểm tra",
        rule="Trong thời hạn 30 ngày, kể từ ngày ban hành kiến nghị",
        basis="Luật 10/2022/QH15 không quy định",
        starts_on=date(2026, 10, 21),
        due_on=date(2026, 11, 20),
        calendar="lịch ngày làm việc bản 2026-01",
        days=[DayLine(date(2026, 11, 20), 30, "Ngày cuối")],
    ),
    clock=LATE,
    events=[
        Event(AT, "Chưa đủ, giao làm tiếp", "Trưởng đoàn", note="Còn một bảng ở tầng hai."),
        Event(AT, "Đơn vị báo đã khắc phục", "Phó phòng", note="Đã thay.", files=[PROOF]),
        Event(AT, "Đơn vị đã nhận", "Phó phòng"),
    ],
    links=[Link("/06811/viec/cuoc-kiem-tra/1", "Kiểm tra bộ phận một cửa")],
    acts=[
        _act("viec-da-lam"),
        _act("khac-phuc", {"evidence": "Cần một minh chứng."}),
        _act("khong-tiep-thu"),
    ],
)
OF_CHECK = CheckRecommendationsView(
    title="Kiến nghị sau kiểm tra",
    back=Link("/06811/viec/cuoc-kiem-tra/1", "Kiểm tra bộ phận một cửa"),
    lines=[OVERDUE, GOING],
    nothing="",
    rule="Để trống thì trong thời hạn 30 ngày kể từ hôm nay.",
    form=FormView(HERE, {"text": TEXT, "key": "k"}, {"due_on": "Chọn ngày khác."}),
    units=[Choice("1", "Phòng Văn hóa - Xã hội")],
    findings=[Choice("", "Theo kết luận chung"), Choice("2", "Phát hiện 1 (vi phạm)")],
)
