"""The steps that officials take with a consultation: who may, when, and what each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from services.portal.reading import Told
from services.portal.steps import Step, in_state
from services.portal.visit import file_of

BINDING = 8  # the clause of article 25 whose addressees are heard, article 27
HEARD_IN = ("open", "closed", "explained")
OPTIONAL_DAYS = ("council_session_on", "informed_on", "heard_on", "dialogue_on")


PRESENCE = ("front_present", "inspectors_present")
MINUTES = (
    *("place", "chaired_by", "present", *PRESENCE, "absence"),
    *("said", "answered", "conclusion"),
)


def _was_heard(told: Told) -> bool:
    heard = told["hearing"]
    return bool(heard and (heard["heard_on"] or heard["dialogue_on"]))


def _sent(told: Told) -> bool:
    return bool(told["state"] == "draft" and told["council_sent_on"])


ACTS = {
    "gui-ke-hoach": Step(
        "plan",
        "send_consultation_plan",
        "Ghi kế hoạch đã gửi HĐND, Mặt trận",
        "Ghi",
        ("number", "signed_on", "council_sent_on", "front_sent_on"),
        in_state("draft"),
    ),
    "cong-khai": Step(
        "opening",
        "open_consultation",
        "Công khai dự thảo, bắt đầu lấy ý kiến",
        "Công khai hôm nay",
        ("closes_on",),
        _sent,
    ),
    "keo-dai": Step(
        "extension",
        "extend_consultation",
        "Kéo dài thời gian",
        "Kéo dài",
        ("closes_on", "reason"),
        in_state("open"),
    ),
    "nghe": Step(
        "hearing",
        "note_hearing",
        "Ghi việc nghe đối tượng thi hành (Điều 27)",
        "Ghi",
        ("addressees", "informed_on", "outcome", "heard_on", "dialogue_on", "basis"),
        lambda told: bool(told["clause"] == BINDING and told["state"] in HEARD_IN),
    ),
    "bien-ban": Step(
        "hearing-minutes",
        "write_hearing_minutes",
        "Biên bản nghe, đối thoại (Điều 27)",
        "Lưu biên bản",
        MINUTES,
        lambda told: bool(_was_heard(told) and told["state"] in HEARD_IN),
    ),
    "giai-trinh": Step(
        "explanation",
        "publish_explanation",
        "Công khai tổng hợp và giải trình",
        "Công khai",
        ("summary", "council_session_on"),
        in_state("closed"),
    ),
    "quyet-dinh": Step(
        "decision",
        "record_decision",
        "Ghi quyết định",
        "Ghi quyết định",
        ("decision", "number", "decided_on", "reasons", "paper"),
        in_state("explained"),
    ),
    "bao-cao": Step(
        "report",
        "report_consultation",
        "Ghi báo cáo riêng đã gửi HĐND, Mặt trận",
        "Ghi",
        ("council_reported_on", "front_reported_on"),
        lambda told: bool(told["conclusion"] and not told["conclusion"]["council_reported_on"]),
    ),
    "dung": Step(
        "withdrawal",
        "withdraw_consultation",
        "Dừng lấy ý kiến",
        "Dừng",
        ("reason",),
        in_state("draft", "open"),
    ),
}


def sent_form(taken: Step, typed: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a step, as the service wants them."""
    form: dict[str, Any] = {name: typed.get(name, "") for name in taken.fields}
    form |= {name: form[name] or None for name in OPTIONAL_DAYS if name in form}
    form |= {name: form[name] or None for name in PRESENCE if name in form}
    if "paper" in form:
        form["paper"] = file_of(typed, "paper")
    return form
