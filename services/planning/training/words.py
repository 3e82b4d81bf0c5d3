"""The story of a class in sentences."""

from __future__ import annotations

from libs.happened import Sentences

SENTENCES: Sentences = {
    "plan_training": "Lập kế hoạch lớp.",
    "hold_training": "Ghi kết quả lớp, {people} lượt người dự.",
    "cancel_training": "Hủy lớp.",
}
