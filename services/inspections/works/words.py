"""The story of a work under a board, in sentences."""

from __future__ import annotations

from libs.happened import Sentences

STEPS: Sentences = {
    "open_work": "Giao công trình cho Ban giám sát.",
    "give_work_notice": "Thông báo cho chủ đầu tư.",
    "end_work": "Công trình xong, Ban kết thúc nhiệm vụ.",
}
