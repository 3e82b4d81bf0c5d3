"""Words what happened in dialogues for the other services: numbers and promises, no persons."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.dialogues import (
    CommitmentMade,
    CommitmentSettled,
    DialogueConferenceOverdue,
    DialogueHeld,
)
from libs.kernel.outbox import emit
from services.reception.dialogues.rules import DialogueKind
from services.reception.dialogues.tables import Commitment, ConferenceDuty, Dialogue

TITLE_MAX = 300


def held(session: AsyncSession, row: Dialogue, now: datetime) -> None:
    """It took place."""
    same = ("kind", "residents", "officials", "questions", "answered")
    told = {name: getattr(row, name) for name in same}
    emit(session, DialogueHeld(occurred_at=now, dialogue_id=row.id, held_on=row.on, **told))


def made(session: AsyncSession, row: Dialogue, each: Commitment, now: datetime) -> None:
    """The committee promised something."""
    where = f"Cam kết {each.ordinal}, đối thoại ngày {row.on:%d/%m/%Y}"
    # What is promised in the dialogue of a complaint would tell whose complaint it is.
    public = row.kind == DialogueKind.CONFERENCE
    emit(
        session,
        CommitmentMade(
            occurred_at=now,
            commitment_id=each.id,
            dialogue_id=row.id,
            kind=row.kind,
            title=_short(each.text) if public else where,
            source_path=where,
            unit_id=each.unit_id,
            due_on=each.due_on,
        ),
    )


def settled(session: AsyncSession, row: Dialogue, each: Commitment, now: datetime) -> None:
    """It was kept, or not."""
    emit(
        session,
        CommitmentSettled(
            occurred_at=now,
            commitment_id=each.id,
            dialogue_id=row.id,
            kind=row.kind,
            outcome=each.state,
            settled_on=each.ended_on,
            days_late=each.days_late,
        ),
    )


def overdue(session: AsyncSession, duty: ConferenceDuty, now: datetime) -> None:
    """A year passed without a conference."""
    told = {"duty_id": duty.id, "year": duty.year, "due_on": duty.due_on}
    emit(session, DialogueConferenceOverdue(occurred_at=now, **told))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= TITLE_MAX else f"{line[: TITLE_MAX - 1].rstrip()}…"
