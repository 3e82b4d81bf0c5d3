"""The story of a survey in sentences. What was answered, and who was drawn, is not in it."""

from __future__ import annotations

from libs.happened import Sentences

STEPS: Sentences = {
    "draft_survey": "Soạn phiếu hỏi.",
    "draw_sample": "Rút thăm {drawn} số thứ tự để hỏi.",
    "add_survey_point": "Thêm một điểm lấy ý kiến.",
    "open_survey": "Nhận phiếu từ ngày {opens_on} đến hết ngày {closes_on}.",
    "close_survey": "Hết thời gian nhận phiếu.",
    "withdraw_survey": "Hủy cuộc khảo sát, xóa các phiếu đã nhận.",
    "publish_survey": "Công bố kết quả.",
}
