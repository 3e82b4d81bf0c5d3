"""What is counted of consultations, and of social criticism, that participation tells of."""

from __future__ import annotations

from libs.contracts.participation.consultations import (
    ConsultationClosed,
    ConsultationDecided,
    ConsultationExplained,
    ConsultationExtended,
    ConsultationOpened,
    ConsultationReported,
    ConsultationReportLate,
    ConsultationWithdrawn,
)
from libs.contracts.participation.council import CouncilReported
from libs.contracts.participation.critiques import (
    CritiqueAnswered,
    CritiqueAsked,
    CritiqueIssued,
    CritiqueWithdrawn,
)
from services.reporting.facts.counts import Counts, Table

ABOUT, CRITIQUE = "consultation:consultation_id", "critique:critique_id"


def _otherwise(event: ConsultationDecided) -> bool:
    return event.against_majority


CONSULTATIONS: Table = {
    ConsultationOpened: (
        Counts("consultation_opened", ABOUT, on="published_on", by=("clause",), label="{title}"),
    ),
    ConsultationExtended: (
        Counts("consultation_extended", ABOUT, label="Kéo dài lấy ý kiến đến {closes_on}"),
    ),
    ConsultationClosed: (
        Counts("consultation_closed", ABOUT, on="closed_on", by=("clause",), label="Hết hạn"),
        Counts(
            "opinions_given",
            ABOUT,
            on="closed_on",
            value="opinions",
            by=("clause",),
            label="{opinions} ý kiến",
        ),
    ),
    ConsultationWithdrawn: (
        Counts("consultation_withdrawn", ABOUT, on="withdrawn_on", label="Dừng lấy ý kiến"),
    ),
    ConsultationExplained: (
        Counts("consultation_explained", ABOUT, on="explained_on", by=("clause",), label="{title}"),
        *(
            Counts(f"groups_{answer}", ABOUT, on="explained_on", value=answer, label="{title}")
            for answer in ("accepted", "partly", "rejected")
        ),
    ),
    ConsultationDecided: (
        Counts(
            "consultation_decided",
            ABOUT,
            on="decided_on",
            by=("clause", "decision"),
            label="Đã quyết định",
        ),
        Counts(
            "decided_otherwise",
            ABOUT,
            on="decided_on",
            label="Quyết định khác ý kiến đa số, có nêu lý do",
            when=_otherwise,
        ),
    ),
    ConsultationReported: (
        Counts(
            "consultation_reported",
            ABOUT,
            on="council_reported_on",
            timely=True,
            label="Báo cáo Hội đồng nhân dân",
        ),
    ),
    ConsultationReportLate: (
        Counts("consultation_report_late", ABOUT, label="Chưa báo cáo, kỳ họp ngày {due_on}"),
    ),
    CouncilReported: (
        Counts(
            "council_report_sent",
            "council_session:council_session_id",
            on="sent_on",
            timely=True,
            label="Báo cáo kỳ họp ngày {session_on}",
        ),
        Counts(
            "decisions_reported",
            "council_session:council_session_id",
            on="sent_on",
            value="decisions",
            label="{decisions} quyết định của Nhân dân trong báo cáo kỳ họp ngày {session_on}",
            when=lambda event: event.decisions > 0,
        ),
    ),
    CritiqueAsked: (Counts("critique_asked", CRITIQUE, on="sent_on", label="Gửi phản biện"),),
    CritiqueWithdrawn: (
        Counts("critique_withdrawn", CRITIQUE, on="withdrawn_on", label="Thu hồi dự thảo"),
    ),
    CritiqueIssued: (
        Counts("critique_issued", CRITIQUE, on="issued_on", label="Mặt trận phản biện"),
    ),
    CritiqueAnswered: (
        Counts("critique_answered", CRITIQUE, on="answered_on", label="Trả lời phản biện"),
    ),
}
