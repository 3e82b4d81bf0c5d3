"""A day that a changed calendar moved is said in words wherever it is explained."""

from datetime import date
from typing import Any

from services.portal.pages import late, tasks
from services.portal.reading import deadline, moved

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


def test_the_story_of_a_task_says_from_which_day_to_which_and_why() -> None:
    at = "2026-03-03T05:45:00+07:00"
    lines = [{"at": at, "action": action, "said": MOVE} for action in ("move_task", "move_urging")]

    told = tasks._events({"progress": [], "history": lines, "reason": ""})

    assert [event.text for event in told] == [
        f"Tính lại hạn. {SAID}",
        f"Tính lại hạn trả lời đôn đốc. {SAID}",
    ]


def test_a_letter_says_how_its_day_was_counted_or_that_it_was_named() -> None:
    counted = {"says": "Trong thời hạn 5 ngày làm việc", "basis": "phường đặt", "moves": [MOVE]}

    assert late._time(counted) == [counted["says"], "Căn cứ: phường đặt", SAID]
    assert late._time({"says": "", "basis": "", "moves": []}) == [late.NAMED]
