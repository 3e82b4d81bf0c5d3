"""What is counted of what residents demand, vote on, and decide."""

from __future__ import annotations

from libs.contracts.participation.initiatives import InitiativeReachedAgenda
from libs.contracts.participation.matters import (
    ConvenerAppointed,
    DecisionAbolished,
    DecisionAnswered,
    DecisionBreached,
    DecisionPutInForce,
    DecisionSent,
    MatterDecided,
    MatterOpened,
    MatterProposed,
    RoundBrokenOff,
    RoundCorrected,
    RoundCounted,
)
from services.reporting.facts.counts import Counts, Table

MATTERS: Table = {
    MatterProposed: (
        Counts(
            "matter_proposed",
            "matter:matter_id",
            on="proposed_on",
            by=("clause", "scope"),
            label="Nêu nội dung để Nhân dân bàn, quyết định",
        ),
    ),
    InitiativeReachedAgenda: (
        Counts(
            "initiative_on_agenda",
            "initiative:initiative_id",
            on="reached_on",
            by=("clause",),
            label="Đề xuất của {consents}/{households} hộ được đưa ra bàn",
        ),
    ),
    ConvenerAppointed: (
        Counts(
            "convener_appointed",
            "matter:matter_id",
            on="appointed_on",
            by=("because", "unit_id"),
            label="Cử người triệu tập họp thay Trưởng khu phố",
        ),
    ),
    MatterOpened: (
        Counts(
            "vote_opened",
            "matter:matter_id",
            on="opened_on",
            by=("clause", "scope", "form"),
            label="Mở lấy ý kiến quyết định của {households} hộ",
        ),
    ),
    RoundCounted: (
        Counts(
            "meeting_held",
            "round:round_id",
            on="counted_on",
            by=("clause", "unit_id"),
            label="Họp cộng đồng dân cư, {present}/{households} hộ dự",
            when=lambda event: event.form == "meeting",
        ),
        Counts(
            "meeting_lacking",
            "round:round_id",
            on="counted_on",
            by=("clause",),
            label="Họp cộng đồng dân cư không đủ đại diện, {present}/{households} hộ dự",
            when=lambda event: event.lacking,
        ),
        Counts(
            "ballots_counted",
            "round:round_id",
            on="counted_on",
            by=("clause",),
            label="Kiểm phiếu của {present}/{households} hộ",
            when=lambda event: event.form != "meeting",
        ),
    ),
    RoundBrokenOff: (
        Counts(
            "meeting_broken_off",
            "round:round_id",
            on="opened_on",
            by=("clause", "unit_id"),
            label="Họp cộng đồng dân cư dừng giữa chừng, chưa biểu quyết",
        ),
    ),
    RoundCorrected: (
        Counts(
            "count_corrected",
            "round:round_id",
            on="corrected_on",
            by=("clause", "unit_id"),
            label="Sửa kết quả kiểm phiếu: {yes_before} thành {yes} hộ tán thành",
        ),
    ),
    MatterDecided: (
        Counts(
            "matter_adopted",
            "matter:matter_id",
            on="decided_on",
            by=("clause", "scope", "form"),
            label="Nhân dân thông qua, {yes}/{households} hộ tán thành",
            when=lambda event: event.adopted,
        ),
        Counts(
            "matter_rejected",
            "matter:matter_id",
            on="decided_on",
            by=("clause", "scope", "form"),
            label="Nhân dân không thông qua, {yes}/{households} hộ tán thành",
            when=lambda event: not event.adopted,
        ),
    ),
    DecisionSent: (
        Counts(
            "decision_sent",
            "matter:matter_id",
            on="sent_on",
            timely=True,
            label="Gửi quyết định của cộng đồng dân cư",
        ),
    ),
    DecisionAnswered: (
        Counts(
            "decision_recognised",
            "matter:matter_id",
            on="answered_on",
            by=("clause",),
            timely=True,
            label="Công nhận quyết định của cộng đồng dân cư",
            when=lambda event: event.recognised,
        ),
        Counts(
            "decision_refused",
            "matter:matter_id",
            on="answered_on",
            by=("clause",),
            timely=True,
            label="Không công nhận quyết định của cộng đồng dân cư",
            when=lambda event: not event.recognised,
        ),
    ),
    DecisionBreached: (
        Counts(
            "decision_breached",
            "matter:matter_id",
            by=("owed",),
            label="Quá hạn {due_on} chưa gửi hoặc chưa trả lời quyết định của cộng đồng dân cư",
        ),
    ),
    DecisionPutInForce: (
        Counts(
            "decision_in_force",
            "matter:matter_id",
            on="effective_on",
            by=("clause", "scope"),
            label="Quyết định của cộng đồng dân cư có hiệu lực: {title}",
        ),
    ),
    DecisionAbolished: (
        Counts(
            "decision_ended",
            "matter:matter_id",
            on="ended_on",
            by=("ended_as",),
            label="Quyết định của cộng đồng dân cư được thay thế hoặc bị bãi bỏ",
        ),
    ),
}
