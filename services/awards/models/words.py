"""The story of a model in sentences; points and proofs are its unit's own until handed in.

Of the council's secret vote only whether it carried, as its tellers signed: no single vote is kept.
"""

from __future__ import annotations

from typing import Any

from libs.happened import Sentences, written


def voted(said: dict[str, Any]) -> str:
    """What the council's vote came to."""
    came_to = "đủ số phiếu" if said["adopted"] else "không đủ số phiếu"
    return f"Hội đồng bỏ phiếu kín ngày {written(said['held_on'])}: {came_to}."


SENTENCES: Sentences = {
    "register_model": "Đăng ký mô hình.",
    "approve_model": "Ban Chỉ đạo phê duyệt đăng ký, văn bản số {number}.",
    "decline_model": "Ban Chỉ đạo không phê duyệt đăng ký.",
    "hand_in_score": "Đơn vị nộp kết quả tự chấm: {points} điểm.",
    "issue_appraisal": "Thẩm định, văn bản số {number}: {points} điểm.",
    "record_vote": voted,
    "void_vote": "Hủy kết quả bỏ phiếu ghi sai để ghi lại.",
    "notice_model": "Công khai để Nhân dân góp ý đến hết ngày {until}.",
    "recognise_model": "Công nhận, quyết định số {number}.",
    "refuse_model": "Không công nhận.",
    "hand_over_model": "Đơn vị giải thể; mô hình chuyển cho đơn vị kế thừa.",
    "withdraw_model": "Thu hồi việc công nhận, quyết định số {number}.",
}
