"""What is counted of models and commendations, as awards tells of them."""

from __future__ import annotations

from libs.contracts.awards.commendations import (
    CommendationAnswered,
    CommendationAppraised,
    CommendationGranted,
    CommendationProposed,
    CommendationRefused,
    CommendationSent,
    CommendationVoted,
    CommendationVoteVoided,
    CommendationWithdrawn,
)
from libs.contracts.awards.decisions import (
    ModelNoticed,
    ModelRecognised,
    ModelRefused,
    ModelVoted,
    ModelVoteVoided,
    ModelWithdrawn,
)
from libs.contracts.awards.models import (
    ModelAppraised,
    ModelApproved,
    ModelRegistered,
    ModelScored,
)
from services.reporting.facts.counts import Counts, Table

MODEL = "model:model_id"
COMMENDATION = "commendation:commendation_id"
BY_TITLE = ("holder", "title")

AWARDS: Table = {
    ModelRegistered: (
        Counts(
            "model_registered", MODEL, on="registered_on", by=("kind",), label="Đăng ký mô hình"
        ),
    ),
    ModelApproved: (
        Counts(
            "model_approved",
            MODEL,
            on="approved_on",
            by=("kind",),
            label="Ban Chỉ đạo phê duyệt đăng ký",
        ),
    ),
    ModelScored: (
        Counts(
            "model_scored",
            MODEL,
            on="scored_on",
            by=("kind",),
            label="Tự chấm {points}/{points_max} điểm",
        ),
    ),
    ModelAppraised: (
        Counts(
            "model_appraised",
            MODEL,
            on="appraised_on",
            by=("kind",),
            label="Thẩm định {points}/{points_max} điểm",
        ),
    ),
    ModelVoted: (
        Counts(
            "model_voted",
            MODEL,
            on="held_on",
            by=("kind", "adopted"),
            label="Hội đồng bỏ phiếu: {in_favour}/{members} đồng ý",
        ),
    ),
    ModelVoteVoided: (
        Counts(
            "model_vote_voided", MODEL, on="voided_on", by=("kind",), label="Bỏ kết quả ghi sai"
        ),
    ),
    CommendationVoteVoided: (
        Counts(
            "commendation_vote_voided",
            COMMENDATION,
            on="voided_on",
            by=BY_TITLE,
            label="Bỏ kết quả ghi sai",
        ),
    ),
    ModelNoticed: (
        Counts("model_noticed", MODEL, on="noticed_on", by=("kind",), label="Công khai"),
    ),
    ModelRecognised: (
        Counts("model_recognised", MODEL, on="decided_on", by=("kind", "title"), label="Công nhận"),
    ),
    ModelRefused: (
        Counts("model_refused", MODEL, on="refused_on", by=("kind",), label="Không công nhận"),
    ),
    ModelWithdrawn: (
        Counts("model_withdrawn", MODEL, on="withdrawn_on", by=("kind",), label="Thu hồi"),
    ),
    CommendationProposed: (
        Counts(
            "commendation_proposed",
            COMMENDATION,
            on="proposed_on",
            by=BY_TITLE,
            label="Đề nghị khen thưởng",
        ),
    ),
    CommendationAppraised: (
        Counts(
            "commendation_appraised",
            COMMENDATION,
            on="appraised_on",
            by=BY_TITLE,
            label="Thẩm định đề nghị khen thưởng",
        ),
    ),
    CommendationVoted: (
        Counts(
            "commendation_voted",
            COMMENDATION,
            on="held_on",
            by=(*BY_TITLE, "adopted"),
            label="Hội đồng bỏ phiếu",
        ),
    ),
    CommendationGranted: (
        Counts(
            "commendation_granted", COMMENDATION, on="decided_on", by=BY_TITLE, label="Khen thưởng"
        ),
    ),
    CommendationRefused: (
        Counts(
            "commendation_refused",
            COMMENDATION,
            on="refused_on",
            by=BY_TITLE,
            label="Không khen thưởng",
        ),
    ),
    CommendationSent: (
        Counts(
            "commendation_sent", COMMENDATION, on="sent_on", by=BY_TITLE, label="Trình cấp trên"
        ),
    ),
    CommendationAnswered: (
        Counts(
            "commendation_answered",
            COMMENDATION,
            on="answered_on",
            by=(*BY_TITLE, "granted"),
            label="Cấp trên trả lời",
        ),
    ),
    CommendationWithdrawn: (
        Counts(
            "commendation_withdrawn",
            COMMENDATION,
            on="withdrawn_on",
            by=BY_TITLE,
            label="Thu hồi khen thưởng",
        ),
    ),
}
