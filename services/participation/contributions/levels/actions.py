"""Residents decided anew what each household gives."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.decisions import Clause, Scope
from services.participation.contributions import telling
from services.participation.contributions.actions import kept_fund
from services.participation.contributions.levels import rules
from services.participation.contributions.levels.queries import has_account, levels_of
from services.participation.contributions.levels.rules import Level
from services.participation.contributions.rules import OfAnotherNeighbourhood
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
    )
    session.add(made)
    said = {"matter_id": matter.id, "from_on": new.from_on, "level": new.dong}
    record(session, by, "change_fund_level", row.id, now, **said)
    telling.level_changed(session, row, made, now)
    return row
