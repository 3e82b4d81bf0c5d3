"""Words what happened to a consultation for the other services: days and numbers."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.consultations import (
    ConsultationExtended,
    ConsultationOpened,
    ConsultationWithdrawn,
)
from libs.kernel.outbox import emit
from services.participation.consultations.tables import Consultation


def opened(session: AsyncSession, row: Consultation, now: datetime) -> None:
    """The draft is public."""
    same = ("clause", "title", "unit_id", "published_on", "closes_on")
    told = {name: getattr(row, name) for name in same}
    emit(session, ConsultationOpened(occurred_at=now, consultation_id=row.id, **told))


def extended(session: AsyncSession, row: Consultation, was: date, now: datetime) -> None:
    """Residents have longer."""
    told = {"was_closes_on": was, "closes_on": row.closes_on}
    emit(session, ConsultationExtended(occurred_at=now, consultation_id=row.id, **told))


def withdrawn(session: AsyncSession, row: Consultation, now: datetime) -> None:
    """The ward stopped asking."""
    told = {"consultation_id": row.id, "withdrawn_on": row.withdrawn_on}
    emit(session, ConsultationWithdrawn(occurred_at=now, **told))
