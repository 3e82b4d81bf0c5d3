"""After the vote: sent, recognised or refused in writing, put in force, abolished (20.3 to 22)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.law.decisions import Clause, Scope
from libs.law.moves import Given
from libs.permissions import permit
from libs.remembered.queries import working_unit
from services.participation.boards import following as boards
from services.participation.conventions import following
from services.participation.elections import calling_off
from services.participation.headships.following import follow_abolition, follow_recognition
from services.participation.matters import rules, telling
from services.participation.matters.chairing import DISMISSAL, check_chair_in
from services.participation.matters.standings import matter_locked, take
from services.participation.matters.tables import Matter
from services.participation.papers.checking import check_total_paper, complete_paper
from services.participation.papers.owed import part_sent
from services.participation.papers.rules import neighbourhood_of
from services.participation.rounds.deciding import begin_effect
from services.participation.tables import Unit


async def send_decision(
    session: AsyncSession,
    matter_id: UUID,
    *,
    unit_id: UUID | None = None,
    by: Actor,
    now: datetime,
) -> Matter:
    """The decision goes to the ward's committee and the Front; the paper must be whole (20.2).

    Sent here it is received at once, so the clock of whoever recognises starts today. In a matter
    of the whole ward `unit_id` says of which neighbourhood; the ward adds them up.
    """
    row = await matter_locked(session, matter_id)
    where = neighbourhood_of(row.unit_id, unit_id)
    permit(by, "send_decision", unit_id=where)
    await check_chair_in(session, by, row, where, now.date())
    paper = await complete_paper(session, row, where)
    paper.sent_on = now.date()
    if row.unit_id is None:
        await part_sent(session, row, where, by=by, now=now)
        return row
    take(session, row, "send", Given(now.date()), by=by, now=now)
    telling.sent(session, row, now)
    await following.dossier_sent(session, row, by=by, now=now)
    return row


async def recognise_decision(
    session: AsyncSession, matter_id: UUID, *, number: str, on: date, by: Actor, now: datetime
) -> Matter:
    """Whom the law names, ward or Front, recognises it: from that day it has effect."""
    permit(by, "recognise_decision")
    row = await _for_recogniser(session, matter_id, on, by, now)
    if row.clause == Clause.HEAD:
        await calling_off.lock_headship(session, row)
        await calling_off.check_vacant(session, row, now.date())
    given = Given(on, number=number)
    take(session, row, "recognise", given, by=by, now=now)
    row.number, row.answered_on, row.effective_on = number, on, on
    telling.answered(session, row, now, recognised=True)
    await following.recognised(session, row, given, by=by, now=now)
    await begin_effect(session, row, by=by, now=now)
    if row.clause == Clause.HEAD:
        await follow_recognition(session, row, by=by, now=now)
    if row.clause == Clause.BOARD:
        await boards.follow_recognition(session, row, by=by, now=now)
    return row


async def refuse_decision(
    session: AsyncSession,
    matter_id: UUID,
    *,
    number: str,
    on: date,
    reason: str,
    by: Actor,
    now: datetime,
) -> Matter:
    """It is not recognised, in writing and with reasons (article 21.2)."""
    permit(by, "refuse_decision")
    row = await _for_recogniser(session, matter_id, on, by, now)
    given = Given(on, number=number, reason=reason)
    take(session, row, "refuse", given, by=by, now=now)
    row.number, row.answered_on, row.reason = number, on, reason
    telling.answered(session, row, now, recognised=False)
    await following.refused(session, row, given, by=by, now=now)
    return row


async def put_in_force(
    session: AsyncSession,
    matter_id: UUID,
    *,
    number: str,
    on: date,
    lead_unit_id: UUID | None,
    by: Actor,
    now: datetime,
) -> Matter:
    """The committee sets the day on which a decision of the whole ward has effect (21.2)."""
    permit(by, "put_in_force")
    row = await matter_locked(session, matter_id)
    if row.decided_on and on < row.decided_on:
        raise rules.EffectBeforeDecision(decided_on=f"{row.decided_on:%d/%m/%Y}")
    if row.carry_out_by and lead_unit_id is None:
        raise rules.NoLeadUnit(fields={"lead_unit_id": "Chọn một đơn vị."})
    if row.unit_id is None:
        await check_total_paper(session, row)
    if lead_unit_id:
        await working_unit(session, Unit, lead_unit_id)
    take(session, row, "put_in_force", Given(now.date(), number=number), by=by, now=now)
    row.number, row.answered_on, row.effective_on = number, now.date(), on
    row.lead_unit_id = lead_unit_id
    await begin_effect(session, row, by=by, now=now)
    return row


async def abolish_decision(
    session: AsyncSession, matter_id: UUID, *, number: str, reason: str, by: Actor, now: datetime
) -> Matter:
    """The committee abolishes a decision that is against the law, saying why (article 22)."""
    permit(by, "abolish_decision")
    row = await matter_locked(session, matter_id)
    given = Given(now.date(), number=number, reason=reason)
    await following.abolished(session, row, given, by=by, now=now)
    take(session, row, "abolish", given, by=by, now=now)
    row.number, row.answered_on, row.reason = number, now.date(), reason
    telling.abolished(session, row, now)
    if row.clause == Clause.HEAD:
        await calling_off.lock_headship(session, row)
        await follow_abolition(session, row, by=by, now=now)
        if DISMISSAL in row.facts:
            await calling_off.follow_abolition(session, row, by=by, now=now)
    if row.clause == Clause.BOARD:
        await boards.follow_abolition(session, row, by=by, now=now)
    return row


async def _for_recogniser(
    session: AsyncSession, matter_id: UUID, on: date, by: Actor, now: datetime
) -> Matter:
    row = await matter_locked(session, matter_id)
    rules.check_recogniser(by, Clause(row.clause), Scope(row.scope), row.decided_on or on)
    rules.check_day(on, now.date())
    return row
