"""The story of a consultation in sentences. What somebody said, and who, is not in it."""

from __future__ import annotations

from libs.happened import Sentences

STEPS: Sentences = {
    "draft_consultation": "Soạn kế hoạch lấy ý kiến.",
    "send_consultation_plan": "Gửi kế hoạch đến Hội đồng nhân dân ngày {council_sent_on}, "
    "Mặt trận ngày {front_sent_on}.",
    "open_consultation": "Công khai dự thảo, nhận góp ý đến hết ngày {closes_on}.",
    "extend_consultation": "Kéo dài thời gian góp ý đến hết ngày {closes_on}.",
    "withdraw_consultation": "Dừng lấy ý kiến.",
    "close_consultation": "Hết thời gian góp ý.",
    "publish_explanation": "Công khai giải trình, tiếp thu.",
    "record_decision": "Ghi quyết định số {number}.",
    "report_consultation": "Báo cáo Hội đồng nhân dân ngày {council_on}.",
    "move_council_report": "Hạn báo cáo Hội đồng nhân dân chuyển từ {was_due_on} sang {due_on}.",
    "flag_unreported": "Quá hạn báo cáo Hội đồng nhân dân ({due_on}).",
}
