"""What others are told of supervisions: nothing before it is sent, and no words of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.inspections.rooms import (
    AdviceMoved,
    AdvicePassedOn,
    AdviceSent,
    RecoveryNoted,
    SupervisedReported,
    SupervisionAnswered,
    SupervisionConcluded,
    SupervisionSent,
    SupervisionUnanswered,
)
from libs.kernel.outbox import emit
from libs.law.clocks import calendar_days_late
from services.inspections.supervisions.tables import Advice, Recovery, Supervision


def sent(session: AsyncSession, row: Supervision, now: datetime) -> None:
    """The plan went out."""
    told = {"room": row.room, "unit_id": row.unit_id, "number": row.number}
    told |= {"sent_on": row.sent_on, "starts_on": row.starts_on}
    emit(session, SupervisionSent(occurred_at=now, supervision_id=row.id, **told))


def reported(session: AsyncSession, row: Supervision, now: datetime) -> None:
    """The supervised reported."""
    told = {"unit_id": row.unit_id, "on": now.date()}
    told |= {"days_late": calendar_days_late(row.report_by, now.date())}
    emit(session, SupervisedReported(occurred_at=now, supervision_id=row.id, **told))


def concluded(session: AsyncSession, row: Supervision, now: datetime) -> None:
    """The result went out."""
    told = {"room": row.room, "unit_id": row.unit_id, "work_id": row.work_id}
    told |= {"number": row.result_number, "concluded_on": now.date(), "wrongs": row.wrongs}
    told |= {"days_late": calendar_days_late(row.conclude_by, now.date())}
    emit(session, SupervisionConcluded(occurred_at=now, supervision_id=row.id, **told))


def advised(session: AsyncSession, row: Supervision, one: Advice, now: datetime) -> None:
    """A recommendation went out with it, or on paper to somebody else."""
    told = {"supervision_id": row.id, "room": row.room, "unit_id": row.unit_id}
    told |= {"about_law": one.about_law, "sent_on": one.sent_on}
    if one.to_committee:
        emit(session, AdviceSent(occurred_at=now, advice_id=one.id, **told, due_on=one.due_on))
        return
    to = {"asked": one.addressee}
    emit(session, AdvicePassedOn(occurred_at=now, advice_id=one.id, **told, **to))


def answered(session: AsyncSession, row: Supervision, one: Advice, now: datetime) -> None:
    """The committee answered."""
    told = {"room": row.room, "unit_id": row.unit_id, "number": one.answer_number}
    told |= {"taken": one.taken, "answered_on": now.date()}
    told |= {"days_late": calendar_days_late(one.due_on, now.date())}
    emit(session, SupervisionAnswered(occurred_at=now, advice_id=one.id, **told))


def unanswered(session: AsyncSession, one: Advice, room: str, unit_id: UUID, now: datetime) -> None:
    """The last day passed."""
    told = {"room": room, "unit_id": unit_id, "due_on": one.due_on, "on": now.date()}
    emit(session, SupervisionUnanswered(occurred_at=now, advice_id=one.id, **told))


def recovered(session: AsyncSession, row: Supervision, one: Recovery, now: datetime) -> None:
    """Something came back."""
    told = {"room": row.room, "kind": one.kind, "amount": one.amount, "on": one.on}
    emit(session, RecoveryNoted(occurred_at=now, supervision_id=row.id, **told))


def moved(
    session: AsyncSession,
    one: Advice,
    room: str,
    unit_id: UUID,
    days: Mapping[str, date | None],
    now: datetime,
) -> None:
    """Another calendar gave another day."""
    told = {"room": room, "unit_id": unit_id, **days}
    emit(session, AdviceMoved(occurred_at=now, advice_id=one.id, **told))
