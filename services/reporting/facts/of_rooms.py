"""What is counted of supervision by the people's boards and the Front: only what was sent."""

from __future__ import annotations

from libs.contracts.inspections.rooms import (
    AdvicePassedOn,
    AdviceSent,
    RecoveryNoted,
    SupervisedReported,
    SupervisionAnswered,
    SupervisionConcluded,
    SupervisionSent,
    SupervisionUnanswered,
    WorkEnded,
    WorkNotified,
)
from services.reporting.facts.counts import Counts, Table

ABOUT = "supervision:supervision_id"
ADVICE = "advice:advice_id"
WORK = "work:work_id"
BY_ROOM = ("room",)
ABOUT_LAW = Counts(
    "advice_about_law",
    ADVICE,
    on="sent_on",
    by=BY_ROOM,
    label="Kiến nghị bất cập của chính sách, pháp luật",
    when=lambda event: event.about_law,
)

ROOMS: Table = {
    WorkNotified: (
        Counts("work_notified", WORK, on="notified_on", label="Thông báo giám sát {number}"),
    ),
    WorkEnded: (Counts("work_ended", WORK, on="ended_on", label="Ban giám sát giải thể"),),
    SupervisionSent: (
        Counts(
            "supervision_sent", ABOUT, on="sent_on", by=BY_ROOM, label="Kế hoạch giám sát {number}"
        ),
    ),
    SupervisedReported: (
        Counts(
            "supervised_reported", ABOUT, on="on", timely=True, label="Báo cáo gửi đoàn giám sát"
        ),
    ),
    SupervisionConcluded: (
        Counts(
            "supervision_concluded",
            ABOUT,
            on="concluded_on",
            by=BY_ROOM,
            timely=True,
            label="Kết quả giám sát {number}",
        ),
        Counts(
            "supervision_wrongs",
            ABOUT,
            on="concluded_on",
            value="wrongs",
            by=BY_ROOM,
            label="Sai phạm theo kết quả giám sát {number}",
            when=lambda event: event.wrongs > 0,
        ),
        Counts(
            "work_supervised",
            WORK,
            on="concluded_on",
            label="Kết quả giám sát {number}",
            when=lambda event: event.work_id is not None,
        ),
    ),
    AdviceSent: (
        Counts(
            "advice_sent",
            ADVICE,
            on="sent_on",
            by=BY_ROOM,
            fixed={"asked": "authority"},
            label="Kiến nghị với chính quyền sau giám sát",
        ),
        ABOUT_LAW,
    ),
    AdvicePassedOn: (
        Counts(
            "advice_sent",
            ADVICE,
            on="sent_on",
            by=("room", "asked"),
            label="Kiến nghị với nơi khác sau giám sát",
        ),
        ABOUT_LAW,
    ),
    SupervisionAnswered: (
        Counts(
            "advice_answered",
            ADVICE,
            on="answered_on",
            by=("room", "taken"),
            timely=True,
            label="Trả lời kiến nghị {number}",
        ),
    ),
    SupervisionUnanswered: (
        Counts("advice_unanswered", ADVICE, on="on", by=BY_ROOM, label="Quá hạn trả lời kiến nghị"),
    ),
    RecoveryNoted: (
        Counts(
            "recovered",
            ABOUT,
            on="on",
            value="amount",
            by=("room", "kind"),
            label="Thu hồi, xử lý sau giám sát",
        ),
    ),
}
