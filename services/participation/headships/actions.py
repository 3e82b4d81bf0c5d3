"""The chair names a provisional head, or lengthens or shortens a term."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.contracts.participation.elections import HeadTermShifted, ProvisionalHeadNamed
from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.kernel.outbox import emit
from libs.permissions import permit
from libs.rows import found
from services.participation.headships import rules
from services.participation.headships.following import end_headship
from services.participation.headships.queries import current_headship, first_provisional
from services.participation.headships.rules import EndedAs, Kind
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
