"""What is counted of models and commendations, as awards tells of them."""

from __future__ import annotations

from libs.contracts.awards.models import (
    ModelAppraised,
    ModelApproved,
    ModelRegistered,
    ModelScored,
)
from services.reporting.facts.counts import Counts, Table

MODEL = "model:model_id"

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
}
