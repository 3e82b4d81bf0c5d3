"""The story of a dialogue in sentences. Who came and who spoke is not in it."""

from __future__ import annotations

from libs.happened import Sentences

# What everybody reads of a conference; of the dialogue of a complaint who may see the complaint.
STEPS: Sentences = {
    "plan_dialogue": "Định ngày đối thoại {on}.",
    "plan_case_dialogue": "Định ngày đối thoại {on}.",
    "notify_dialogue": "Thông báo về buổi đối thoại ngày {notified_on}.",
    "move_dialogue": "Dời ngày đối thoại từ {was_on} sang {on}.",
    "cancel_dialogue": "Hủy buổi đối thoại.",
    "hold_dialogue": "Đã đối thoại, ghi kết quả.",
    "conclude_dialogue": "Kết luận và công bố {commitments} cam kết.",
    "follow_commitment": "Một cam kết được điều chỉnh bằng quyết định, hạn {due_on}.",
    "settle_commitment": "Ghi kết quả thực hiện một cam kết.",
}
