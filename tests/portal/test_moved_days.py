"""A day that a changed calendar moved is said in words wherever it is explained."""

from datetime import date
from typing import Any

from services.portal.reading import deadline, moved, planned_deadline

MOVE: dict[str, Any] = {
    "was_due_on": "2026-03-05",
    "due_on": "2026-03-06",
    "why": "Lịch làm việc thay đổi: 04/03/2026, Nghỉ hoán đổi.",
}
SAID = (
    "Hạn chuyển từ 05/03/2026 sang 06/03/2026. Lịch làm việc thay đổi: 04/03/2026, Nghỉ hoán đổi."
)
DAYS = [
    {"on": "2026-03-03", "number": 1, "why": "Ngày làm việc"},
    {"on": "2026-03-05", "number": 2, "why": "Ngày làm việc", "document": "15/TB-UBND"},
]


def test_an_explained_deadline_names_its_moves_and_what_document_gave_a_day() -> None:
    view = deadline(
        {
            "rule": "disclosure.missing_sheet_check",
            "basis": "",
            "start_on": "2026-03-02",
            "due_on": "2026-03-06",
            "calendar_version": "1",
            "days": DAYS,
            "moves": [MOVE],
        }
    )

    assert view.changes == [SAID]
    reasons = ["Ngày làm việc", "Ngày làm việc, gia hạn theo 15/TB-UBND"]
    assert [line.reason for line in view.days] == reasons
    assert view.due_on == date(2026, 3, 6)


def test_a_move_noted_before_reasons_were_kept_is_still_said() -> None:
    assert moved({**MOVE, "why": ""}) == "Hạn chuyển từ 05/03/2026 sang 06/03/2026."


def test_a_day_of_the_plan_says_how_it_was_counted_or_that_nobody_counted_it() -> None:
    counting = ("start", "counted", "day_off", "counted")
    clock = {"says": "Trong thời hạn 2 ngày làm việc", "basis": "phường đặt"}
    clock |= {"start_on": "2026-03-02", "calendar_version": "1"}
    days = [{"on": f"2026-03-0{2 + n}", "counting": c, "why": c} for n, c in enumerate(counting)]

    view = planned_deadline({**clock, "days": days}, "2026-03-05", [SAID])

    assert view
    assert [line.number for line in view.days] == [None, 1, None, 2]
    assert (view.rule, view.changes) == (clock["says"], [SAID])
    named = {"says": "ngày 05/03/2026, theo quyết định", "basis": "Quyết định 1/QĐ"}
    assert planned_deadline(named, "2026-03-05") is None
    assert planned_deadline({**clock, "days": days}, None) is None
