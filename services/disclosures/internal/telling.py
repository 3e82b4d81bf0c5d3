"""Tells the others how many things the staff was shown, and nothing of what they say."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.internal import (
    InternalPaperCompleted,
    InternalPaperLate,
    InternalPaperPublished,
)
from libs.kernel.outbox import emit
from libs.law.clocks import working_days_late
from services.disclosures.internal.tables import InternalPaper


def published(session: AsyncSession, row: InternalPaper, now: datetime) -> None:
    """The staff sees it."""
    assert row.published_on
    emit(
        session,
        InternalPaperPublished(
            occurred_at=now,
            paper_id=row.id,
            khoan=row.khoan,
            published_on=row.published_on,
            days_late=row.days_late or 0,
        ),
    )


def late(session: AsyncSession, row: InternalPaper, now: datetime) -> None:
    """Its day passed and the staff has not seen it."""
    emit(
        session,
        InternalPaperLate(
            occurred_at=now,
            paper_id=row.id,
            khoan=row.khoan,
            due_on=row.due_on,
            days_late=working_days_late(row.due_on, now.date()),
        ),
    )


def completed(session: AsyncSession, row: InternalPaper, now: datetime) -> None:
    """It stood for all its days."""
    emit(
        session,
        InternalPaperCompleted(
            occurred_at=now, paper_id=row.id, khoan=row.khoan, completed_on=now.date()
        ),
    )
