"""What is handed out of a whole consultation: to everybody, and to officials."""

from __future__ import annotations

from datetime import date

from libs.happened import HappenedView
from services.participation.addressees.views import HearingView
from services.participation.consultations.views import (
    ConsultationLine,
    ConsultationPlanView,
    FormView,
)
from services.participation.dues import DueView
from services.participation.explaining.views import ConclusionView
from services.participation.grouping.views import AnsweredView
from services.participation.opinions.views import OpinionCountView, OpinionView, TotalsView


class ConsultationView(ConsultationLine):
    """A consultation as everybody may see it; numbers only after the last day."""

    matter: str
    matter_basis: str
    summary: str
    forms: list[FormView]
    draft: str
    period_says: str
    period_basis: str
    least: DueView | None  # the shortest period, where no other law gives another
    extended_from: date | None
    extension_reason: str
    closed_on: date | None
    withdrawn_on: date | None
    withdrawal_reason: str
    opinions: list[OpinionView]
    released: int
    pages: int
    totals: TotalsView | None
    groups: list[AnsweredView]
    conclusion: ConclusionView | None
    hearing: HearingView | None
    timeline: list[HappenedView]


class ConsultationWorkView(ConsultationPlanView, ConsultationView):
    """The same for officials, with its plan and what waits for a clerk."""

    unseen: int
    looked_at: int
    minuted: bool
    counts: list[OpinionCountView]
