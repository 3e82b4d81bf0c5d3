"""Words what became of a request for the other services, without who asked and for what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.information import (
    InformationAnswered,
    InformationExtended,
    InformationGuided,
    InformationLate,
    InformationRefused,
    InformationRequested,
)
from libs.kernel.outbox import emit
from services.disclosures.information.tables import InformationRequest


def _of(row: InformationRequest, now: datetime) -> dict[str, Any]:
    return {"occurred_at": now, "request_id": row.id, "channel": row.channel}


def requested(session: AsyncSession, row: InformationRequest, now: datetime) -> None:
    """It came."""
    more = {"received_on": row.received_on, "due_on": row.due_on}
    emit(session, InformationRequested(**_of(row, now), **more))


def extended(session: AsyncSession, row: InformationRequest, now: datetime) -> None:
    """It has further days."""
    more = {"document_number": row.extension_number, "due_on": row.due_on}
    emit(session, InformationExtended(**_of(row, now), **more))


def answered(session: AsyncSession, row: InformationRequest, now: datetime) -> None:
    """The information was given."""
    more = {"answered_on": row.closed_on, "due_on": row.due_on, "days_late": row.days_late}
    emit(session, InformationAnswered(**_of(row, now), **more))


def refused(session: AsyncSession, row: InformationRequest, now: datetime) -> None:
    """It was refused."""
    more: dict[str, Any] = {"ground": row.ground, "document_number": row.document_number}
    more |= {"refused_on": row.closed_on, "due_on": row.due_on or row.closed_on}
    emit(session, InformationRefused(**_of(row, now), **more, days_late=row.days_late or 0))


def guided(session: AsyncSession, row: InformationRequest, now: datetime) -> None:
    """Another body has it."""
    more = {"guided_on": row.closed_on, "days_late": row.days_late or 0}
    emit(session, InformationGuided(**_of(row, now), **more))


def late(session: AsyncSession, row: InformationRequest, days: int, now: datetime) -> None:
    """Nothing was answered in time."""
    emit(session, InformationLate(**_of(row, now), due_on=row.due_on, days_late=days))
