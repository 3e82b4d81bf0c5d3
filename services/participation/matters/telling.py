"""Words what became of matters for the other services: counts and days, never who voted how."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.matters import (
    DecisionAbolished,
    DecisionAnswered,
    DecisionBreached,
    DecisionPutInForce,
    DecisionSent,
    MatterAgreed,
    MatterDecided,
    MatterProposed,
)
from libs.kernel.outbox import emit
from libs.law.decisions import Clause
from libs.law.standing import CaseClock
from services.participation.matters.rules import CARRIED_OUT, public_title
from services.participation.matters.standings import standing_of
from services.participation.matters.tables import Matter
from services.participation.standings import working_days_missed_by


def _what(row: Matter) -> dict[str, str | UUID | None]:
    return {"matter_id": row.id, "clause": row.clause, "scope": row.scope, "unit_id": row.unit_id}


def proposed(session: AsyncSession, row: Matter, now: datetime) -> None:
    """It was put forward."""
    told = {"proposed_on": row.proposed_on, "demanded": "demanded" in row.facts}
    emit(session, MatterProposed(occurred_at=now, **_what(row), **told))


def agreed(session: AsyncSession, row: Matter, now: datetime) -> None:
    """It is on the agenda."""
    emit(session, MatterAgreed(occurred_at=now, **_what(row), agreed_on=row.last_on))


def decided(session: AsyncSession, row: Matter, now: datetime, *, adopted: bool) -> None:
    """Residents decided."""
    same = ("decided_on", "form", "yes", "households")
    told = {name: getattr(row, name) for name in same}
    emit(session, MatterDecided(occurred_at=now, **_what(row), adopted=adopted, **told))


def sent(session: AsyncSession, row: Matter, now: datetime) -> None:
    """The decision went to the ward and to the Front."""
    late = working_days_missed_by(standing_of(row), "sending")
    emit(session, DecisionSent(occurred_at=now, **_what(row), sent_on=row.last_on, days_late=late))


def answered(session: AsyncSession, row: Matter, now: datetime, *, recognised: bool) -> None:
    """Whoever recognises such decisions did, or refused in writing."""
    told = {"recognised": recognised, "answered_on": row.answered_on}
    late = working_days_missed_by(standing_of(row), "recognition")
    emit(session, DecisionAnswered(occurred_at=now, **_what(row), **told, days_late=late))


def put_in_force(session: AsyncSession, row: Matter, now: datetime) -> None:
    """It has effect from a day on; what is to be done about it has a unit and a day."""
    clause = Clause(row.clause)
    told = {"title": public_title(clause, row.title), "effective_on": row.effective_on}
    work = {"lead_unit_id": row.lead_unit_id or row.unit_id, "carry_out_by": row.carry_out_by}
    if clause not in CARRIED_OUT:
        work = {"lead_unit_id": None, "carry_out_by": None}
    emit(session, DecisionPutInForce(occurred_at=now, **_what(row), **told, **work))


def abolished(session: AsyncSession, row: Matter, now: datetime) -> None:
    """The ward abolished it as unlawful, or residents replaced it."""
    told = {"ended_as": row.state, "ended_on": row.last_on}
    emit(session, DecisionAbolished(occurred_at=now, **_what(row), **told))


def breached(
    session: AsyncSession, row: Matter, clock: CaseClock, due_on: date, now: datetime
) -> None:
    """Its last day is over and nobody sent, or answered, it. That is a breach, no approval."""
    told = {"owed": clock.clock, "due_on": due_on}
    emit(session, DecisionBreached(occurred_at=now, **_what(row), **told))
