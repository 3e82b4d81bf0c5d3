"""Words what became of conventions for the other services: steps and days, never their text."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.conventions import (
    ConventionAnswered,
    ConventionEnded,
    ConventionNeglected,
    ConventionPosted,
    ConventionResumed,
    ConventionReviewed,
    ConventionSentOut,
    ConventionSuspended,
)
from libs.kernel.outbox import emit
from services.participation.conventions.rules import TITLE_MAX
from services.participation.conventions.standings import standing_of
from services.participation.conventions.tables import Convention
from services.participation.standings import working_days_missed_by


def _what(row: Convention) -> dict[str, UUID]:
    return {"convention_id": row.id, "unit_id": row.unit_id}


def posted(session: AsyncSession, row: Convention, until: date, now: datetime) -> None:
    """The draft is public."""
    told = {"purpose": row.purpose, "title": row.title[:TITLE_MAX]}
    days = {"posted_on": row.posted_on, "until": until}
    emit(session, ConventionPosted(occurred_at=now, **_what(row), **told, **days))


def answered(session: AsyncSession, row: Convention, now: datetime, *, recognised: bool) -> None:
    """The ward recognised it or refused."""
    told = {"purpose": row.purpose, "recognised": recognised, "answered_on": row.answered_on}
    emit(session, ConventionAnswered(occurred_at=now, **_what(row), **told))


def sent_out(session: AsyncSession, row: Convention, now: datetime) -> None:
    """The decision reached the community."""
    late = working_days_missed_by(standing_of(row), "sending_out")
    told = {"sent_on": row.last_on, "days_late": late}
    emit(session, ConventionSentOut(occurred_at=now, **_what(row), **told))


def suspended(session: AsyncSession, row: Convention, now: datetime, *, whole: bool) -> None:
    """The ward suspended it."""
    told = {"whole": whole, "suspended_on": row.last_on}
    emit(session, ConventionSuspended(occurred_at=now, **_what(row), **told))


def resumed(session: AsyncSession, row: Convention, now: datetime) -> None:
    """It is in use again."""
    emit(session, ConventionResumed(occurred_at=now, **_what(row), resumed_on=row.last_on))


def ended(session: AsyncSession, row: Convention, now: datetime) -> None:
    """It is in use no more."""
    told = {"ended_as": row.state, "ended_on": row.ended_on}
    emit(session, ConventionEnded(occurred_at=now, **_what(row), **told))


def reviewed(session: AsyncSession, row: Convention, held_on: date, now: datetime) -> None:
    """The community looked back."""
    told = {"year": held_on.year, "held_on": held_on}
    emit(session, ConventionReviewed(occurred_at=now, **_what(row), **told))


def neglected(
    session: AsyncSession, row: Convention, owed: str, due_on: date, now: datetime
) -> None:
    """What was owed by a day is not done."""
    emit(session, ConventionNeglected(occurred_at=now, **_what(row), owed=owed, due_on=due_on))
