"""The story of a commendation in sentences: no person is in it."""

from __future__ import annotations

from typing import Any

from libs.happened import Sentences, written
from services.awards.models.words import voted


def _answered(said: dict[str, Any]) -> str:
    came = "khen thưởng" if said["granted"] else "không khen thưởng"
    day = written(said["answered_on"])
    return f"Cấp trên trả lời ngày {day}, văn bản số {said['number']}: {came}."


SENTENCES: Sentences = {
    "propose_commendation": "Đề nghị khen thưởng.",
    "appraise_commendation": "Thẩm định, văn bản số {number}.",
    "record_commendation_vote": voted,
    "void_commendation_vote": "Hủy kết quả bỏ phiếu ghi sai để ghi lại.",
    "grant_commendation": "Quyết định khen thưởng số {number}.",
    "refuse_commendation": "Không khen thưởng.",
    "send_commendation": "Trình cấp trên, tờ trình số {number}.",
    "record_commendation_answer": _answered,
    "hand_over_commendation": "Đơn vị giải thể; hồ sơ chuyển cho đơn vị kế thừa.",
    "withdraw_commendation": "Thu hồi khen thưởng, quyết định số {number}.",
}
