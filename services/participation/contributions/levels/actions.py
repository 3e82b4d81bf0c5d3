"""What each household gives: decided anew, typed again where it was wrong, confirmed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.decisions import Clause, Scope
from libs.permissions import permit
from libs.rows import found
from services.participation.contributions import telling
from services.participation.contributions.actions import kept_fund
from services.participation.contributions.levels import rules
from services.participation.contributions.levels.queries import (
    as_level,
    has_account,
    level_row,
    levels_of,
)
from services.participation.contributions.levels.rules import Level
from services.participation.contributions.rules import (
    FundClosed,
    OfAnotherNeighbourhood,
    Terms,
    check_opening,
)
from services.participation.contributions.tables import Fund, FundLevel
from services.participation.matters.rules import MatterState
from services.participation.matters.standings import matter_locked


async def change_fund_level(
    session: AsyncSession, fund_id: UUID, new: Level, *, by: Actor, now: datetime
) -> Fund:
    """The head writes down the level of another decision (article 15.1, 22); gifts stay given."""
    row = await kept_fund(session, fund_id, "change_fund_level", by)
    matter = await matter_locked(session, new.matter_id)
    if matter.scope == Scope.NEIGHBOURHOOD and matter.unit_id != row.unit_id:
        raise OfAnotherNeighbourhood
    levels = (await levels_of(session, [row]))[row.id]
    if new.matter_id in {each.matter_id for each in levels}:
        raise rules.LevelNeedsADecision
    if await has_account(session, row.unit_id, new.matter_id):
        raise rules.DecisionHasItsAccount
    clause, state = Clause(matter.clause), MatterState(matter.state)
    rules.check_level(clause, state, matter.effective_on, new, levels[-1])
    made = FundLevel(
        fund_id=row.id,
        matter_id=matter.id,
        from_on=new.from_on,
        level_dong=new.dong,
        level_half_days=new.half_days,
        author_id=by.id,
        written_on=now.date(),
    )
    session.add(made)
    said = {"matter_id": matter.id, "from_on": new.from_on, "level": new.dong}
    record(session, by, "change_fund_level", row.id, now, **said)
    telling.level_changed(session, row, made, now)
    return row


async def correct_fund_level(
    session: AsyncSession, fund_id: UUID, new: Level, *, by: Actor, now: datetime
) -> Fund:
    """The head typed a level wrongly and types it again, before the Front confirmed it.

    Of the first one also what the account held; its day stays that of the opening.
    """
    row = await kept_fund(session, fund_id, "correct_fund_level", by)
    typed = await level_row(session, row, new.matter_id)
    before = as_level(typed)
    rules.check_correcting(before)
    rules.check_fields(before, new, first=isinstance(typed, Fund))
    levels = (await levels_of(session, [row]))[row.id]
    place = [each.matter_id for each in levels].index(new.matter_id)
    for following in levels[place + 1 : place + 2]:
        rules.check_before(new, following)
    matter = await matter_locked(session, new.matter_id)
    clause, state = Clause(matter.clause), MatterState(matter.state)
    if isinstance(typed, Fund):
        terms = Terms(new.dong, new.half_days, new.opening)
        check_opening(clause, state, matter.effective_on, terms, now.date())
        typed.opening_dong = new.opening
    else:
        rules.check_level(clause, state, matter.effective_on, new, levels[place - 1])
        typed.from_on = new.from_on
    typed.level_dong, typed.level_half_days = new.dong, new.half_days
    typed.author_id, typed.written_on = by.id, now.date()
    said = {"matter_id": matter.id} | rules.changed(before, new)
    record(session, by, "correct_fund_level", row.id, now, **said)
    return row


async def confirm_fund_level(
    session: AsyncSession, fund_id: UUID, seen: Level, *, by: Actor, now: datetime
) -> Fund:
    """The Front compared what was typed with the decision of the households; never its own."""
    row = await found(session, Fund, fund_id, lock=True)
    typed = await level_row(session, row, seen.matter_id)
    permit(by, "confirm_fund_level", author_id=typed.author_id)
    if row.settled_on:
        raise FundClosed(on=f"{row.settled_on:%d/%m/%Y}")
    rules.check_confirming(as_level(typed), seen)
    typed.confirmed_on, typed.confirmer_id = now.date(), by.id
    said = {"matter_id": typed.matter_id, "level": typed.level_dong}
    record(session, by, "confirm_fund_level", row.id, now, **said)
    telling.level_confirmed(session, row, as_level(typed), now)
    return row
