"""Refuse to receive, and issue the written notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.reception.refusals import (
    ReceptionRefused,
    RefusalNoticeIssued,
)
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.law.clocks import working_days_late
from libs.law.refusal_grounds import refusal_ground
from libs.permissions import permit
from libs.rows import found
from services.reception.refusals import rules
from services.reception.refusals.tables import ReceptionRefusal
from services.reception.sealed.kept.actions import close_letter
from services.reception.sealed.kept.rules import Keep
from services.reception.sealed.letters import Letter, named_in, restrict, seal
from services.reception.sessions.bookings.rules import Matter
from services.reception.visits.rules import check_words


async def refuse_reception(
    session: AsyncSession,
    *,
    ground: str,
    matter: Matter,
    summary: str,
    refused_on: date,
    who: Letter,
    by: Actor,
    now: datetime,
) -> ReceptionRefusal:
    """Do not receive somebody, on a ground in force on that day; who it was is sealed.

    Of a denunciation what was said is sealed as well, and opens for two persons.
    """
    permit(by, "refuse_reception")
    rules.check_day(refused_on, now.date())
    law = refusal_ground(ground, refused_on)
    check_words(named_in(who), summary)
    due = rules.notice_due(law, refused_on)
    if matter is Matter.DENUNCIATION:
        who, summary = replace(who, text=summary), ""
    sealed_id = await _seal(session, who, matter, refused_on, now)
    row = ReceptionRefusal(
        refused_on=refused_on,
        ground=ground,
        matter=matter,
        summary=summary,
        sealed_id=sealed_id,
        notice_due_on=due.due_on if due else None,
        basis=due.basis if due else None,
        calendar_version=due.calendar_version if due else None,
        counted=due.counted if due else None,
    )
    session.add(row)
    record(session, by, "refuse_reception", row.id, now, ground=ground)
    said = {"refusal_id": row.id, "ground": ground, "refused_on": refused_on}
    emit(session, ReceptionRefused(occurred_at=now, **said, notice_due_on=row.notice_due_on))
    return row


async def _seal(
    session: AsyncSession, who: Letter, matter: Matter, refused_on: date, now: datetime
) -> UUID:
    """The names are kept for their time from that day on; who denounced opens for two persons."""
    sealed_id = await seal(session, who, now=now)
    await close_letter(session, sealed_id, kept_as=Keep.RECEPTION, closed_on=refused_on)
    if matter is Matter.DENUNCIATION:
        await restrict(session, sealed_id, now=now)
    return sealed_id


async def issue_refusal_notice(
    session: AsyncSession, refusal_id: UUID, *, number: str, on: date, by: Actor, now: datetime
) -> ReceptionRefusal:
    """The written notice (Mẫu số 01/TCD) has its number and its day."""
    permit(by, "issue_refusal_notice")
    row = await found(session, ReceptionRefusal, refusal_id, lock=True)
    law = refusal_ground(row.ground, row.refused_on)
    rules.check_notice(law, row.notice_number, row.refused_on, on, now.date())
    row.notice_number, row.notice_on = number, on
    row.days_late = working_days_late(row.notice_due_on, on) if row.notice_due_on else 0
    record(session, by, "issue_refusal_notice", row.id, now, number=number)
    emit(
        session,
        RefusalNoticeIssued(
            occurred_at=now,
            refusal_id=row.id,
            document_number=number,
            issued_on=on,
            days_late=row.days_late,
        ),
    )
    return row
