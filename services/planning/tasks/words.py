"""The story of a task in sentences: what binds the unit, what moved its day, how it ended."""

from __future__ import annotations

from typing import Any

from libs.happened import Sentences, written
from services.planning.escalation.rules import Level
from services.planning.rules import TaskState

FINISHED = {
    TaskState.DONE: "Hoàn thành",
    TaskState.PARTLY: "Hoàn thành một phần",
    TaskState.NOT_DONE: "Không thực hiện",
}
TOLD = {Level.HEAD: "người đứng đầu đơn vị", Level.CHAIR: "Chủ tịch"}


def moved(said: dict[str, Any]) -> str:
    """From which day to which a changed calendar moved a due day, and why."""
    was, due = written(said["was_due_on"]), written(said["due_on"])
    return f"Hạn chuyển từ {was} sang {due}. {said.get('why', '')}".rstrip()


def _finished(said: dict[str, Any]) -> str:
    return FINISHED.get(said.get("outcome", ""), "Kết thúc")


def _amended(said: dict[str, Any]) -> str:
    """What a document changed; the lead's former name is in the directory."""
    signed_on, changes = written(said["signed_on"]), said["changes"]
    words = [f"Điều chỉnh theo văn bản số {said['number']} ngày {signed_on}"]
    if due := changes.get("due_on"):
        was, now = (written(due[one]) if due[one] else "không ghi" for one in ("was", "now"))
        words.append(f"hạn {was} thành {now}")
    if "lead_unit_id" in changes:
        words.append("giao đơn vị chủ trì khác")
    if title := changes.get("title"):
        words.append(f"nội dung trước là “{title['was']}”")
    return "; ".join(words)


LETTERS: Sentences = {
    "send_urging": "Gửi đôn đốc, hạn trả lời {answer_by}.",
    "move_urging": lambda said: f"Tính lại hạn trả lời đôn đốc. {moved(said)}",
    "number_urging": "Văn bản đôn đốc được cấp số {number}.",
    "answer_urging": "Đơn vị trả lời đôn đốc.",
    "flag_unanswered": "Quá hạn trả lời đôn đốc.",
}
SENTENCES: Sentences = {
    **LETTERS,
    "assign_decision": "Giao việc thực hiện điều Nhân dân đã quyết định, hạn {due_on}.",
    "assign_remedy": "Giao việc theo kiến nghị sau kiểm tra, hạn {due_on}.",
    "assign_commitment": "Giao việc theo cam kết sau đối thoại, hạn {due_on}.",
    "owe_hearing": "Đến kỳ phải tổ chức, hạn {due_on}.",
    "move_task": lambda said: f"Tính lại hạn. {moved(said)}",
    "amend_task": _amended,
    "hand_over_task": "Chuyển cho đơn vị kế thừa.",
    "withdraw_decision": "Thôi giao vì quyết định của Nhân dân hết hiệu lực ngày {ended_on}.",
    "end_duty": "Thôi giao vì đơn vị đã kết thúc hoạt động.",
    "withdraw_task": "Thôi giao theo văn bản số {number}.",
    "flag_overdue": "Quá hạn ngày {due_on}.",
    "flag_late_disclosure": "Quá hạn công khai “{title}”, hạn {due_on}.",
    "escalate_task": lambda said: f"Báo {TOLD[Level(said['level'])]} vì quá hạn.",
    "escalate_late_disclosure": "Báo Chủ tịch vì vẫn chưa công khai.",
    "finish_task": _finished,
}
