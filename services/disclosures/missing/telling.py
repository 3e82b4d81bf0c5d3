"""Words what happened to a report of a missing sheet for the other services."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.disclosures.missing import (
    MissingSheetOverdue,
    MissingSheetReported,
    MissingSheetResolved,
)
from libs.kernel.outbox import emit
from libs.law.clocks import working_days_late
from services.disclosures.missing.tables import MissingSheet
from services.disclosures.tables import Disclosure, Place


def _of(disclosure: Disclosure, row: MissingSheet, now: datetime) -> dict[str, Any]:
    """What all of them say."""
    return {
        "occurred_at": now,
        "missing_sheet_id": row.id,
        "disclosure_id": disclosure.id,
        "khoan": disclosure.khoan,
        "item": disclosure.item,
        "place_id": row.place_id,
        "due_on": row.due_on,
    }


def reported(
    session: AsyncSession, disclosure: Disclosure, row: MissingSheet, place: Place, now: datetime
) -> None:
    """Somebody did not find it, for the first time."""
    more = {"place_kind": place.kind, "told_by": row.told_by}
    emit(session, MissingSheetReported(**_of(disclosure, row, now), **more))


def resolved(
    session: AsyncSession, disclosure: Disclosure, row: MissingSheet, now: datetime
) -> None:
    """Somebody looked. It is late by the day of looking, not of writing it down."""
    late = working_days_late(row.due_on, row.looked_on or now.date())
    more = {"outcome": row.outcome, "times_told": row.times_told, "resolved_on": now.date()}
    emit(session, MissingSheetResolved(**_of(disclosure, row, now), **more, days_late=late))


def overdue(
    session: AsyncSession, disclosure: Disclosure, row: MissingSheet, now: datetime
) -> None:
    """Nobody looked in time."""
    late = working_days_late(row.due_on, now.date())
    emit(session, MissingSheetOverdue(**_of(disclosure, row, now), days_late=late))
