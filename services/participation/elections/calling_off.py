"""An election that does not take place: called off, or the dismissal before it is abolished."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.moves import Given
from libs.permissions import permit
from libs.rows import found
from services.participation.candidates.queries import election_of, election_under_way
from services.participation.candidates.tables import Election
from services.participation.elections import rules, telling
from services.participation.elections.days import NOT_VOTED
from services.participation.headships.queries import (
    current_headship,
    rests_on,
    undone_dismissals,
)
from services.participation.headships.rules import Kind
from services.participation.matters.standings import matter_locked, take
from services.participation.matters.tables import Matter
from services.participation.tables import Unit

REASON = "Việc cho thôi đã bị bãi bỏ ({number}), chức danh này không còn khuyết."


async def call_off_election(
    session: AsyncSession, election_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Election:
    """The chair takes the decision back before residents vote; another may follow."""
    permit(by, "call_off_election")
    row = await found(session, Election, election_id, lock=True)
    rules.check_of_head(row.board_id)  # into a board: whoever put it forward takes it back
    if row.called_off_on:
        raise rules.ElectionNotHeld
    matter = await matter_locked(session, row.matter_id)
    await _call_off(session, row, matter, reason, by=by, now=now)
    return row


async def follow_abolition(
    session: AsyncSession, matter: Matter, *, by: Actor, now: datetime
) -> None:
    """A dismissal was abolished, so nothing is vacant: what nobody voted on yet is called off.

    Once residents vote nobody takes the vote from them; `check_vacant` then says that whoever they
    elected is not recognised.
    """
    if matter.unit_id is None or not await _is_back(session, matter.unit_id, now.date()):
        return
    row = await election_under_way(session, matter.unit_id)
    if row is None or not await _rests_on_undone(session, row):
        return
    row = await found(session, Election, row.id, lock=True)
    vote = await matter_locked(session, row.matter_id)
    if row.called_off_on is None and vote.state in NOT_VOTED:
        reason = REASON.format(number=matter.number)
        await _call_off(session, row, vote, reason, by=by, now=now)


async def lock_headship(session: AsyncSession, matter: Matter) -> None:
    """Recognitions and abolitions that change who heads one neighbourhood come one by one.

    Locked as everywhere: the election that may be called off, its matter, the neighbourhood, which
    may have ended, for what was sent is answered all the same.
    """
    assert matter.unit_id is not None  # nobody heads the whole ward
    row = await election_under_way(session, matter.unit_id)
    if row and row.matter_id != matter.id:
        await found(session, Election, row.id, lock=True)
        await matter_locked(session, row.matter_id)
    await found(session, Unit, matter.unit_id, lock=True)


async def check_vacant(session: AsyncSession, matter: Matter, today: date) -> None:
    """Nobody is recognised as head beside one who was dismissed unlawfully and is back."""
    row = await election_of(session, matter.id)
    if row is None or not await _rests_on_undone(session, row):
        return
    if await _is_back(session, row.unit_id, today):
        raise rules.NothingVacant


async def _rests_on_undone(session: AsyncSession, row: Election) -> bool:
    return any(rests_on(row, each) for each in await undone_dismissals(session))


async def _is_back(session: AsyncSession, unit_id: UUID, today: date) -> bool:
    """Whether somebody heads it whose term goes on; one of before the product may be unknown."""
    present = await current_headship(session, unit_id)
    if present is None:
        return True
    return present.kind == Kind.ELECTED and (present.until is None or today <= present.until)


async def _call_off(
    session: AsyncSession, row: Election, matter: Matter, reason: str, *, by: Actor, now: datetime
) -> None:
    take(session, matter, "withdraw", Given(now.date(), reason=reason), by=by, now=now)
    matter.reason, row.called_off_on = reason, now.date()
    record(session, by, "call_off_election", row.id, now)
    telling.called_off(session, row, now)
