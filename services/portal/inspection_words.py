"""Words and shapes of checks, and the steps that their pages offer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.portal.look.words import dmy
from services.portal.reading import Told, day, the_day
from services.portal.steps import Step
from services.portal.views import Choice, Link, State
from services.portal.views.matters import Field

DESK = "viec/cuoc-kiem-tra"
PUBLIC = "ket-luan-kiem-tra"
KINDS = {
    "planned": "Theo kế hoạch",
    "thematic": "Chuyên đề",
    "unannounced": "Đột xuất",
    "self": "Tự kiểm tra",
}
CHECKED = ("office", "department", "service_centre", "school", "neighbourhood")
STATES = {
    "drafted": State("todo", "Chờ Chủ tịch quyết định"),
    "decided": State("todo", "Đã có quyết định"),
    "announced": State("soon", "Đã thông báo cho đơn vị"),
    "started": State("live", "Đang kiểm tra"),
    "concluded": State("done", "Đã kết luận"),
    "dropped": State("stopped", "Thôi kiểm tra"),
}
GOING = ("drafted", "decided", "announced", "started")
WEIGHTS = {
    "minor": State("todo", "Thiếu sót"),
    "serious": State("late", "Vi phạm"),
    "grave": State("broken", "Vi phạm nghiêm trọng"),
}
ANSWERS = {
    "yes": State("done", "Đạt"),
    "partly": State("soon", "Đạt một phần"),
    "no": State("late", "Không đạt"),
    "not_applicable": State("none", "Không áp dụng"),
}
EXPLAINED = ("partly", "no")  # what was seen is written beside these
UNANSWERED = State("todo", "Chưa ghi")
CHECK_FORMS = {"on_site": "Trực tiếp tại đơn vị", "report": "Qua báo cáo"}
HIDDEN = (
    "Cuộc kiểm tra đột xuất này chưa bắt đầu nên chỉ người lập, đoàn kiểm tra và Chủ tịch thấy."
    " Đừng nhắc đến nó ở nơi khác."
)
TEXT = Field("text", "Phát hiện", "area", "Ghi việc, không ghi tên người.")
NUMBER = Field("number", "Số văn bản")
CAPACITIES = {
    "tm": "Chủ tịch ký, TM. Ủy ban nhân dân",
    "tm_kt": "Phó Chủ tịch ký, KT. Chủ tịch",
}


def choices(words: Mapping[str, str]) -> list[Choice]:
    """The options of a select."""
    return [Choice(key, text) for key, text in words.items()]


def units_to_check(units: list[Told]) -> list[Choice]:
    """The units that can be chosen where somebody checks: those of the committee."""
    return [Choice(each["id"], each["name"]) for each in units if each["kind"] in CHECKED]


def weight_choices() -> list[Choice]:
    """How grave a finding can be."""
    return [Choice(key, state.text) for key, state in WEIGHTS.items()]


def _may_start(told: Told) -> bool:
    wanted = "decided" if told["kind"] == "unannounced" else "announced"
    return bool(told["on_team"] and told["state"] == wanted)


def _waits_for_another(told: Told, state: str) -> bool:
    """Whoever is on the team neither orders nor concludes."""
    return bool(told["state"] == state and not told["on_team"])


def _goes_on(told: Told) -> bool:
    return bool(told["on_team"] and told["state"] == "started" and not told["minutes_on"])


def _minutes_open(told: Told) -> bool:
    begun = told["state"] in ("started", "concluded")
    return bool(told["led_by_you"] and begun and not told["minutes_on"])


def may_issue(told: Told) -> bool:
    """Whether the conclusion waits to be signed; a self-check has none of the chair."""
    waits = _waits_for_another(told, "concluded") and not told["issued_on"]
    return waits and told["kind"] != "self"


# Of steps with the same action the gateway asks once; who is on the team the service knows.
ACTS: dict[str, Step] = {
    "quyet-dinh": Step(
        "decision",
        "decide_inspection",
        "Ký quyết định kiểm tra",
        "Quyết định",
        ("number",),
        lambda told: _waits_for_another(told, "drafted") and not told["drafted_by_you"],
    ),
    "thong-bao": Step(
        "notice",
        "announce_inspection",
        "Thông báo cho đơn vị",
        "Thông báo",
        (),
        lambda told: told["state"] == "decided" and told["kind"] != "unannounced",
    ),
    "bat-dau": Step("start", "start_inspection", "Bắt đầu kiểm tra", "Bắt đầu", (), _may_start),
    "phat-hien": Step(
        "findings",
        "add_finding",
        "Ghi một phát hiện",
        "Ghi phát hiện",
        ("severity", "text", "basis", "line", "evidence"),
        _goes_on,
    ),
    "bien-ban": Step(
        "minutes", "sign_minutes", "Chốt biên bản", "Chốt biên bản", ("number",), _minutes_open
    ),
    "ket-luan": Step(
        "conclusion",
        "conclude_inspection",
        "Kết luận cuộc kiểm tra",
        "Kết luận",
        ("number", "conclusion"),
        lambda told: _waits_for_another(told, "started") and told["kind"] != "self",
    ),
    "ban-hanh": Step(
        "conclusion-paper",
        "issue_conclusion",
        "Ký, ban hành văn bản kết luận",
        "Ban hành",
        ("notice_number", "signing_form", "signer_name"),
        may_issue,
    ),
    "tu-ket-luan": Step(
        "end",
        "finish_self_check",
        "Kết thúc tự kiểm tra",
        "Kết thúc",
        ("conclusion",),
        lambda told: told["state"] == "started" and told["kind"] == "self",
    ),
    "thoi": Step(
        "drop",
        "drop_inspection",
        "Thôi kiểm tra",
        "Thôi kiểm tra",
        ("reason",),
        lambda told: told["state"] in ("drafted", "decided", "announced"),
    ),
}
FIELDS: dict[str, Field] = {
    "number": NUMBER,
    "reason": Field("reason", "Lý do"),
    "conclusion": Field("conclusion", "Kết luận", "area"),
    "notice_number": Field(
        "notice_number",
        "Số thông báo công khai",
        hint="Của bản cho mọi người đọc, không nêu tên người, không trích lời kết luận. Ban hành"
        " rồi thì không thêm kiến nghị được nữa.",
    ),
    "signing_form": Field("signing_form", "Người ký", "select", choices=choices(CAPACITIES)),
    "signer_name": Field("signer_name", "Họ tên người ký"),
    "severity": Field("severity", "Mức độ", "radios", choices=weight_choices()),
    "text": TEXT,
    "basis": Field("basis", "Căn cứ", hint="Điều, khoản của luật hoặc quy chế."),
    "line": Field("line", "Dòng của phiếu kiểm tra", "select", optional=True),
    "evidence": Field(
        "evidence", "Minh chứng", "file", "Bắt buộc khi là vi phạm. Ảnh hoặc văn bản.", True
    ),
}


def sent(step: Step, typed: Mapping[str, str], paper: str | None) -> dict[str, Any]:
    """The fields of a step as the service wants them."""
    form: dict[str, Any] = {name: typed.get(name, "") for name in step.fields}
    if "evidence" in form:
        form["evidence"] = paper
    return form


def team(told: Told, positions: Mapping[str, str]) -> list[str]:
    """The team by positions, its leader first; a name is in the directory only."""
    said = []
    for account in sorted(told["team"], key=lambda each: each != told["leader_id"]):
        who = positions.get(account, "Thành viên")
        said.append(f"Trưởng đoàn: {who}" if account == told["leader_id"] else who)
    return said


def facts(told: Told) -> list[str]:
    """Kind, day, decision and conclusion of a check."""
    said = [KINDS[told["kind"]], f"ngày {dmy(the_day(told['planned_on']))}"]
    if decided := day(told["decided_on"]):
        said.append(f"quyết định {told['number']} ngày {dmy(decided)}")
    if concluded := day(told["concluded_on"]):
        number = f" {told['conclusion_number']}" if told["conclusion_number"] else ""
        said.append(f"kết luận{number} ngày {dmy(concluded)}")
    if issued := day(told["issued_on"]):
        said.append(f"ban hành ngày {dmy(issued)}")
    return said


def downloads(told: Told, here: str, *, chairs: bool) -> list[Link]:
    """The papers that whoever looks may read; what is not signed is called a draft."""
    concluded, inside = told["state"] == "concluded", told["on_team"] or chairs
    found = []
    if concluded or (told["state"] == "started" and inside):
        found += _both("Biên bản", f"{here}/bien-ban", told["minutes_on"])
    if concluded and told["kind"] != "self" and (told["issued_on"] or inside):
        found += _both("Kết luận", f"{here}/van-ban-ket-luan", told["issued_on"])
    return found


def _both(words: str, address: str, signed_on: str | None) -> list[Link]:
    said = words if signed_on else f"Dự thảo {words.lower()}"
    return [Link(f"{address}.{wanted}", f"{said} ({wanted.upper()})") for wanted in ("pdf", "docx")]
