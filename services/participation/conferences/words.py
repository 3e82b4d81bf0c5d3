"""The story of a yearly conference in sentences. Who came and who asked is not in it."""

from __future__ import annotations

from libs.happened import Sentences

STEPS: Sentences = {
    "plan_community_conference": "Lập kế hoạch họp vào ngày {on}.",
    "send_community_plan": "Gửi kế hoạch ngày {sent_on}.",
    "invite_households": "Giấy mời đến từng hộ, xong ngày {invited_on}.",
    "move_community_conference": "Dời ngày họp từ {was_on} sang {on}.",
    "cancel_community_conference": "Hủy hội nghị.",
    "hold_community_conference": "Đã họp, ghi số hộ dự.",
    "conclude_community_conference": "Công khai kết quả hội nghị.",
}
