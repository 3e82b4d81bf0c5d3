"""The steps of a model or a commendation: where each goes, who takes it when, what it asks."""

from __future__ import annotations

from typing import NamedTuple


class AwardStep(NamedTuple):
    """A form of the page."""

    path: str
    action: str
    states: tuple[str, ...]
    title: str
    send: str
    fields: tuple[str, ...] = ()


COUNT = ("held_on", "present", "in_favour", "against", "blank", "tellers", "minutes")
VOTE = ("title", *COUNT)
STEPS: dict[str, AwardStep] = {
    "duyet": AwardStep(
        "approval",
        "approve_model",
        ("registered",),
        "Ban Chỉ đạo phê duyệt đăng ký",
        "Phê duyệt",
        ("number",),
    ),
    "khong-duyet": AwardStep(
        "decline",
        "decline_model",
        ("registered",),
        "Không phê duyệt đăng ký",
        "Không phê duyệt",
        ("reason",),
    ),
    "minh-chung": AwardStep(
        "proofs",
        "add_model_proof",
        ("approved",),
        "Thêm minh chứng, tiến độ",
        "Thêm",
        ("line_key", "note", "file"),
    ),
    "nop": AwardStep(
        "score", "hand_in_score", ("approved",), "Nộp bảng tự chấm", "Nộp bảng tự chấm"
    ),
    "tham-dinh": AwardStep(
        "appraisal",
        "issue_appraisal",
        ("scored",),
        "Gửi kết quả thẩm định cho Hội đồng",
        "Gửi",
        ("number",),
    ),
    "bo-phieu": AwardStep(
        "vote", "record_vote", ("appraised",), "Ghi kết quả bỏ phiếu kín", "Ghi kết quả", VOTE
    ),
    "ghi-sai": AwardStep(
        "vote/voiding",
        "void_vote",
        ("voted", "fallen"),
        "Kết quả bỏ phiếu ghi sai",
        "Bỏ kết quả để ghi lại",
        ("reason",),
    ),
    "cong-khai": AwardStep(
        "notice",
        "notice_model",
        ("voted",),
        "Công khai, lấy ý kiến Nhân dân",
        "Công khai từ hôm nay",
    ),
    "cong-nhan": AwardStep(
        "recognition",
        "recognise_model",
        ("noticed",),
        "Quyết định công nhận",
        "Công nhận",
        ("number",),
    ),
    "tu-choi": AwardStep(
        "refusal",
        "refuse_model",
        ("approved", "scored", "appraised", "voted", "noticed"),
        "Không công nhận",
        "Từ chối",
        ("reason",),
    ),
    "thu-hoi": AwardStep(
        "withdrawal",
        "withdraw_model",
        ("recognised",),
        "Thu hồi do kê khai không trung thực",
        "Thu hồi",
        ("number", "reason"),
    ),
}

READY = ("appraised", "voted")
DECIDED = ("number", "other_person")
COMMENDATION_STEPS: dict[str, AwardStep] = {
    "tham-dinh": AwardStep(
        "appraisal",
        "appraise_commendation",
        ("proposed",),
        "Ghi ý kiến thẩm định",
        "Gửi ý kiến thẩm định",
        ("opinion", "number"),
    ),
    "bo-phieu": AwardStep(
        "vote",
        "record_commendation_vote",
        ("appraised",),
        "Ghi kết quả bỏ phiếu kín",
        "Ghi kết quả",
        COUNT,
    ),
    "ghi-sai": AwardStep(
        "vote/voiding",
        "void_commendation_vote",
        ("voted", "fallen"),
        "Kết quả bỏ phiếu ghi sai",
        "Bỏ kết quả để ghi lại",
        ("reason",),
    ),
    "khen-thuong": AwardStep(
        "grant", "grant_commendation", READY, "Quyết định khen thưởng", "Khen thưởng", DECIDED
    ),
    "trinh": AwardStep(
        "sending", "send_commendation", READY, "Trình cấp trên", "Trình cấp trên", DECIDED
    ),
    "tu-choi": AwardStep(
        "refusal",
        "refuse_commendation",
        ("proposed", *READY),
        "Không khen thưởng",
        "Từ chối",
        ("reason",),
    ),
    "tra-loi": AwardStep(
        "answer",
        "record_commendation_answer",
        ("sent",),
        "Ghi trả lời của cấp trên",
        "Ghi trả lời",
        ("granted", "number", "answered_on"),
    ),
    "thu-hoi": AwardStep(
        "withdrawal",
        "withdraw_commendation",
        ("granted",),
        "Thu hồi do kê khai không trung thực",
        "Thu hồi",
        ("number", "reason"),
    ),
}
