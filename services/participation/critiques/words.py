"""The story of a critique in sentences; the Front's points are its own until it issues them."""

from __future__ import annotations

from libs.happened import Sentences

STEPS: Sentences = {
    "send_for_critique": "Gửi dự thảo xin phản biện vào ngày {meets_on}.",
    "move_critique": "Dời ngày phản biện từ {was_on} sang {meets_on}.",
    "withdraw_critique": "Thu hồi dự thảo.",
    "issue_critique": "Mặt trận gửi văn bản phản biện số {number}, {points} điểm.",
    "answer_critique": "Trả lời các điểm bằng văn bản số {number}.",
}
