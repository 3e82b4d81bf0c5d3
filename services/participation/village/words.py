"""The story of a convention in sentences. What residents said to it, and who, is not in it."""

from __future__ import annotations

from typing import Any

from libs.happened import Sentences


def _revised(said: dict[str, Any]) -> str:
    """A draft that is written anew is noted twice: as a step, and as a version of the text."""
    return f"Ghi bản {said['version']} của văn bản." if "version" in said else ""


STEPS: Sentences = {
    "begin_convention": "Bắt đầu soạn thảo.",
    "enter_convention": "Ghi bản đã được công nhận theo văn bản số {number} ngày {on}.",
    "revise_convention": _revised,
    "post_convention": "Niêm yết dự thảo từ ngày {on}.",
    "take_down_convention": "Gỡ dự thảo; lượt niêm yết này không tính.",
    "complete_convention": "Hoàn chỉnh dự thảo theo ý kiến góp ý.",
    "vote_convention": "Đưa ra các hộ biểu quyết.",
    "withdraw_convention": "Nội dung biểu quyết đã được rút; dự thảo được đưa ra lại sau.",
    "adopt_convention": "Được các hộ thông qua ngày {on}.",
    "reject_convention": "Không được các hộ thông qua, ngày {on}.",
    "send_convention": "Gửi hồ sơ đề nghị công nhận ngày {on}.",
    "recognise_convention": "Được công nhận ngày {on}.",
    "recognise_abolition_convention": "Việc bãi bỏ được công nhận ngày {on}.",
    "refuse_convention": "Không được công nhận, ngày {on}.",
    "send_out_convention": "Gửi quyết định đến cộng đồng dân cư ngày {on}.",
    "draft_again_convention": "Soạn thảo lại.",
    "drop_convention": "Thôi soạn thảo.",
    "suspend_convention": "Tạm ngừng thực hiện từ ngày {on}.",
    "resume_convention": "Tiếp tục thực hiện từ ngày {on}.",
    "find_convention": "Ghi nhận căn cứ để xem xét bãi bỏ.",
    "clear_convention": "Kết luận không có căn cứ bãi bỏ, ngày {on}.",
    "abolish_convention": "Bị bãi bỏ ngày {on}.",
    "amend_convention": "Được sửa đổi, bổ sung bằng văn bản mới từ ngày {on}.",
    "replace_convention": "Được thay bằng văn bản mới từ ngày {on}.",
    "end_convention": "Các hộ quyết định bãi bỏ từ ngày {on}.",
    "review_convention": "Đánh giá việc thực hiện hằng năm.",
    "agree_review_day": "Thống nhất ngày đánh giá hằng năm: ngày {day} tháng {month}.",
    "flag_neglected": "Qua hạn {due_on} mà bước phải làm theo luật chưa xong.",
}
