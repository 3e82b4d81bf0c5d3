"""Words what becomes of a session for the other services."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.sessions import (
    SessionDropped,
    SessionHeld,
    SessionMissed,
    SessionMoved,
    SessionPosted,
    SessionScheduled,
    SessionUnposted,
)
from libs.kernel.outbox import emit
from libs.law.clocks import working_days_late
from services.reception.sessions.rules import delegation_allowed
from services.reception.sessions.tables import ReceptionSession


def scheduled(session: AsyncSession, row: ReceptionSession, now: datetime) -> None:
    """It stands in the calendar."""
    emit(
        session,
        SessionScheduled(
            occurred_at=now,
            session_id=row.id,
            held_on=row.held_on,
            kind=row.kind,
            mode=row.mode,
            led_by=row.led_by,
        ),
    )


def moved(
    session: AsyncSession, row: ReceptionSession, from_on: date, cause: str, now: datetime
) -> None:
    """It has another day."""
    emit(
        session,
        SessionMoved(
            occurred_at=now, session_id=row.id, from_on=from_on, held_on=row.held_on, cause=cause
        ),
    )


def dropped(session: AsyncSession, row: ReceptionSession, now: datetime) -> None:
    """The plan names it no more."""
    emit(session, SessionDropped(occurred_at=now, session_id=row.id, held_on=row.held_on))


def posted(session: AsyncSession, row: ReceptionSession, now: datetime) -> None:
    """It hangs out for everybody."""
    assert row.posted_on
    due_on = row.post_by or row.posted_on
    emit(
        session,
        SessionPosted(
            occurred_at=now,
            session_id=row.id,
            held_on=row.held_on,
            posted_on=row.posted_on,
            due_on=due_on,
            days_late=working_days_late(due_on, row.posted_on),
        ),
    )


def unposted(session: AsyncSession, row: ReceptionSession, now: datetime) -> None:
    """It should hang out and does not."""
    emit(
        session,
        SessionUnposted(
            occurred_at=now, session_id=row.id, held_on=row.held_on, due_on=row.post_by
        ),
    )


def held(
    session: AsyncSession, row: ReceptionSession, faults: tuple[str, ...], now: datetime
) -> None:
    """It took place."""
    emit(
        session,
        SessionHeld(
            occurred_at=now,
            session_id=row.id,
            held_on=row.held_on,
            kind=row.kind,
            mode=row.mode,
            taken_by=row.taken_by,
            delegation_allowed=delegation_allowed(row.kind, row.held_on),
            online_faults=faults,
        ),
    )


def missed(session: AsyncSession, row: ReceptionSession, now: datetime) -> None:
    """Nobody noted that it took place."""
    emit(session, SessionMissed(occurred_at=now, session_id=row.id, held_on=row.held_on))
