"""What is counted of what inspections tells."""

from __future__ import annotations

from libs.contracts.inspections.inspections import (
    CheckProgrammeApproved,
    ConclusionIssued,
    InspectionAnnounced,
    InspectionConcluded,
    InspectionStarted,
)
from libs.contracts.inspections.recommendations import (
    RecommendationClosed,
    RecommendationIssued,
    RecommendationOverdue,
    RecommendationRefused,
    RecommendationRemedied,
)
from services.reporting.facts.counts import Counts, Table

ABOUT = "inspection:inspection_id"
RECOMMENDATION = "recommendation:recommendation_id"
WEIGHTS = ("minor", "serious", "grave")


def _findings(weight: str) -> Counts:
    """The findings of one weight."""
    return Counts(
        "finding_made",
        ABOUT,
        on="concluded_on",
        by=("kind",),
        value=weight,
        fixed={"weight": weight},
        label=f"{{{weight}}} phát hiện",
        when=lambda event: getattr(event, weight) > 0,
    )


INSPECTIONS: Table = {
    CheckProgrammeApproved: (
        Counts(
            "check_programme_approved",
            "check_programme:check_programme_id",
            on="approved_on",
            label="Chương trình kiểm tra số {number}",
        ),
    ),
    InspectionAnnounced: (
        Counts("inspection_announced", ABOUT, on="announced_on", label="Thông báo kiểm tra"),
    ),
    InspectionStarted: (
        Counts(
            "inspection_started",
            ABOUT,
            on="started_on",
            by=("kind",),
            label="Bắt đầu kiểm tra {number}",
        ),
    ),
    InspectionConcluded: (
        Counts(
            "inspection_concluded",
            ABOUT,
            on="concluded_on",
            by=("kind",),
            label="Kết luận kiểm tra {number}",
        ),
        *(_findings(weight) for weight in WEIGHTS),
    ),
    ConclusionIssued: (
        Counts(
            "conclusion_issued",
            ABOUT,
            on="issued_on",
            by=("kind",),
            label="Thông báo kết luận kiểm tra {notice_number}",
        ),
    ),
    RecommendationIssued: (
        Counts(
            "recommendation_issued",
            RECOMMENDATION,
            on="issued_on",
            by=("kind", "unit_id"),
            label="Kiến nghị theo kết luận {number}",
        ),
    ),
    RecommendationRemedied: (
        Counts(
            "recommendation_remedied",
            RECOMMENDATION,
            on="on",
            by=("unit_id",),
            timely=True,
            label="Đơn vị báo đã khắc phục kiến nghị",
        ),
    ),
    RecommendationRefused: (
        Counts("recommendation_refused", RECOMMENDATION, on="on", label="Không tiếp thu kiến nghị"),
    ),
    RecommendationOverdue: (
        Counts(
            "recommendation_overdue",
            RECOMMENDATION,
            on="on",
            by=("unit_id",),
            label="Kiến nghị quá hạn khắc phục",
        ),
    ),
    RecommendationClosed: (
        Counts(
            "recommendation_closed",
            RECOMMENDATION,
            on="closed_on",
            by=("unit_id",),
            label="Kết thúc kiến nghị theo kết luận {number}",
            when=lambda event: event.remedied,
        ),
    ),
}
