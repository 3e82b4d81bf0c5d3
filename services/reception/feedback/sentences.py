"""The story of a report in sentences: not who sent it, nor what was typed.

That it became a petition is not told: the hour of it would lead to the sealed letter.
"""

from __future__ import annotations

from typing import Any

from libs.happened import Sentences, written
from services.reception.feedback.rules import Step

STEPS = {Step.LOG: "ghi sổ", Step.ASSIGN: "giao đơn vị", Step.ANSWER: "trả lời"}


def _answered(said: dict[str, Any]) -> str:
    days = said["days_late"]
    return f"Trả lời, muộn {days} ngày làm việc." if days else "Trả lời, đúng hạn."


def _late(said: dict[str, Any]) -> str:
    step = STEPS[Step(said["step"])]
    return f"Quá hạn {step} ngày {written(said['due_on'])}."


def _counted_anew(said: dict[str, Any]) -> str:
    was, due = written(said["was_due_on"]), written(said["due_on"])
    step = STEPS[Step(said["step"])]
    return f"Hạn {step} chuyển từ {was} sang {due} vì lịch làm việc thay đổi."


PUBLIC: Sentences = {
    "send_feedback": "Nhận phản ánh, hạn trả lời {due_on}.",
    "log_feedback": "Ghi sổ.",
    "assign_feedback": "Giao {unit} giải quyết, hạn trả lời {due_on}.",
    "count_feedback_anew": _counted_anew,
    "flag_late_feedback": _late,
    "answer_feedback": _answered,
    "rate_feedback": "Người gửi chấm câu trả lời {rating} trên 5.",
    "reopen_feedback": "Người gửi đề nghị xem lại, hạn trả lời {due_on}.",
    "close_answered_feedback": "Kết thúc vì hết thời gian đề nghị xem lại.",
    "decline_feedback": "Không tiếp nhận.",
    "merge_feedback": "Gộp với phản ánh trùng.",
}
# An official who reports is a resident like others: nobody is told which account it was.
UNSIGNED = ("send_feedback", "rate_feedback", "reopen_feedback")
# Of the report that a sender's own was merged into: what the ward did, not what its sender did.
MERGED_INTO: Sentences = {each: PUBLIC[each] for each in PUBLIC if each not in UNSIGNED}
WORK: Sentences = {
    **PUBLIC,
    "release_feedback": "Hiện nội dung trên trang công khai.",
    "hide_feedback": "Thôi hiện nội dung trên trang công khai.",
    "forget_contacts": "Xóa cách liên hệ của người gửi.",
}
