"""Words what became of a case for the other services, without who wrote and of whom."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.petitions import (
    PetitionAssigned,
    PetitionLeftKind,
    PetitionMoved,
    PetitionNearlyNeglected,
    PetitionOverdue,
    PetitionRegistered,
    PetitionSettled,
    PetitionSorted,
    PetitionUnassigned,
)
from libs.kernel.outbox import emit
from services.reception.cases.tables import Case, ClockOfCase, Intake


def _of(case: Case, now: datetime) -> dict[str, Any]:
    return {"occurred_at": now, "case_id": case.id, "kind": case.kind}


def registered(session: AsyncSession, case: Case, intake: Intake, now: datetime) -> None:
    """It came."""
    more = {"intake_id": intake.id, "channel": intake.channel, "received_on": case.received_on}
    emit(session, PetitionRegistered(**_of(case, now), **more))


def sorted_as(session: AsyncSession, case: Case, before: str, now: datetime) -> None:
    """It is of another kind than before."""
    of = {**_of(case, now), "received_on": case.received_on}
    emit(session, PetitionLeftKind(**of | {"kind": before}))
    emit(session, PetitionSorted(**of, sorted_on=case.last_on))


def assigned(session: AsyncSession, case: Case, now: datetime) -> None:
    """Another unit has it, or none any more."""
    of = _of(case, now)
    if case.unit_id:
        emit(session, PetitionAssigned(**of, unit_id=case.unit_id))
    else:
        emit(session, PetitionUnassigned(**of))


def moved(session: AsyncSession, case: Case, move: str, late: int, now: datetime) -> None:
    """A step was made; the first that settles it is told as its end as well."""
    step = {"move": move, "state": case.state, "on": case.last_on, "days_late": late}
    emit(session, PetitionMoved(**_of(case, now), **step))


def settled(session: AsyncSession, case: Case, late: int, now: datetime) -> None:
    """The ward did its part."""
    end = {"outcome": case.state, "settled_on": case.settled_on, "received_on": case.received_on}
    emit(session, PetitionSettled(**_of(case, now), **end, days_late=late))


def overdue(session: AsyncSession, case: Case, clock: ClockOfCase, now: datetime) -> None:
    """A time limit passed."""
    emit(session, PetitionOverdue(**_of(case, now), clock=clock.clock, due_on=clock.due_on))


def nearly_neglected(session: AsyncSession, case: Case, now: datetime) -> None:
    """Nobody processed it until the day of the warning."""
    emit(session, PetitionNearlyNeglected(**_of(case, now), received_on=case.received_on))
