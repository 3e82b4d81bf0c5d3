"""The last day is over: no more opinions are taken, and how many came is told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.consultations import ConsultationClosed
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.rows import ward_of
from services.participation.consultations.rules import State
from services.participation.consultations.tables import Consultation
from services.participation.opinions.queries import counted


async def close_consultations(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Each morning: what had its last day yesterday takes no more opinions."""
    query = (
        select(Consultation)
        .where(Consultation.ward_id == ward_of(session), Consultation.state == State.OPEN)
        .where(Consultation.closes_on < now.date())
        .order_by(Consultation.closes_on, Consultation.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.execute(query)).scalars():
        row.state, row.closed_on = State.CLOSED, now.date()
        record(session, by, "close_consultation", row.id, now)
        sums = (await counted(session, row.id)).total()
        emit(
            session,
            ConsultationClosed(
                occurred_at=now,
                consultation_id=row.id,
                clause=row.clause,
                closed_on=now.date(),
                opinions=sum(sums.values()),
            ),
        )
