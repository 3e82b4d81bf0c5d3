"""Sample views of supervision by the people's boards and the Front."""

from dataclasses import replace
from datetime import date

from services.inspections.rooms.words import OWN
from services.inspections.supervisions.words import INSIDE, KNOWN, RESULT
from services.inspections.supervisions.words import PUBLIC as TOLD
from services.portal.supervision_words import (
    ANSWERS,
    FIELDS,
    LATE,
    PASSED,
    PRIVATE,
    STATES,
    STEPS,
    TITLE,
    UNSENT,
    WAITS,
)
from services.portal.views import Choice, Clock, DayLine, DeadlineView, FormView, Link, State
from services.portal.views.inspections import CheckLine
from services.portal.views.matters import Act
from services.portal.views.supervisions import (
    AdviceLine,
    RoomPaperView,
    SupervisionList,
    SupervisionsView,
    SupervisionView,
)
from tests.portal.samples.past import past

HERE = "/06811/viec/giam-sat"
SUBJECT = "Giám sát việc thu, chi các khoản Nhân dân đóng góp"
FACTS = ["Ban Thanh tra nhân dân phường", "Phòng Kinh tế", "từ ngày 27/11/2026"]
BACK = Link(HERE, TITLE)


def _act(name: str) -> Act:
    step = STEPS[name]
    form = FormView(f"{HERE}/1/{name}", prefix=f"{name}-")
    return Act(name, step.title, step.send, form, [FIELDS[field] for field in step.fields])


DUE = DeadlineView(
    title="Trả lời kiến nghị",
    rule="Trong 15 ngày, kể từ ngày nhận kiến nghị",
    basis="Điều 40 khoản 1 điểm c Luật 10/2022/QH15",
    starts_on=date(2026, 11, 27),
    due_on=date(2026, 12, 12),
    calendar="lịch ngày làm việc bản 2026",
    days=[DayLine(date(2026, 11, 27), None, "ngày bắt đầu không tính")],
)
DESK = SupervisionsView(
    TITLE,
    "1 cuộc đang thực hiện",
    "Hồ sơ riêng: Ban Thanh tra nhân dân.",
    [
        SupervisionList(
            *("going", "Đang thực hiện"),
            [CheckLine(SUBJECT, f"{HERE}/1", STATES["drafted"], FACTS)],
            "Không có cuộc nào.",
        ),
        SupervisionList("over", "Đã xong", [], "Chưa có cuộc nào."),
    ],
    [_act("kien-nghi")],
    [(replace(DUE, title="Báo cáo quý 3 năm 2026"), PASSED)],
)
PUBLIC = SupervisionsView(
    TITLE,
    "1 kết quả đã công bố",
    "",
    [
        SupervisionList(
            *("all", "Kết quả đã công bố"),
            [CheckLine(SUBJECT, "/06811/giam-sat/1", STATES["concluded"], FACTS)],
            "Chưa có kết quả nào được công bố.",
        )
    ],
)
ROOM = SupervisionView(
    title=SUBJECT,
    back=BACK,
    state=STATES["ended"],
    facts=FACTS,
    notice=PRIVATE,
    scope="Sổ thu, biên lai, bảng kê công khai.",
    advice=[
        AdviceLine(
            *("Kiến nghị 1", "Trả lại khoản thu sai.", UNSENT, ["Điều 11 khoản 12"]),
            remove=f"{HERE}/1/kien-nghi/1/bo",
        )
    ],
    acts=[_act("kien-nghi"), _act("nop"), _act("thu-hoi")],
    events=past(
        {**KNOWN, **INSIDE},
        *("draft_supervision", "send_supervision", "start_supervision", "end_supervision"),
    ),
)
CLOCK = Clock(date(2026, 12, 12), WAITS)
TO_ANSWER = SupervisionView(
    title=SUBJECT,
    back=BACK,
    state=STATES["concluded"],
    facts=FACTS,
    notice="",
    scope="Sổ thu, biên lai.",
    clocks=[("Nơi được giám sát báo cáo", CLOCK)],
    report="Đã thu 3 khoản.",
    report_paper="/tep/1",
    result="Thu sai 2 khoản, tổng 12 triệu đồng.",
    advice=[
        AdviceLine(
            *("Kiến nghị 1", "Trả lại khoản thu sai.", WAITS, ["Điều 11 khoản 12"]),
            deadline=DUE,
            form=FormView(f"{HERE}/1/kien-nghi/1/tra-loi", {}, {"answer": "Cần ghi."}, "", "1-"),
        ),
        AdviceLine("Kiến nghị 2", "Sửa quy định thu.", LATE, ["bất cập của pháp luật"]),
    ],
    recoveries=["Thu hồi tiền: 12.000.000 đồng, theo QĐ 7, ngày 01/12/2026"],
    answers=[Choice(key, state.text) for key, state in ANSWERS.items()],
    events=past(
        {**KNOWN, **RESULT},
        *("send_supervision", "start_supervision", "report_to_supervision", "end_supervision"),
        *("conclude_supervision", "note_recovery"),
    ),
)
PUBLISHED = SupervisionView(
    title=SUBJECT,
    back=Link("/06811/giam-sat", TITLE),
    state=STATES["concluded"],
    facts=FACTS,
    notice="",
    scope="",
    result="Thu sai 2 khoản.",
    advice=[
        AdviceLine(
            *("Kiến nghị 1", "Trả lại khoản thu sai.", ANSWERS["accepted"], ["Điều 11"]),
            reply="Đã trả lại đủ.",
        )
    ],
    events=past(
        TOLD,
        *("start_supervision", "end_supervision", "confirm_result", "publish_supervision"),
    ),
)
PAPER = RoomPaperView(
    title="Kế hoạch năm 2026",
    back=BACK,
    state=State("todo", "Dự thảo"),
    facts=["Ban Thanh tra nhân dân phường"],
    notice=PRIVATE,
    body="Quý I: giám sát thu, chi. Quý II: giám sát một cửa.",
    events=past(OWN, "draft_room_paper"),
    acts=[Act("gui", "Gửi Mặt trận", "Gửi", FormView(f"{HERE}/van-ban/1/gui"), [FIELDS["number"]])],
    remove=f"{HERE}/van-ban/1/bo",
)
