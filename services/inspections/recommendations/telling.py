"""What others are told of recommendations: which unit owes what by when, and none of the words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.evidence import Evidence
from libs.contracts.inspections.recommendations import (
    RecommendationClosed,
    RecommendationIssued,
    RecommendationMoved,
    RecommendationOverdue,
    RecommendationRefused,
    RecommendationRemedied,
    RecommendationReturned,
)
from libs.kernel.outbox import emit
from libs.law.clocks import calendar_days_late
from services.inspections.inspections.rules import InspectionKind
from services.inspections.recommendations.tables import Recommendation


def _of(row: Recommendation, now: datetime) -> dict[str, Any]:
    """What all of them say."""
    return {"occurred_at": now, "recommendation_id": row.id, "unit_id": row.unit_id}


def issued(session: AsyncSession, row: Recommendation, kind: InspectionKind, now: datetime) -> None:
    """A unit owes something."""
    said = {name: getattr(row, name) for name in ("inspection_id", "ordinal", "number", "due_on")}
    event = RecommendationIssued(**_of(row, now), **said, kind=kind, issued_on=row.issued_on)
    emit(session, event)


def remedied(
    session: AsyncSession, row: Recommendation, files: list[dict[str, Any]], now: datetime
) -> None:
    """The unit says it is done."""
    proofs = tuple(Evidence(**file) for file in files)
    on, late = now.date(), calendar_days_late(row.due_on, now.date())
    event = RecommendationRemedied(**_of(row, now), on=on, days_late=late, evidence=proofs)
    emit(session, event)


def refused(session: AsyncSession, row: Recommendation, now: datetime) -> None:
    """The unit does not accept it."""
    emit(session, RecommendationRefused(**_of(row, now), on=now.date()))


def returned(session: AsyncSession, row: Recommendation, now: datetime) -> None:
    """It is not enough."""
    said = {"ordinal": row.ordinal, "number": row.number, "due_on": row.due_on}
    emit(session, RecommendationReturned(**_of(row, now), **said, on=now.date()))


def closed(session: AsyncSession, row: Recommendation, *, done: bool, now: datetime) -> None:
    """Somebody else found it done, or took it back."""
    said = {"number": row.number, "was_overdue": row.overdue_on is not None}
    event = RecommendationClosed(**_of(row, now), **said, closed_on=now.date(), remedied=done)
    emit(session, event)


def overdue(session: AsyncSession, row: Recommendation, now: datetime) -> None:
    """Its day passed."""
    emit(session, RecommendationOverdue(**_of(row, now), due_on=row.due_on, on=now.date()))


def moved(session: AsyncSession, row: Recommendation, was_due_on: date, now: datetime) -> None:
    """Another calendar gave another day."""
    days = {"was_due_on": was_due_on, "due_on": row.due_on}
    emit(session, RecommendationMoved(**_of(row, now), **days))
