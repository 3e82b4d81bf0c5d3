"""The story of a paper for the staff in sentences."""

from __future__ import annotations

from libs.happened import Sentences
from services.disclosures.moves import MOVED

SENTENCES: Sentences = {
    "draft_internal_paper": "Lập nội dung công khai trong nội bộ.",
    MOVED: "Hạn công khai chuyển từ {was_due_on} sang {due_on}. {why}",
    "approve_internal_paper": "Duyệt nội dung.",
    "publish_internal_paper": "Công khai trong nội bộ.",
    "flag_late_internal_paper": "Quá hạn công khai.",
    "post_internal_paper": "Niêm yết tại cơ quan từ ngày {posted_on}.",
    "complete_internal_paper": "Hoàn thành: đã niêm yết đủ thời gian.",
    "withdraw_internal_paper": "Thu hồi.",
}
