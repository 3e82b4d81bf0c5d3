"""Words and shapes of recommendations, their clocks, and the steps that their page offers."""

from __future__ import annotations

from services.portal.look.words import dmy
from services.portal.reading import Told, deadline, the_day, working_days
from services.portal.steps import Step, in_state
from services.portal.views import Clock, DeadlineView, State
from services.portal.views.matters import Field
from services.portal.views.recommendations import RecommendationLine

DESK = "viec/kien-nghi"
UNIT_DESK = "viec/kien-nghi-cua-don-vi"
STATES = {
    "issued": State("todo", "Mới"),
    "received": State("todo", "Đơn vị đã nhận"),
    "in_progress": State("live", "Đang thực hiện"),
    "remedied": State("soon", "Báo đã khắc phục, chờ xác nhận"),
    "insufficient": State("broken", "Chưa đủ, làm tiếp"),
    "refused": State("broken", "Không tiếp thu, chờ xem xét"),
    "closed": State("done", "Đã xác nhận"),
}
TAKEN_BACK = State("done", "Đã rút kiến nghị")
OWED = ("issued", "received", "in_progress", "insufficient")
ANSWERED = ("remedied", "refused")
STEP_WORDS = {
    "received": "Đơn vị đã nhận",
    "in_progress": "Đơn vị ghi việc đã làm",
    "remedied": "Đơn vị báo đã khắc phục",
    "insufficient": "Chưa đủ, giao làm tiếp",
    "refused": "Đơn vị không tiếp thu",
    "closed": "Đã xác nhận, kết thúc",
}
FROM_TASK = "Theo kết quả nhiệm vụ"
KEY = Field("key", "", "hidden")
NOTE = Field("note", "Đã làm gì?", hint="Ghi việc, không ghi tên người.")
REASON = Field("reason", "Lý do")
EVIDENCE = Field("evidence", "Minh chứng", "file", "Ảnh hoặc văn bản, không quá 10 MB.")
FIELDS = {
    "note": NOTE,
    "reason": REASON,
    "evidence": EVIDENCE,
    "some_evidence": Field("evidence", "Minh chứng", "file", EVIDENCE.hint, optional=True),
    "seen": Field("note", "Đã thấy gì?", optional=True),
}
# The address of a step: how the service knows it.
ACTS: dict[str, Step] = {
    "nhan": Step(
        "receipt",
        "receive_recommendation",
        "Đã nhận kiến nghị",
        "Xác nhận đã nhận",
        (),
        in_state("issued"),
    ),
    "viec-da-lam": Step(
        "notes",
        "note_remedy",
        "Ghi việc đã làm",
        "Ghi",
        ("note", "some_evidence"),
        in_state(*OWED),
    ),
    "khac-phuc": Step(
        "remedy",
        "report_remedy",
        "Báo đã khắc phục",
        "Báo đã khắc phục",
        ("note", "evidence"),
        in_state(*OWED),
    ),
    "khong-tiep-thu": Step(
        "refusal",
        "refuse_recommendation",
        "Không tiếp thu",
        "Gửi lý do không tiếp thu",
        ("reason",),
        in_state(*OWED),
    ),
    "xac-nhan": Step(
        "closing",
        "close_recommendation",
        "Xác nhận, kết thúc kiến nghị",
        "Xác nhận",
        ("seen",),
        lambda told: told["may_verify"] and told["state"] in ANSWERED,
    ),
    "rut": Step(
        "withdrawal",
        "take_back_recommendation",
        "Rút kiến nghị",
        "Rút kiến nghị",
        ("reason",),
        lambda told: told["may_take_back"] and told["state"] in OWED,
    ),
    "chua-du": Step(
        "return",
        "return_recommendation",
        "Chưa đủ, giao làm tiếp",
        "Giao làm tiếp",
        ("reason",),
        lambda told: told["may_verify"] and told["state"] in ANSWERED,
    ),
}


def state_of(told: Told) -> State:
    """How it stands; what was taken back was found done by nobody."""
    return TAKEN_BACK if told["taken_back"] else STATES[told["state"]]


def title_of(told: Told) -> str:
    """Which recommendation it is, without its words."""
    return f"Kiến nghị {told['ordinal']} theo kết luận số {told['number']}"


def clock_of(told: Told, home: str) -> Clock | None:
    """How long the unit still has; None once it reported, refused, or all is over."""
    if told["state"] not in OWED:
        return None
    kind = "late" if told["overdue"] else ("soon" if told["days_left"] <= 3 else "todo")
    state = State(kind, working_days(told["days_left"]))
    if told["overdue"] and not told["days_left"]:  # only days off lie between
        state = State(kind, "Quá hạn")
    return Clock(the_day(told["due_on"]), state, f"{home}/{DESK}/{told['id']}#han")


def explained(told: Told) -> DeadlineView:
    """Why it is due on that day: counted by a rule, or named by the recommendation itself."""
    clock = told["clock"]
    if clock["rule"] != "named":
        return deadline(clock)
    return DeadlineView(
        title="Hạn khắc phục",
        rule="Ngày do người ra kiến nghị ghi",
        basis=clock["basis"],
        starts_on=the_day(clock["start_on"]),
        due_on=the_day(clock["due_on"]),
        calendar=f"lịch ngày làm việc bản {clock['calendar_version']}",
        days=[],
    )


def line(told: Told, home: str) -> RecommendationLine:
    """One in a list."""
    notes = [told["unit"], title_of(told)]
    if told["subject"]:
        notes.append(told["subject"])
    return RecommendationLine(
        told["text"],
        f"{home}/{DESK}/{told['id']}",
        notes,
        state_of(told),
        clock_of(told, home),
    )


def facts(told: Told) -> list[str]:
    """Who is asked, since when, and how it ended."""
    said = [told["unit"], f"ban hành {dmy(the_day(told['issued_on']))}"]
    if told["closed_on"]:
        said.append(f"kết thúc {dmy(the_day(told['closed_on']))}")
    return said
