"""Every step of what residents are called to: also votes on the web, and counts put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from services.portal.gathering_steps import (
    HANDOUT,
    MEETING,
    WITNESSES,
    Form,
    Step,
    ballot_fields,
    ballots,
    count,
    count_fields,
    nothing,
    several,
    these,
)
from services.portal.matter_fields import PUBLIC_REASON
from services.portal.reading import Told
from services.portal.steps import in_state
from services.portal.typed import household_ids
from services.portal.views.matters import Field


def _counted(told: Told) -> bool:
    """A count of yes and no that may still be put right."""
    return told["state"] == "counted" and not several(told) and told["correctable"]


def _with_reason(form: Form) -> Form:
    return lambda told, typed: form(told, typed) | {"reason": typed.get("reason", "")}


def _correction(
    action: str, fields: Callable[[Told], Sequence[Field]], form: Form
) -> dict[str, Step]:
    """The count anew, and why."""
    title = "Sửa kết quả kiểm phiếu đã ghi nhầm"
    anew = Step(
        "correction", action, title, "Sửa kết quả",
        lambda told: [*fields(told), PUBLIC_REASON], _counted, _with_reason(form),
    )  # fmt: skip
    return {"sua": anew}


def _paper_fields(told: Told) -> list[Field]:
    """Numbers of papers only where papers went out; the box counts itself."""
    papers = [
        *(
            Field(f"paper-{place}", f"Phiếu giấy: {words}", "number")
            for place, words in enumerate(told["options"])
        ),
        Field("paper_invalid", "Phiếu giấy không hợp lệ", "number"),
    ]
    return [*(papers if told["papers"] else []), WITNESSES]


def _papers(told: Told, typed: Mapping[str, str]) -> dict[str, Any]:
    numbers = {each["number"]: each["household_id"] for each in told["numbers"]}
    seen = {"witness_ids": household_ids(typed.get("witnesses", ""), numbers, "witnesses")}
    if not told["papers"]:
        return seen
    counts = [typed.get(f"paper-{place}", "") for place in range(len(told["options"]))]
    return {**seen, "paper_counts": counts, "paper_invalid": typed.get("paper_invalid", "")}


WEB_VOTE = {
    "bao-cao": Step(
        "report", "report_web_vote", "Ghi ngày báo cáo Ủy ban nhân dân và Mặt trận", "Ghi ngày",
        lambda told: [Field("reported_on", "Ngày báo cáo", "date")],
        in_state("planned"), these("reported_on"),
    ),
    "mo": Step(
        "opening", "open_web_vote", "Chốt danh sách hộ và thông báo", "Chốt danh sách hộ",
        lambda told: (), in_state("planned"), nothing,
    ),
    "kiem-phieu": Step(
        "count", "count_web_vote", "Mở hòm và kiểm phiếu", "Mở hòm, công bố kết quả",
        _paper_fields, lambda told: told["phase"] == "ended", _papers,
    ),
    "huy": Step(
        "cancellation", "cancel_web_vote", "Hủy kế hoạch", "Hủy",
        lambda told: (), in_state("planned"), nothing,
    ),
}  # fmt: skip
ACTS = {
    "hop-dan": MEETING | _correction("correct_meeting_count", count_fields, count),
    "phat-phieu": HANDOUT | _correction("correct_handout_count", ballot_fields, ballots),
    "truc-tuyen": WEB_VOTE,
}
