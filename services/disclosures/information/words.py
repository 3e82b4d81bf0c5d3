"""The story of a request for information in sentences: neither who asked nor what."""

from __future__ import annotations

from libs.happened import Sentences
from services.disclosures.moves import MOVED

SENTENCES: Sentences = {
    "request_information": "Tiếp nhận yêu cầu, hạn trả lời {due_on}.",
    "ask_to_complete": "Đề nghị người yêu cầu bổ sung.",
    "complete_information_request": "Người yêu cầu đã bổ sung, hạn trả lời {due_on}.",
    "accept_information_request": "Chấp nhận yêu cầu, hạn trả lời {due_on}.",
    "extend_information_request": "Gia hạn theo văn bản số {number}, hạn trả lời {due_on}.",
    MOVED: "Hạn trả lời chuyển từ {was_due_on} sang {due_on}. {why}",
    "flag_late_requests": "Quá hạn trả lời.",
    "answer_information_request": "Cung cấp thông tin.",
    "refuse_information_request": "Từ chối theo văn bản số {number}.",
    "guide_information_request": "Hướng dẫn đến cơ quan khác.",
    "erase_requesters": "Xóa thông tin của người yêu cầu.",
}
