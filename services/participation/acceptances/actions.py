"""Households accept to vote on the web: themselves by their paper, or on a sheet written down."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from libs.kernel.actor import Actor
from libs.kernel.history import record
from libs.law.decisions import Before, Clause, Scope
from libs.permissions import permit
from services.participation.acceptances import queries, rules
from services.participation.acceptances.tables import Acceptance
from services.participation.households.access.queries import household_of
from services.participation.households.access.rules import Access
from services.participation.households.queries import roll_on
from services.participation.households.rules import SaidByTheHousehold, StruckFor
from services.participation.matters.standings import matter_locked
from services.participation.matters.tables import Matter


async def note_acceptances(
    session: AsyncSession,
    matter_id: UUID,
    *,
    household_ids: Collection[UUID],
    by: Actor,
    now: datetime,
) -> Matter:
    """These households signed a sheet that they accept; the head or the Front writes it down."""
    matter = await _asked(session, matter_id, now.date(), "note_acceptances", by)
    await _accept(session, matter, household_ids, now.date(), on_paper=True)
    record(session, by, "note_acceptances", matter.id, now, households=len(set(household_ids)))
    return matter


async def strike_acceptances(
    session: AsyncSession,
    matter_id: UUID,
    *,
    household_ids: Collection[UUID],
    reason: StruckFor,
    by: Actor,
    now: datetime,
) -> Matter:
    """What was written down from sheets is struck out; what a household said itself stays."""
    matter = await _asked(session, matter_id, now.date(), "strike_acceptances", by)
    await _end(session, matter, household_ids, now.date(), only_on_paper=True)
    said = {"households": len(set(household_ids)), "reason": reason}
    record(session, by, "strike_acceptances", matter.id, now, **said)
    return matter


async def accept_online(
    session: AsyncSession, matter_id: UUID, access: Access, *, by: Actor, now: datetime
) -> Matter:
    """A household accepts by its paper. Which one it was is in no history."""
    matter = await _asked(session, matter_id, now.date())
    household = await household_of(session, access, today=now.date())
    await _accept(session, matter, [household.id], now.date(), on_paper=False)
    record(session, by, "accept_online", matter.id, now)
    return matter


async def withdraw_acceptance(
    session: AsyncSession, matter_id: UUID, access: Access, *, by: Actor, now: datetime
) -> Matter:
    """A household takes its acceptance back by its paper."""
    matter = await _asked(session, matter_id, now.date())
    household = await household_of(session, access, today=now.date())
    await _end(session, matter, [household.id], now.date())
    record(session, by, "withdraw_acceptance", matter.id, now)
    return matter


async def _asked(
    session: AsyncSession,
    matter_id: UUID,
    today: date,
    action: str = "",
    by: Actor | None = None,
) -> Matter:
    """The matter, locked: acceptances are weighed one after the other."""
    matter = await matter_locked(session, matter_id)
    if by:  # a household needs no permission but its paper
        permit(by, action, unit_id=matter.unit_id)
    rules.check_asked(Clause(matter.clause), Scope(matter.scope), matter.state, today)
    return matter


async def _accept(
    session: AsyncSession,
    matter: Matter,
    household_ids: Collection[UUID],
    today: date,
    *,
    on_paper: bool,
) -> None:
    numbers = await _numbers(session, matter, today)
    if set(household_ids) - numbers.keys():
        raise rules.NotOfThisMatter
    known = {row.household_id: row for row in await queries.acceptances_of(session, matter.id)}
    again = [each for each in set(household_ids) & known.keys() if known[each].ended_on is None]
    if again:
        raise rules.AcceptedAlready(numbers=_listed(again, numbers))
    for household_id in set(household_ids):
        row = known.get(household_id)
        if row is None:
            row = Acceptance(
                matter_id=matter.id,
                household_id=household_id,
                given_on=today,
                on_paper=on_paper,
            )
            session.add(row)
        row.given_on, row.on_paper, row.ended_on = today, on_paper, None
    await _weigh(session, matter, today)


async def _end(
    session: AsyncSession,
    matter: Matter,
    household_ids: Collection[UUID],
    today: date,
    *,
    only_on_paper: bool = False,
) -> None:
    numbers = await _numbers(session, matter, today)
    rows = await queries.acceptances_of(session, matter.id)
    given = {row.household_id: row for row in rows if row.ended_on is None}
    if missing := set(household_ids) - given.keys():
        raise rules.NotAccepted(numbers=_listed(missing, numbers))
    if only_on_paper and (own := [e for e in set(household_ids) if not given[e].on_paper]):
        raise SaidByTheHousehold(numbers=_listed(own, numbers))
    for household_id in set(household_ids):
        given[household_id].ended_on = today
    await _weigh(session, matter, today)


async def _weigh(session: AsyncSession, matter: Matter, today: date) -> None:
    """What the form depends on follows the acceptances; opening weighs them once more."""
    await session.flush()
    tally = await queries.tally_on(session, matter, today)
    facts = {each for each in matter.facts if each != Before.ACCEPTED}
    if rules.enough(tally.accepting, tally.households, today):
        facts.add(Before.ACCEPTED)
    matter.facts = sorted(facts)


async def _numbers(session: AsyncSession, matter: Matter, today: date) -> dict[UUID, int]:
    assert matter.unit_id is not None  # the law has no online vote of the whole ward
    return {each.id: each.number for each in await roll_on(session, matter.unit_id, today)}


def _listed(household_ids: Collection[UUID], numbers: dict[UUID, int]) -> str:
    known = sorted(numbers[each] for each in household_ids if each in numbers)
    return ", ".join(map(str, known))
