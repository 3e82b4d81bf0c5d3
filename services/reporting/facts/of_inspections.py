"""What is counted of what inspections tells."""

from __future__ import annotations

from libs.contracts.inspections.inspections import (
    CheckProgrammeApproved,
    InspectionAnnounced,
    InspectionConcluded,
    InspectionStarted,
)
from services.reporting.facts.counts import Counts, Table

ABOUT = "inspection:inspection_id"
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
}
