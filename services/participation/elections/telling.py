"""Tells the other services of elections: days and counts, nobody who stands."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.elections import (
    ElectionAnnounced,
    ElectionCalledOff,
    ElectionDecided,
    ElectionMoved,
)
from libs.kernel.outbox import emit
from services.participation.candidates.tables import Election


def decided(session: AsyncSession, row: Election, days_late: int, now: datetime) -> None:
    """A day is set."""
    same = ("matter_id", "unit_id", "cause", "decided_on", "on")
    told = {name: getattr(row, name) for name in same}
    emit(session, ElectionDecided(occurred_at=now, election_id=row.id, **told, days_late=days_late))


def announced(session: AsyncSession, row: Election, candidates: int, now: datetime) -> None:
    """Residents were told."""
    told = {name: getattr(row, name) for name in ("unit_id", "announced_on", "on")}
    emit(
        session,
        ElectionAnnounced(occurred_at=now, election_id=row.id, **told, candidates=candidates),
    )


def moved(session: AsyncSession, row: Election, now: datetime, *, second: bool) -> None:
    """It has another day."""
    told = {"unit_id": row.unit_id, "on": row.on, "second_meeting": second}
    emit(session, ElectionMoved(occurred_at=now, election_id=row.id, **told))


def called_off(session: AsyncSession, row: Election, now: datetime) -> None:
    """It does not take place."""
    told = {"unit_id": row.unit_id, "called_off_on": row.called_off_on}
    emit(session, ElectionCalledOff(occurred_at=now, election_id=row.id, **told))
