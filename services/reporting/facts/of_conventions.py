"""What is counted of village conventions: what the ward reports to the province each year.

Nghị định 61/2023/NĐ-CP, article 16.3: recognised, not recognised, amended, suspended, abolished.
"""

from __future__ import annotations

from libs.contracts.participation.conventions import (
    ConventionAnswered,
    ConventionComplaintAnswered,
    ConventionEnded,
    ConventionNeglected,
    ConventionPosted,
    ConventionReviewed,
    ConventionSentOut,
    ConventionSuspended,
)
from services.reporting.facts.counts import Counts, Table

ABOUT = "convention:convention_id"

CONVENTIONS: Table = {
    ConventionPosted: (
        Counts(
            "convention_posted",
            ABOUT,
            on="posted_on",
            by=("purpose",),
            label="Niêm yết dự thảo hương ước, quy ước",
        ),
    ),
    ConventionAnswered: (
        Counts(
            "convention_recognised",
            ABOUT,
            on="answered_on",
            by=("purpose",),
            label="Công nhận hương ước, quy ước",
            when=lambda event: event.recognised and event.purpose != "abolish",
        ),
        Counts(
            "convention_refused",
            ABOUT,
            on="answered_on",
            by=("purpose",),
            label="Không công nhận hương ước, quy ước",
            when=lambda event: not event.recognised,
        ),
    ),
    ConventionSentOut: (
        Counts(
            "convention_sent_out",
            ABOUT,
            on="sent_on",
            timely=True,
            label="Gửi quyết định công nhận đến cộng đồng dân cư",
        ),
    ),
    ConventionSuspended: (
        Counts(
            "convention_suspended",
            ABOUT,
            on="suspended_on",
            label="Tạm ngừng thực hiện hương ước, quy ước",
        ),
    ),
    ConventionEnded: (
        Counts(
            "convention_ended",
            ABOUT,
            on="ended_on",
            by=("ended_as",),
            label="Sửa đổi, thay thế, bãi bỏ hương ước, quy ước",
        ),
    ),
    ConventionComplaintAnswered: (
        Counts(
            "convention_complaint_answered",
            ABOUT,
            on="answered_on",
            timely=True,
            label="Trả lời phản ánh về hương ước, quy ước",
        ),
    ),
    ConventionReviewed: (
        Counts(
            "convention_reviewed",
            ABOUT,
            on="held_on",
            label="Đánh giá việc thực hiện hương ước, quy ước năm {year}",
        ),
    ),
    ConventionNeglected: (
        Counts(
            "convention_neglected",
            ABOUT,
            by=("owed",),
            label="Quá hạn một việc về hương ước, quy ước",
        ),
    ),
}
