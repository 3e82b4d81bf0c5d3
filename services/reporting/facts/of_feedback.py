"""What is counted of everyday feedback, and of the hot spots it makes, that reception tells of."""

from __future__ import annotations

from libs.contracts.reception.feedback import (
    FeedbackAnswered,
    FeedbackEnded,
    FeedbackOverdue,
    FeedbackRated,
    FeedbackReceived,
    FeedbackReopened,
)
from libs.contracts.reception.hotspots import HotSpotEnded, HotSpotRaised
from services.reporting.facts.counts import Counts, Table

ONE = "feedback:feedback_id"

SPOT = "hot_spot:hot_spot_id"

FEEDBACK: Table = {
    HotSpotRaised: (
        Counts(
            "hot_spot_raised", SPOT, on="raised_on", by=("scope",), label="Điểm nóng: {count} lượt"
        ),
    ),
    HotSpotEnded: (
        Counts("hot_spot_ended", SPOT, on="ended_on", by=("scope",), label="Điểm nóng kết thúc"),
    ),
    FeedbackReceived: (
        Counts(
            "feedback_received",
            ONE,
            on="received_on",
            by=("category", "channel"),
            label="Phản ánh hiện trường",
        ),
    ),
    # The second answer, after another look, is not another report answered.
    FeedbackAnswered: (
        Counts(
            "feedback_answered",
            ONE,
            on="answered_on",
            by=("category",),
            timely=True,
            label="Trả lời phản ánh hiện trường",
            when=lambda event: not event.again,
        ),
    ),
    FeedbackRated: (
        Counts("feedback_rated", ONE, by=("category",), label="Chấm {rating} trên 5"),
        Counts(
            "feedback_points",
            ONE,
            value="rating",
            by=("category",),
            label="Chấm {rating} trên 5",
        ),
    ),
    FeedbackReopened: (
        Counts("feedback_reopened", ONE, by=("category",), label="Đề nghị xem lại"),
    ),
    FeedbackEnded: (
        Counts(
            "feedback_ended",
            ONE,
            on="ended_on",
            by=("category", "outcome"),
            label="Phản ánh hiện trường kết thúc",
        ),
    ),
    FeedbackOverdue: (Counts("feedback_overdue", ONE, by=("category", "step"), label="Quá hạn"),),
}
