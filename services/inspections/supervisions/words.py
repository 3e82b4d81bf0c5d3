"""The story of a supervision in sentences, as far as whoever asks may read it."""

from __future__ import annotations

from libs.happened import Sentences

# Everybody, once the Front published it.
PUBLIC: Sentences = {
    "start_supervision": "Bắt đầu giám sát.",
    "end_supervision": "Kết thúc giám sát.",
    "confirm_result": "Mặt trận xác nhận kết quả và gửi đi.",
    "conclude_supervision": "Đoàn giám sát của Mặt trận kết luận và gửi đi.",
    "publish_supervision": "Mặt trận công bố kết quả.",
}
# Whoever may know of it.
KNOWN: Sentences = {
    "send_supervision": "Gửi kế hoạch giám sát.",
    "start_supervision": PUBLIC["start_supervision"],
    "end_supervision": PUBLIC["end_supervision"],
    "drop_supervision": "Thôi giám sát.",
    "report_to_supervision": "Nơi được giám sát gửi báo cáo.",
}
# Whoever reads its result.
RESULT: Sentences = {
    "confirm_result": PUBLIC["confirm_result"],
    "conclude_supervision": PUBLIC["conclude_supervision"],
    "publish_supervision": PUBLIC["publish_supervision"],
    "note_recovery": "Ghi khoản đã thu hồi, xử lý.",
}
# Its own room, and the Front.
INSIDE: Sentences = {
    "draft_supervision": "Soạn kế hoạch giám sát.",
    "hand_in_result": "Ban gửi kết quả để Mặt trận xác nhận.",
    "return_result": "Mặt trận trả lại kết quả để làm lại.",
}
# Of a recommendation, for whoever reads that one.
ADVICE: Sentences = {
    "answer_advice": "Ủy ban nhân dân trả lời một kiến nghị.",
    "flag_unanswered_advice": "Quá hạn trả lời một kiến nghị.",
    "move_answer_day": "Hạn trả lời một kiến nghị chuyển từ {was_due_on} sang {due_on}.",
}
