"""The steps of a model on its page: where each goes, who takes it in which state, what it asks."""

from __future__ import annotations

from typing import NamedTuple


class ModelStep(NamedTuple):
    """A form of the page."""

    path: str
    action: str
    states: tuple[str, ...]
    title: str
    send: str
    fields: tuple[str, ...] = ()


VOTE = ("title", "held_on", "present", "in_favour", "against", "blank", "tellers", "minutes")
STEPS: dict[str, ModelStep] = {
    "duyet": ModelStep(
        "approval",
        "approve_model",
        ("registered",),
        "Ban Chỉ đạo phê duyệt đăng ký",
        "Phê duyệt",
        ("number",),
    ),
    "khong-duyet": ModelStep(
        "decline",
        "decline_model",
        ("registered",),
        "Không phê duyệt đăng ký",
        "Không phê duyệt",
        ("reason",),
    ),
    "minh-chung": ModelStep(
        "proofs",
        "add_model_proof",
        ("approved",),
        "Thêm minh chứng, tiến độ",
        "Thêm",
        ("line_key", "note", "file"),
    ),
    "nop": ModelStep(
        "score", "hand_in_score", ("approved",), "Nộp bảng tự chấm", "Nộp bảng tự chấm"
    ),
    "tham-dinh": ModelStep(
        "appraisal",
        "issue_appraisal",
        ("scored",),
        "Gửi kết quả thẩm định cho Hội đồng",
        "Gửi",
        ("number",),
    ),
    "bo-phieu": ModelStep(
        "vote", "record_vote", ("appraised",), "Ghi kết quả bỏ phiếu kín", "Ghi kết quả", VOTE
    ),
    "cong-khai": ModelStep(
        "notice",
        "notice_model",
        ("voted",),
        "Công khai, lấy ý kiến Nhân dân",
        "Công khai từ hôm nay",
    ),
    "cong-nhan": ModelStep(
        "recognition",
        "recognise_model",
        ("noticed",),
        "Quyết định công nhận",
        "Công nhận",
        ("number",),
    ),
    "tu-choi": ModelStep(
        "refusal", "refuse_model", ("voted", "noticed"), "Không công nhận", "Từ chối", ("reason",)
    ),
    "thu-hoi": ModelStep(
        "withdrawal",
        "withdraw_model",
        ("recognised",),
        "Thu hồi do kê khai không trung thực",
        "Thu hồi",
        ("number", "reason"),
    ),
}
