"""What is counted of consultations that participation tells of."""

from __future__ import annotations

from libs.contracts.participation.consultations import (
    ConsultationClosed,
    ConsultationExtended,
    ConsultationOpened,
    ConsultationWithdrawn,
)
from services.reporting.facts.counts import Counts, Table

ABOUT = "consultation:consultation_id"

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
}
