"""Terms without an election: provisional, of before the product; lengthened, shortened, left."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.elections import (
    HeadEntered,
    HeadLeft,
    HeadTermShifted,
    ProvisionalHeadNamed,
)
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.participation.headships import rules
from services.participation.headships.following import end_headship
from services.participation.headships.queries import current_headship, first_provisional
from services.participation.headships.rules import EndedAs, Kind, Vacancy
from services.participation.headships.tables import Headship
from services.participation.households.locking import locked_neighbourhood


async def name_provisional_head(
    session: AsyncSession,
    unit_id: UUID,
    *,
    number: str,
    since: date,
    until: date,
    by: Actor,
    now: datetime,
) -> Headship:
    """Somebody heads a neighbourhood without an elected head, for six months at most."""
    permit(by, "name_provisional_head")
    await locked_neighbourhood(session, unit_id)
    present = await current_headship(session, unit_id, lock=True)
    if present and present.kind == Kind.ELECTED and (not present.until or since <= present.until):
        until_words = f"{present.until:%d/%m/%Y}" if present.until else "khi có người thay"
        raise rules.HeadThere(until=until_words)
    if present and since <= present.since:
        raise rules.BeginsBeforeLast(since=f"{present.since:%d/%m/%Y}")
    first = await first_provisional(session, unit_id, since)
    rules.check_provisional(since, until, first, now.date())
    await end_headship(session, unit_id, since, EndedAs.FOLLOWED)
    row = Headship(
        unit_id=unit_id,
        kind=Kind.PROVISIONAL,
        number=number,
        since=since,
        until=until,
        term_until=until,
    )
    session.add(row)
    record(session, by, "name_provisional_head", row.id, now, since=since, until=until)
    told = {"headship_id": row.id, "unit_id": unit_id, "since": since, "until": until}
    emit(session, ProvisionalHeadNamed(occurred_at=now, **told))
    return row


async def shift_head_term(
    session: AsyncSession,
    headship_id: UUID,
    *,
    until: date,
    number: str,
    by: Actor,
    now: datetime,
) -> Headship:
    """The ward lets a term end up to six months earlier or later (Nghị định 185/2026/NĐ-CP)."""
    permit(by, "shift_head_term")
    row = await found(session, Headship, headship_id, lock=True)
    if row.kind != Kind.ELECTED or row.ended_on or row.term_until is None:
        raise rules.NoTerm
    rules.check_shift(row.term_until, until, now.date())
    row.until = until
    record(session, by, "shift_head_term", row.id, now, until=until, number=number)
    told = {"headship_id": row.id, "unit_id": row.unit_id, "until": until}
    emit(session, HeadTermShifted(occurred_at=now, **told))
    return row


async def enter_head(
    session: AsyncSession,
    unit_id: UUID,
    *,
    number: str,
    since: date,
    until: date | None,
    by: Actor,
    now: datetime,
) -> Headship:
    """The head whom a neighbourhood had before the ward began with the product."""
    permit(by, "enter_head")
    await locked_neighbourhood(session, unit_id)
    rules.check_entered(since, until, now.date())
    if present := await current_headship(session, unit_id, lock=True):
        raise rules.HeadKnown(since=f"{present.since:%d/%m/%Y}")
    row = Headship(
        unit_id=unit_id,
        kind=Kind.ELECTED,
        number=number,
        since=since,
        until=until,
        term_until=until,
        seated_on=since,
    )
    session.add(row)
    record(session, by, "enter_head", row.id, now, since=since, until=until)
    told = {"headship_id": row.id, "unit_id": unit_id, "since": since, "until": until}
    emit(session, HeadEntered(occurred_at=now, **told))
    return row


async def note_head_left(
    session: AsyncSession,
    headship_id: UUID,
    *,
    ended_as: EndedAs,
    on: date,
    by: Actor,
    now: datetime,
) -> Headship:
    """The head resigned or died: a new election is owed, and a provisional head meanwhile."""
    permit(by, "note_head_left")
    row = await _in_office(session, headship_id)
    rules.check_left(ended_as, row.since, on, now.date())
    row.ended_on, row.ended_as = on, ended_as
    owed = Vacancy(row.unit_id, row.id, on, rules.LEFT_RULE)
    decide_by = owed.deadline.due_on if row.kind == Kind.ELECTED else None
    record(session, by, "note_head_left", row.id, now, on=on, decide_by=decide_by)
    told = {"headship_id": row.id, "unit_id": row.unit_id, "left_on": on, "decide_by": decide_by}
    emit(session, HeadLeft(occurred_at=now, **told))
    return row


async def confirm_head_account(
    session: AsyncSession, headship_id: UUID, *, by: Actor, now: datetime
) -> Headship:
    """Whoever has the role already is the one: elected again, nothing changes in the directory."""
    permit(by, "confirm_head_account")
    row = await _in_office(session, headship_id)
    row.seated_on = row.seated_on or now.date()
    record(session, by, "confirm_head_account", row.id, now)
    return row


async def _in_office(session: AsyncSession, headship_id: UUID) -> Headship:
    row = await found(session, Headship, headship_id, lock=True)
    if row.ended_on:
        raise rules.HeadOver
    return row
