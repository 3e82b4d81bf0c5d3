"""What the clock does with requests: tells that one is late, and forgets who asked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.clocks import working_days_late
from libs.rows import ward_of
from services.disclosures.information import rules, telling
from services.disclosures.information.tables import InformationRequest, Requester


async def flag_late_requests(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Tell once of every request whose day passed without an answer."""
    query = (
        select(InformationRequest)
        .where(InformationRequest.ward_id == ward_of(session))
        .where(InformationRequest.due_on < now.date(), InformationRequest.closed_on.is_(None))
        .where(InformationRequest.late_told_on.is_(None))
        .order_by(InformationRequest.due_on, InformationRequest.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.execute(query)).scalars():
        assert row.due_on
        row.late_told_on = now.date()
        late = working_days_late(row.due_on, now.date())
        record(session, by, "flag_late_requests", row.id, now, days_late=late)
        telling.late(session, row, late, now)


async def erase_requesters(session: AsyncSession, *, by: Actor, now: datetime) -> None:
    """Forget who asked, what they wrote and what they were answered, when the time is over.

    That a request came, when, and how it ended stays: it names nobody.
    """
    query = (
        select(InformationRequest)
        .where(InformationRequest.ward_id == ward_of(session))
        .where(InformationRequest.closed_on.is_not(None), InformationRequest.erased_on.is_(None))
        .order_by(InformationRequest.closed_on, InformationRequest.id)
        .with_for_update(skip_locked=True)
    )
    for row in (await session.execute(query)).scalars():
        assert row.closed_on
        if now.date() <= rules.keep_until(row.closed_on):
            continue
        await session.execute(
            delete(Requester).where(
                Requester.ward_id == ward_of(session), Requester.request_id == row.id
            )
        )
        row.asked = row.answer = row.missing = row.extension_reason = ""
        row.answer_file, row.erased_on = None, now.date()
        record(session, by, "erase_requesters", row.id, now)
