"""Words how a consultation ended for the other services: days and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.consultations import (
    ConsultationDecided,
    ConsultationExplained,
    ConsultationReported,
    ConsultationReportLate,
)
from libs.kernel.outbox import emit
from libs.law.clocks import calendar_days_late
from services.participation.consultations.tables import Consultation
from services.participation.explaining.tables import Conclusion
from services.participation.grouping.queries import Grouped
from services.participation.grouping.rules import Answer


def explained(
    session: AsyncSession, row: Consultation, groups: Sequence[Grouped], now: datetime
) -> None:
    """Everybody is answered."""
    answers = Counter(each.group.answer for each in groups)
    emit(
        session,
        ConsultationExplained(
            occurred_at=now,
            consultation_id=row.id,
            clause=row.clause,
            title=row.title,
            unit_id=row.unit_id,
            explained_on=now.date(),
            groups=len(groups),
            **{answer.value: answers[answer] for answer in Answer},
        ),
    )


def decided(session: AsyncSession, row: Consultation, end: Conclusion, now: datetime) -> None:
    """The draft has its end."""
    same = ("decision", "against_majority", "decided_on")
    told = {name: getattr(end, name) for name in same}
    event = ConsultationDecided(occurred_at=now, consultation_id=row.id, clause=row.clause, **told)
    emit(session, event)


def reported(session: AsyncSession, end: Conclusion, now: datetime) -> None:
    """Council and Front know."""
    assert end.council_reported_on is not None
    late = calendar_days_late(end.council_due_on, end.council_reported_on)
    same = ("consultation_id", "council_reported_on", "front_reported_on")
    told = {name: getattr(end, name) for name in same}
    emit(session, ConsultationReported(occurred_at=now, days_late=late, **told))


def report_late(session: AsyncSession, end: Conclusion, now: datetime) -> None:
    """The session passed without it."""
    told = {"consultation_id": end.consultation_id, "due_on": end.council_due_on}
    emit(session, ConsultationReportLate(occurred_at=now, **told))
