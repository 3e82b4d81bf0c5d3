"""The story of a unit's part in sentences; what it writes is its own until it hands it in."""

from __future__ import annotations

from libs.happened import Sentences
from services.reporting.collection.queries import MOVED

SENTENCES: Sentences = {
    "ask_parts": "Yêu cầu đơn vị nộp, hạn {due_on}.",
    MOVED: "Hạn chuyển từ {was_due_on} sang {due_on}. {why}",
    "flag_late_parts": "Quá hạn nộp.",
    "hand_in_part": "Nộp phần báo cáo.",
    "return_part": "Trả lại để sửa.",
}
